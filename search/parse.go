package search

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Parse reads a query as the package comment describes; the names of facets are
// fields. There is no syntax error: what is not an operator is a word.
func Parse(s string, facets Facets) Query {
	fields := []Field{InTitle, AtPath}
	for _, f := range facets {
		fields = append(fields, Field(f.Name))
	}
	return joinTokens(joinWords(lexer{fields}.tokens(Clean(s))))
}

// Clean leaves only what a query can hold: valid UTF-8, straight quotes, no
// control character, and none of the invisible marks that change the direction
// of text.
func Clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune("“”„‟«»＂", r):
			return '"'
		case r == utf8.RuneError || unicode.IsControl(r) || unicode.IsSpace(r) || r == '\u200b': // space of zero width
			return ' '
		case unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, s)
}

// token is a unit, perhaps excluded, or an operator.
type token struct {
	unit     Unit
	not      bool
	operator string // "OR", "AND", or "" for a unit
}

// lexer knows the fields that a query may name.
type lexer struct{ fields []Field }

// tokens cuts a clean query into tokens.
func (l lexer) tokens(s string) []token {
	var out []token
	for {
		s = strings.TrimLeft(s, " ")
		if s == "" {
			return out
		}
		var t token
		var ok bool
		if t, s, ok = l.next(s); ok {
			out = append(out, t)
		}
	}
}

// next reads the token at the front of s, which does not begin with a space. It is not ok
// when the token asks for nothing: an empty phrase, or "*".
func (l lexer) next(s string) (t token, rest string, ok bool) {
	s, t.not = exclusion(s)
	field, s := l.field(s)
	t.unit.Field = field
	if strings.HasPrefix(s, `"`) {
		text, rest, _ := strings.Cut(s[1:], `"`)
		t.unit.Text = strings.Join(strings.Fields(text), " ")
		t.unit.Phrase = field == Anywhere || field == InTitle
		return t.named(), rest, t.unit.Text != "" || field != Anywhere
	}
	end := strings.IndexAny(s, ` "`)
	if end < 0 {
		end = len(s)
	}
	t.unit.Text, rest = s[:end], s[end:]
	if field != Anywhere {
		return t.named(), rest, true
	}
	if t.unit.Text == "OR" || t.unit.Text == "AND" {
		if !t.not {
			t.operator = t.unit.Text
		}
		t.unit.Text = strings.ToLower(t.unit.Text)
	}
	return t, rest, strings.Trim(t.unit.Text, "*") != ""
}

// joinWords makes one word of those that are one term of the index with a space in it:
// "R & D", "Ph. D.".
func joinWords(tokens []token) []token {
	out := make([]token, 0, len(tokens))
	for _, t := range tokens {
		n, joint := len(out), ""
		switch {
		case n > 1 && out[n-1].isWord() && out[n-1].unit.Text == "&" && !out[n-1].not && isPair(out[n-2].unit.Text, t.unit.Text):
			n, joint = n-2, " & "
		case n > 0 && isDegree(out[n-1].unit.Text, t.unit.Text):
			n, joint = n-1, " "
		}
		if joint != "" && out[n].isWord() && t.isWord() && !t.not {
			first := out[n]
			first.unit.Text += joint + t.unit.Text
			first.operator = ""
			out, t = out[:n], first
		}
		out = append(out, t)
	}
	return out
}

func (t token) isWord() bool { return t.unit.Field == Anywhere && !t.unit.Phrase }

// isPair reports whether an ampersand joins two words: AT & T, but not red & green.
func isPair(a, b string) bool {
	const letters = 3 // at most, on both sides
	first, second := lastLetters(a), firstLetters(b)
	return first != "" && second != "" && len(first)+len(second) <= letters
}

// isDegree reports whether two words are a degree whose second part is a letter, as many
// names are.
func isDegree(a, b string) bool {
	a, ok := strings.CutSuffix(a, ".")
	if !ok || len(firstLetters(b)) != 1 {
		return false
	}
	switch strings.ToLower(lastLetters(a)) {
	case "ph", "ed", "psy", "pharm", "ll":
		return true
	}
	return false
}

func lastLetters(s string) string { return s[len(strings.TrimRightFunc(s, unicode.IsLetter)):] }

func firstLetters(s string) string {
	return s[:len(s)-len(strings.TrimLeftFunc(s, unicode.IsLetter))]
}

// exclusion takes dashes from the front of s. One dash excludes; several mean
// nothing, and dashes with nothing after them are a word.
func exclusion(s string) (rest string, not bool) {
	rest = strings.TrimLeft(s, "-")
	switch dashes := len(s) - len(rest); {
	case dashes == 0:
		return s, false
	case rest == "" || rest[0] == ' ':
		return "-" + rest, false
	case rest[0] == '"' && emptyPhrase(rest):
		return rest, false
	default:
		return rest, dashes == 1
	}
}

func emptyPhrase(s string) bool {
	text, _, _ := strings.Cut(s[1:], `"`)
	return strings.TrimSpace(text) == ""
}

// field takes a field's name and its colon from the front of s.
func (l lexer) field(s string) (Field, string) {
	for _, f := range l.fields {
		n := len(f)
		if len(s) > n && s[n] == ':' && strings.EqualFold(s[:n], string(f)) {
			return f, s[n+1:]
		}
	}
	return Anywhere, s
}

// named makes a field without a value the word that its name is.
func (t token) named() token {
	if t.unit.Text == "" && t.unit.Field != Anywhere {
		t.unit = Unit{Text: string(t.unit.Field)}
	}
	return t
}

// joinTokens makes clauses of tokens. OR joins the units beside it, AND changes
// nothing; without a unit on both sides each is a word. OR never joins an
// excluded unit.
func joinTokens(tokens []token) Query {
	q := Query{Clauses: make([]Clause, 0, len(tokens))}
	units := make([]Unit, len(tokens)) // most clauses have one
	or := false
	for i, t := range tokens {
		between := i > 0 && i+1 < len(tokens) && tokens[i+1].operator == ""
		switch last := len(q.Clauses) - 1; {
		case t.operator == "AND" && between:
		case t.operator == "OR" && between && !tokens[i+1].not && !q.Clauses[last].Not:
			or = true
		case or:
			q.Clauses[last].Any = append(q.Clauses[last].Any, t.unit)
			or = false
		default:
			units[i] = t.unit
			q.Clauses = append(q.Clauses, Clause{Any: units[i : i+1 : i+1], Not: t.not})
		}
	}
	if len(q.Clauses) == 0 {
		return Query{}
	}
	return q
}
