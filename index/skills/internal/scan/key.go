package scan

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Spellings of one name are equal by their keys. Text is compared with keys rune
// by rune, without making its key: see symbol and foldRune.

// A symbol is a byte of a key, as the trie has it. A byte beyond ASCII becomes
// escape and two hexadecimal digits, so that the alphabet fits the 64 bits of a node.
type symbol uint8

const (
	dead   symbol = 0 // no key has it
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

// foldRune folds a rune beyond ASCII: dashes and no-break spaces to a space,
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

// MaxKey is the most bytes that a key may have. It bounds how far a walk can go
// without finding anything. No technology has a name that long.
const MaxKey = 80

// Valid reports whether key, which Key has returned, can be found in text.
func Valid(key string) bool {
	return key != "" && len(key) <= MaxKey && !slices.Contains(spell(key), dead)
}

// Key returns the form under which a name is looked up: lower case, with single
// spaces in place of hyphens and underscores, and none at its ends.
func Key(name string) string {
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

// wordByte reports whether a byte may belong to a word: letters, digits, and every
// byte of a rune beyond ASCII.
func wordByte(c byte) bool {
	return c >= utf8.RuneSelf || IsLetter(c) || isDigit(c)
}

// IsLower reports whether c is a lower-case letter of ASCII.
func IsLower(c byte) bool { return 'a' <= c && c <= 'z' }

// IsUpper reports whether c is a capital letter of ASCII.
func IsUpper(c byte) bool { return 'A' <= c && c <= 'Z' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// IsLetter reports whether c is a letter of ASCII.
func IsLetter(c byte) bool { return IsLower(c | 0x20) }

// wordAt reports whether a letter or digit, of any script, is at byte i of s.
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

// wordBefore reports whether a letter or digit is right before byte i of s.
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
