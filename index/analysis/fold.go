package analysis

// Folding: a term without letter case, accents and compatibility forms.

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// FoldValue returns the form under which a value of a facet, such as a category,
// is indexed and compared: NFKC in lower case. Unlike a term it keeps its accents,
// spaces and signs: "München" and "Munchen" are two values.
func FoldValue(s string) string {
	return strings.ToLower(norm.NFKC.String(s))
}

// appendFolded appends the folded form of a word: NFKC, lower case, no accents,
// letters and digits only.
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
	word = strings.ToLower(word) // decomposing can produce capitals
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

// ligatures are letters that are also written as two.
var ligatures = map[string]string{"ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}

// foldRune removes accents and everything that is not a letter or digit (-1), and
// replaces stroked letters by plain ones: Unicode does not decompose them.
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

// accents are the combining marks of alphabets, and variation selectors. Vowel
// signs of Indic scripts are marks too, but no accents.
var accents = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x0300, Hi: 0x036f, Stride: 1},
	{Lo: 0x1ab0, Hi: 0x1aff, Stride: 1},
	{Lo: 0x1dc0, Hi: 0x1dff, Stride: 1},
	{Lo: 0x20d0, Hi: 0x20ff, Stride: 1},
	{Lo: 0xfe00, Hi: 0xfe0f, Stride: 1},
	{Lo: 0xfe20, Hi: 0xfe2f, Stride: 1},
}}
