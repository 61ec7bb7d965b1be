// Package script says where words end between writing systems.
//
// Some scripts put no space between a foreign name and the next word: "Pythonによる",
// "熟悉Java", "AWS를". A word ends there nevertheless. Package bounds has the rest of what
// ends a word.
//
//	script.WritesApart('に') // true
//	script.WritesApart('é')  // false: "Pythoné" is one word
package script

import "unicode"

// unspaced are scripts that put no spaces between words.
var unspaced = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo, kanaSigns,
	unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar,
}

// kanaSigns are written within Japanese words, but belong to no script: the length mark
// (サーバー), also in half width, the voiced marks of half width (ﾃﾞ), and 〆.
var kanaSigns = &unicode.RangeTable{R16: []unicode.Range16{
	{Lo: 0x3006, Hi: 0x3006, Stride: 1}, {Lo: 0x30fc, Hi: 0x30fc, Stride: 1}, {Lo: 0xff70, Hi: 0xff70, Stride: 1},
	{Lo: 0xff9e, Hi: 0xff9f, Stride: 1},
}}

// first is before every letter of these scripts: Thai has the lowest code points.
const first = 0x0e00

// IsUnspaced reports whether r is of a script that puts no spaces between words.
func IsUnspaced(r rune) bool { return r >= first && unicode.In(r, unspaced...) }

// WritesApart reports whether a word of another script ends beside the letter r: it is of
// a script without spaces, or of Hangul, where particles follow a name at once.
func WritesApart(r rune) bool { return IsUnspaced(r) || IsHangul(r) }

// IsHangul reports whether r is of Hangul, which has spaces and words of many letters.
func IsHangul(r rune) bool { return r >= first && unicode.Is(unicode.Hangul, r) }
