// Package bounds says where a word begins and ends.
//
// Terms (package analysis) and names of technologies (package skills) both follow this
// definition, so that what is found as a term is also found as a name, whatever it
// touches: quotes of any language, bullets, emoji, ™, or a particle of Japanese or Korean.
//
//	bounds.GoesOn("Java、Go", 4)           // false: "Java" ends before the comma
//	bounds.GoesOn("Java\u0301", 4)         // true: it goes on with an accent
//	bounds.Elided("l’accessibilité", 0)    // 4: the word begins after "l’"
//
// # Words
//
// A word is letters and numbers, with the marks between them ([IsMark]): accents, soft
// hyphens, joiners. Everything else ends it. So do
//
//   - a letter of a script without spaces, or of Hangul, beside another script: see
//     package script
//   - a number in a circle or in brackets, which is a bullet: ①Python
//   - the digit of a keycap emoji: Python1️⃣
//   - a raised digit, which is a footnote: Kubernetes¹; but not in m² and km³
//
// # Elision
//
// French, Italian and Catalan drop the last vowel of a short word before another vowel and
// write an apostrophe: l'accessibilité, dell'azienda, d'aigua. The short word is no part of
// the one that follows, and says nothing. No text says which language it is in, so a rule
// decides, in any letter case: one of the words of elision.go, an apostrophe, and then a
// vowel, an h, a digit, or a name that is spelled out and begins with the sound of a vowel
// (l'XML, d'SQL). D'Souza, O'Reilly, don't and I'm stay whole; D'Angelo and L'Oréal lose
// their first letter, wherever they are written or typed.
package bounds

import (
	"unicode"
	"unicode/utf8"

	"github.com/careers-index/careers/index/analysis/script"
)

// IsMark reports whether r belongs to the letter before it: accents and other combining
// marks, voiced marks of half-width Kana, and what nobody sees, such as soft hyphens,
// joiners and marks of direction. The space of zero width is none: it separates words.
func IsMark(r rune) bool {
	switch {
	case r < 0x300:
		return r == 0xad // the soft hyphen
	case r == zeroWidthSpace || r == keycap:
		return false
	case r == 0xff9e || r == 0xff9f: // ﾞ ﾟ
		return true
	}
	return unicode.In(r, unicode.M, unicode.Cf)
}

const (
	zeroWidthSpace = '\u200b'
	keycap         = '\u20e3' // the frame of 1️⃣
)

// IsKeycap reports whether the digit at byte i of s has the frame of a keycap emoji: 1️⃣.
func IsKeycap(s string, i int) bool {
	if i+1 >= len(s) || s[i+1] < utf8.RuneSelf || s[i] > '9' {
		return false
	}
	r, size := utf8.DecodeRuneInString(s[i+1:])
	if isVariant(r) {
		r, _ = utf8.DecodeRuneInString(s[i+1+size:])
	}
	return r == keycap
}

// IsAccent reports whether r is a mark that makes another letter of the one before it, as
// opposed to one that only says how it is shown.
func IsAccent(r rune) bool { return IsMark(r) && !unicode.Is(unicode.Cf, r) && !isVariant(r) }

// IsInvisible reports whether r is a mark that is no accent.
func IsInvisible(r rune) bool { return IsMark(r) && !IsAccent(r) }

// isVariant reports whether r only chooses one of the shapes of a sign, as of an emoji.
func isVariant(r rune) bool { return r >= 0xfe00 && r <= 0xfe0f || r >= 0xe0100 && r <= 0xe01ef }

// IsWord reports whether a word may begin with r: a letter or a number.
func IsWord(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9'
	}
	if unicode.IsLetter(r) {
		return Sign(r) != '\'' && !IsMark(r)
	}
	return unicode.IsNumber(r) && !IsRaised(r)
}

// IsRaised reports whether r is a raised digit: ² or a footnote's number.
func IsRaised(r rune) bool {
	return r == '²' || r == '³' || r == '¹' || r >= 0x2070 && r <= 0x2079 && r != 'ⁱ'
}

// IsBullet reports whether r is a number in a circle or in brackets, or with a full stop.
func IsBullet(r rune) bool { return r >= 0x2460 && unicode.Is(bullets, r) }

var bullets = &unicode.RangeTable{
	R16: []unicode.Range16{
		{Lo: 0x2460, Hi: 0x249b, Stride: 1}, {Lo: 0x24ea, Hi: 0x24ff, Stride: 1}, {Lo: 0x2776, Hi: 0x2793, Stride: 1},
		{Lo: 0x3220, Hi: 0x3229, Stride: 1}, {Lo: 0x3248, Hi: 0x324f, Stride: 1}, {Lo: 0x3251, Hi: 0x325f, Stride: 1},
		{Lo: 0x3280, Hi: 0x3289, Stride: 1}, {Lo: 0x32b1, Hi: 0x32bf, Stride: 1},
	},
	R32: []unicode.Range32{{Lo: 0x1f100, Hi: 0x1f10c, Stride: 1}},
}

// Continues reports whether r goes on a word of another script.
func Continues(r rune) bool { return IsWord(r) && !WritesApart(r) }

// WritesApart reports whether a word of another script ends beside r, although r is a
// letter or a number.
func WritesApart(r rune) bool { return script.WritesApart(r) || IsBullet(r) }

// GoesOn reports whether a word that has reached byte i of s goes on there, with a letter,
// a number or an accent.
func GoesOn(s string, i int) bool {
	for i >= 0 && i < len(s) {
		if s[i] < utf8.RuneSelf {
			return IsWord(rune(s[i])) && !IsKeycap(s, i)
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if !IsInvisible(r) {
			return IsAccent(r) || Continues(r)
		}
		i += size
	}
	return false
}

// maxMarks is how many marks one letter may have. It bounds a look back.
const maxMarks = 4

// ComesFrom reports whether a word that begins at byte i of s would go on one before it:
// a letter or a number is there, with or without marks.
func ComesFrom(s string, i int) bool {
	for range maxMarks + 1 {
		if i <= 0 || i > len(s) {
			return false
		}
		if s[i-1] < utf8.RuneSelf {
			return IsWord(rune(s[i-1]))
		}
		r, size := utf8.DecodeLastRuneInString(s[:i])
		if !IsMark(r) {
			return Continues(r)
		}
		i -= size
	}
	return true
}

// Sign returns the ASCII sign that r is a variant of, as the apostrophes ’ and ʼ, the
// hyphen that does not break, and the wide signs of Japanese; or r itself.
func Sign(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		return r
	case r == '’' || r == '‘' || r == '‛' || r == 'ʼ' || r == 'ʻ' || r == '′' || r == '´':
		return '\''
	case r == '‐' || r == '‑': // hyphen, non-breaking hyphen
		return '-'
	case r == '♯':
		return '#'
	case r >= '！' && r <= '～': // full-width ASCII
		return r - ('！' - '!')
	}
	return r
}
