package skills

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Folding makes spellings equal that mean one name: upper and lower case; a
// blank, a hyphen, a dash and an underscore ("scikit-learn", "scikit learn");
// a straight and a typographic apostrophe.

// A symbol is a folded byte. Bytes beyond ASCII become escape and two hex
// digits, so that the alphabet stays within the 64 bits of a node.
type symbol uint8

const (
	dead   symbol = 0 // stands in no name
	escape symbol = 63
)

// alphabet is every symbol but dead and escape, in order from 1.
const alphabet = "abcdefghijklmnopqrstuvwxyz0123456789 .+#/&'!*@():,%=?<>$"

// symbols maps an ASCII byte to its symbol.
var symbols = func() (t [utf8.RuneSelf]symbol) {
	for i := range len(alphabet) {
		t[alphabet[i]] = symbol(i + 1)
	}
	for c := byte('A'); c <= 'Z'; c++ {
		t[c] = t[c|0x20]
	}
	for _, c := range "-_\t" {
		t[c] = t[' ']
	}
	return t
}()

// foldRune folds a rune beyond ASCII: dashes and no-break blanks to a blank,
// apostrophes to "'", letters to lower case.
func foldRune(r rune) rune {
	switch r {
	case '\u00a0', '\u202f', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014':
		return ' '
	case '\u2018', '\u2019':
		return '\''
	}
	return unicode.ToLower(r)
}

// Fold returns the form under which a name is looked up: folded, with single
// blanks and none at its ends.
func Fold(name string) string {
	var b strings.Builder
	b.Grow(len(name))
	for _, r := range name {
		switch {
		case r == '-' || r == '_' || unicode.IsSpace(r):
			r = ' '
		case r >= utf8.RuneSelf:
			r = foldRune(r)
		default:
			r = unicode.ToLower(r)
		}
		b.WriteRune(r)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// wordByte says whether a byte belongs to a word: letters, digits, and all
// bytes of runes beyond ASCII but the punctuation that isPunct knows.
func wordByte(c byte) bool {
	return c >= utf8.RuneSelf || isLetter(c) || isDigit(c)
}

func isLower(c byte) bool  { return 'a' <= c && c <= 'z' }
func isUpper(c byte) bool  { return 'A' <= c && c <= 'Z' }
func isDigit(c byte) bool  { return '0' <= c && c <= '9' }
func isLetter(c byte) bool { return isLower(c | 0x20) }

// wordAt says whether a word goes on at byte i of s: letters and digits of any
// script, but no typographic punctuation.
func wordAt(s string, i int) bool {
	if i < 0 || i >= len(s) {
		return false
	}
	if s[i] < utf8.RuneSelf {
		return wordByte(s[i])
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// wordBefore says whether a word ends right before byte i of s.
func wordBefore(s string, i int) bool {
	if i <= 0 {
		return false
	}
	if s[i-1] < utf8.RuneSelf {
		return wordByte(s[i-1])
	}
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
