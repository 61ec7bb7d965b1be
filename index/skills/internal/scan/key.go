package scan

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/careers-index/careers/index/analysis/script"
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
	if r >= '！' && r <= '～' { // full-width ASCII: ＡＷＳ, Ｃ＋＋
		r -= '！' - '!'
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
		default:
			r = foldRune(r)
		}
		b.WriteRune(r)
	}
	return strings.Join(strings.Fields(b.String()), " ")
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

// Where words end: as package analysis has it. Letters that are written apart (Han,
// Kana, Hangul) end a word of another script, so they count as no letters here.

// wordAt reports whether a letter or digit is at byte i of s that would continue a word
// before it. So would an accent.
func wordAt(s string, i int) bool {
	if i < 0 || i >= len(s) {
		return false
	}
	if s[i] < utf8.RuneSelf {
		return wordByte(s[i])
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return continuesWord(r) || unicode.IsMark(r) && r != emojiStyle
}

// wordBefore reports whether a letter or digit, with or without accents, is right before
// byte i of s that would be continued by a word after it.
func wordBefore(s string, i int) bool {
	if i <= 0 {
		return false
	}
	if s[i-1] < utf8.RuneSelf {
		return wordByte(s[i-1])
	}
	for range maxMarks {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		if !unicode.IsMark(r) {
			return continuesWord(r)
		}
		i -= size
	}
	return true
}

// maxMarks is how many accents one letter may have. It bounds a look back.
const maxMarks = 4

// emojiStyle follows a sign that is to be shown in colours, and is no accent.
const emojiStyle = '\ufe0f'

func continuesWord(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r)) && !script.WritesApart(r)
}

// apartAt reports whether a letter that is written apart is at byte i of s.
func apartAt(s string, i int) bool {
	if i < 0 || i >= len(s) || s[i] < utf8.RuneSelf {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return script.WritesApart(r)
}

// apartBefore reports whether a letter that is written apart is right before byte i.
func apartBefore(s string, i int) bool {
	if i <= 0 || i > len(s) || s[i-1] < utf8.RuneSelf {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return script.WritesApart(r)
}

// beginsWord reports whether a word may begin at byte i: no letter before it would
// continue.
func beginsWord(s string, i int) bool { return !wordBefore(s, i) || apartAt(s, i) }

// endsWord reports whether a word that ends before byte i is whole.
func endsWord(s string, i int) bool { return !wordAt(s, i) || apartBefore(s, i) }

// phraseEnds reports whether a phrase may end before byte i: where a word ends, or after
// an apostrophe, as in "connaissance d'Excel".
func phraseEnds(s string, i int) bool {
	return endsWord(s, i) || strings.HasSuffix(s[:i], "'") || strings.HasSuffix(s[:i], "’")
}
