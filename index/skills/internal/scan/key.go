package scan

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/careers-index/careers/index/analysis/bounds"
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

// alphabet is every symbol but dead and escape, in order from 1. That is the order of their
// bytes: so keys have the order of their symbols.
const alphabet = " !#$%&'()*+,./0123456789:<=>?@abcdefghijklmnopqrstuvwxyz"

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
// variants of signs to ASCII, letters to lower case.
func foldRune(r rune) rune {
	switch r {
	case '\u00a0', '\u202f', '\u2010', '\u2011', '\u2012', '\u2013', '\u2014':
		return ' '
	}
	return unicode.ToLower(bounds.Sign(r)) // ＡＷＳ, Ｃ＋＋, C♯
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
	if isKey(name) {
		return name
	}
	var b strings.Builder
	b.Grow(len(name))
	for _, r := range name {
		switch {
		case r == '-' || r == '_' || unicode.IsSpace(r):
			r = ' '
		default:
			r = foldRune(r)
		}
		b.WriteRune(r)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// isKey reports whether a name is its own key. It may say no to one that is.
func isKey(name string) bool {
	for i := range len(name) {
		switch c := name[i]; {
		case IsLower(c), isDigit(c):
		case c == ' ' && i > 0 && i+1 < len(name) && name[i-1] != ' ':
		default:
			return false
		}
	}
	return true
}

// wordByte reports whether a byte is a letter or digit of ASCII.
func wordByte(c byte) bool { return IsLetter(c) || isDigit(c) }

// IsLower reports whether c is a lower-case letter of ASCII.
func IsLower(c byte) bool { return 'a' <= c && c <= 'z' }

// IsUpper reports whether c is a capital letter of ASCII.
func IsUpper(c byte) bool { return 'A' <= c && c <= 'Z' }

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// IsLetter reports whether c is a letter of ASCII.
func IsLetter(c byte) bool { return IsLower(c | 0x20) }

// Where words end: as package bounds has it.

// wordAt reports whether a word before byte i of s goes on there.
func wordAt(s string, i int) bool { return bounds.GoesOn(s, i) }

// wordBefore reports whether a word at byte i of s goes on one before it.
func wordBefore(s string, i int) bool { return bounds.ComesFrom(s, i) }

// signBefore returns the rune before byte i of s and its size, a variant of a sign as the
// ASCII one; 0, 0 at the start.
func signBefore(s string, i int) (rune, int) {
	if i <= 0 {
		return 0, 0
	}
	r, size := utf8.DecodeLastRuneInString(s[:i])
	return bounds.Sign(r), size
}

// signAt returns the rune at byte i of s and its size, as signBefore does.
func signAt(s string, i int) (rune, int) {
	if i >= len(s) {
		return 0, 0
	}
	r, size := utf8.DecodeRuneInString(s[i:])
	return bounds.Sign(r), size
}

// apartAt reports whether a letter that is written apart is at byte i of s.
func apartAt(s string, i int) bool {
	r, _ := signAt(s, i)
	return bounds.WritesApart(r)
}

// apartBefore reports whether a letter that is written apart is right before byte i.
func apartBefore(s string, i int) bool {
	r, _ := signBefore(s, i)
	return bounds.WritesApart(r)
}

// beginsWord reports whether a word may begin at byte i: no letter before it would
// continue.
func beginsWord(s string, i int) bool { return !wordBefore(s, i) || apartAt(s, i) }

// endsWord reports whether a word that ends before byte i is whole.
func endsWord(s string, i int) bool { return !wordAt(s, i) || apartBefore(s, i) }

// phraseEnds reports whether a phrase may end before byte i: where a word ends, or after
// an apostrophe, as in "connaissance d'Excel".
func phraseEnds(s string, i int) bool {
	last, _ := signBefore(s, i)
	return endsWord(s, i) || last == '\''
}
