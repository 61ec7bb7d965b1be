package wordlist

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Kind is what a token is.
type Kind uint8

// Kinds of tokens.
const (
	Word   Kind = iota // letters, folded, or one sign of a currency
	Number             // digits
	Mark               // any other character
)

// Token is a piece of a text.
type Token struct {
	Kind  Kind
	Text  string
	Space bool // there is white space before it
}

// maxText is the length in bytes up to which a text is read. It is a value of one line; a
// page that came here by mistake must not take long.
const maxText = 1000

// tokenize cuts a text into words, runs of digits and single marks. Words are in lower
// case and without accents.
func tokenize(text string) []Token {
	var tokens []Token
	var all []byte // the text of all tokens
	var ends []int // of each in it
	space, last := false, ' '
	for _, r := range norm.NFKC.String(text[:min(len(text), maxText)]) {
		kind := kindOf(r)
		if unicode.IsSpace(r) {
			space, last = true, r
			continue
		}
		folded := foldRune(r)
		if n := len(tokens); n > 0 && !space && kind != Mark && tokens[n-1].Kind == kind && class(r) == class(last) && class(r) != currency {
			all = append(all, folded...)
			ends[n-1] = len(all)
		} else if folded != "" {
			all = append(all, folded...)
			tokens, ends = append(tokens, Token{Kind: kind, Space: space}), append(ends, len(all))
		}
		space, last = false, r
	}
	text, start := string(all), 0
	for i := range tokens {
		tokens[i].Text, start = text[start:ends[i]], ends[i]
	}
	return tokens
}

func kindOf(r rune) Kind {
	switch {
	case unicode.IsDigit(r):
		return Number
	case unicode.IsLetter(r), unicode.In(r, unicode.M, unicode.Sc):
		return Word
	}
	return Mark
}

// class is what letters of one word have in common.
func class(r rune) int {
	switch {
	case isDense(r):
		return dense
	case unicode.Is(unicode.Sc, r):
		return currency
	}
	return spaced
}

const (
	spaced = iota // words have spaces between them
	dense
	currency
)

// isDense reports whether words of a letter's script have no spaces between them.
func isDense(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) || r == 'ー'
}

// letters are those that are not a base letter with an accent.
var letters = map[rune]string{'ß': "ss", 'ø': "o", 'ł': "l", 'đ': "d", 'ð': "d", 'ı': "i", 'æ': "ae", 'œ': "oe", 'þ': "th"}

// foldRune is a character in lower case and without its accent.
func foldRune(r rune) string {
	r = unicode.ToLower(r)
	if plain, ok := letters[r]; ok {
		return plain
	}
	if isDense(r) || r < 0x80 {
		return string(r)
	}
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(string(r)))
}
