package search

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Parse reads a query as the package comment describes. There is no syntax
// error: what is not an operator is a word.
func Parse(s string) Query { return fold(lex(clean(s))) }

// clean leaves only what a query can hold: valid UTF-8, straight quotes, no
// control character, and none of the invisible marks that change the direction
// of text.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune("“”„‟«»＂", r):
			return '"'
		case r == utf8.RuneError || unicode.IsControl(r) || unicode.IsSpace(r):
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

// lex cuts a clean query into tokens.
func lex(s string) []token {
	var out []token
	for {
		s = strings.TrimLeft(s, " ")
		if s == "" {
			return out
		}
		var t token
		var ok bool
		if t, s, ok = next(s); ok {
			out = append(out, t)
		}
	}
}

// next reads the token that s, which is not blank, begins with. It is not ok
// when the token asks for nothing: an empty phrase, or "*".
func next(s string) (t token, rest string, ok bool) {
	s, t.not = exclusion(s)
	field, s := fieldOf(s)
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

// exclusion takes dashes from the front of s. One dash excludes; more are
// decoration, and dashes with nothing behind them are a word.
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

// fieldOf takes a field's name and its colon from the front of s.
func fieldOf(s string) (Field, string) {
	for _, f := range []Field{OfCategory, OfSkill, InTitle, AtPath} {
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

// fold joins tokens to clauses. OR joins the units beside it, AND joins nothing
// that is not joined already; without a unit on both sides each is a word. An
// excluded unit is nobody's alternative.
func fold(tokens []token) Query {
	var q Query
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
			q.Clauses = append(q.Clauses, Clause{Any: []Unit{t.unit}, Not: t.not})
		}
	}
	return q
}
