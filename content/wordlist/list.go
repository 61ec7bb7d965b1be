package wordlist

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// List is the words of a data file. It does not change.
type List struct {
	names    map[string][]string // by phrase: folded words with a space between them
	prefixes map[string][]string // by the beginning of a word
	longest  int                 // number of tokens of the longest phrase
	dense    int                 // number of bytes of the longest word without spaces
}

// Parse reads a data file. Lines that are not "name: words" are left out: package
// wordlisttest sees to it that there are none.
func Parse(data string) *List {
	l := &List{names: map[string][]string{}, prefixes: map[string][]string{}}
	for line := range strings.Lines(data) {
		name, words, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for phrase := range strings.SplitSeq(words, ",") {
			l.add(strings.TrimSpace(name), strings.TrimSpace(phrase))
		}
	}
	return l
}

func (l *List) add(name, phrase string) {
	prefix, isPrefix := strings.CutSuffix(phrase, "*")
	key, n := join(tokenize(prefix))
	switch {
	case n == 0:
		return
	case isPrefix:
		l.prefixes[key] = append(l.prefixes[key], name)
		return
	}
	l.names[key] = append(l.names[key], name)
	l.longest = max(l.longest, n)
	if r, _ := utf8.DecodeRuneInString(key); isDense(r) {
		l.dense = max(l.dense, len(key))
	}
}

// join is the key of tokens, and their number. Marks between words do not matter:
// "full-time" is "full time". A mark alone ("€") is a word.
func join(tokens []Token) (key string, n int) {
	var parts []string
	for _, t := range tokens {
		if t.Kind != Mark || len(tokens) == 1 {
			parts = append(parts, t.Text)
		}
	}
	return strings.Join(parts, " "), len(parts)
}

// Tokens cuts a text into words, runs of digits and single marks. Runs of letters
// without spaces are cut where the list knows their words.
func (l *List) Tokens(text string) []Token {
	var out []Token
	for _, t := range tokenize(text) {
		r, _ := utf8.DecodeRuneInString(t.Text)
		if t.Kind != Word || !isDense(r) {
			out = append(out, t)
			continue
		}
		for rest := t.Text; rest != ""; {
			n := l.denseWord(rest)
			out = append(out, Token{Word, rest[:n], t.Space && len(rest) == len(t.Text)})
			rest = rest[n:]
		}
	}
	return out
}

// denseWord is the length of the longest known word that a text begins with, else of its
// first letter.
func (l *List) denseWord(s string) int {
	for n := min(len(s), l.dense); n > 0; n-- {
		if l.names[s[:n]] != nil {
			return n
		}
	}
	_, n := utf8.DecodeRuneInString(s)
	return n
}

// At returns the names of the longest phrase that begins at token i, and how many tokens
// it has. Marks inside a phrase are skipped. Without one, it returns nil and 1.
func (l *List) At(tokens []Token, i int) (names []string, n int) {
	if tokens[i].Kind == Mark {
		return l.names[tokens[i].Text], 1
	}
	key, n := "", 1
	for j, words := i, 0; j < len(tokens) && words < l.longest; j++ {
		if tokens[j].Kind == Mark {
			continue
		}
		if words++; words > 1 {
			key += " "
		}
		key += tokens[j].Text
		if found := l.names[key]; found != nil {
			names, n = found, j-i+1
		}
	}
	if names == nil && tokens[i].Kind == Word {
		names = l.byPrefix(tokens[i].Text)
	}
	return names, n
}

// byPrefix are the names of the longest known beginning of a word.
func (l *List) byPrefix(word string) []string {
	for n := len(word); n > 0; n-- {
		if names := l.prefixes[word[:n]]; names != nil {
			return names
		}
	}
	return nil
}

// Names are the names of all phrases of a text, in the order of the text. A phrase that
// follows a word of the name "not" does not count: "no contractors".
func (l *List) Names(text string) []string {
	var out []string
	tokens := l.Tokens(text)
	negated := false
	for i := 0; i < len(tokens); {
		names, n := l.At(tokens, i)
		if !negated {
			out = append(out, names...)
		}
		negated = slices.Contains(names, "not")
		i += n
	}
	return slices.DeleteFunc(out, func(name string) bool { return name == "not" })
}

// Is reports whether a text is one phrase of a name, and nothing else.
func (l *List) Is(text, name string) bool {
	key, _ := join(tokenize(text))
	return slices.Contains(l.names[key], name)
}
