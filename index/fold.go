package index

// Folding: what a term looks like once letter case, accents and compatibility
// forms are gone.

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns a facet's value, a category for one, as its field has it: lower
// case, compatibility forms (NFKC) made one. Accents stay.
func Fold(s string) string {
	return strings.ToLower(norm.NFKC.String(s))
}

// appendFolded appends a word in its folded form: NFKC, lower case, without
// accents, letters and digits only.
func appendFolded(dst []byte, word string) []byte {
	ascii := len(dst)
	for i := range len(word) {
		c := word[i]
		if c >= utf8.RuneSelf {
			return appendFoldedUnicode(dst[:ascii], word)
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		dst = append(dst, c)
	}
	return dst
}

func appendFoldedUnicode(dst []byte, word string) []byte {
	word = norm.NFKD.String(strings.ToLower(norm.NFKC.String(word)))
	word = strings.ToLower(word) // decomposing can bring capitals
	word = strings.Map(foldRune, word)
	word = norm.NFC.String(word)
	start := len(dst)
	dst = append(dst, word...)
	for from, to := range ligatures {
		if strings.Contains(word, from) {
			dst = append(dst[:start], strings.ReplaceAll(string(dst[start:]), from, to)...)
		}
	}
	return dst
}

// ligatures are letters that people also write as two.
var ligatures = map[string]string{"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}

// foldRune drops accents and everything that is no letter or digit, and gives
// a stroked letter its plain form: Unicode does not decompose those.
func foldRune(r rune) rune {
	switch r {
	case 'ø':
		return 'o'
	case 'ł':
		return 'l'
	case 'đ', 'ð':
		return 'd'
	case 'ħ':
		return 'h'
	case 'ı':
		return 'i'
	case 'ς':
		return 'σ'
	}
	switch {
	case unicode.Is(accents, r):
		return -1
	case unicode.IsLetter(r), unicode.IsNumber(r), unicode.IsMark(r):
		return r
	}
	return -1
}

// accents are the combining marks of alphabets, and variation selectors. The
// vowel signs of Indic scripts are marks too, but not accents.
var accents = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x0300, Hi: 0x036f, Stride: 1},
	{Lo: 0x1ab0, Hi: 0x1aff, Stride: 1},
	{Lo: 0x1dc0, Hi: 0x1dff, Stride: 1},
	{Lo: 0x20d0, Hi: 0x20ff, Stride: 1},
	{Lo: 0xfe00, Hi: 0xfe0f, Stride: 1},
	{Lo: 0xfe20, Hi: 0xfe2f, Stride: 1},
}}
