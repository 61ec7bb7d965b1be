package place

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold returns the key under which a name is looked up: words in lower case
// with one space between them, without accents, dots and apostrophes. "&" is
// "and", "Saint" is "st", "Ft." is "fort".
func fold(s string) string {
	return string(appendFold(make([]byte, 0, len(s)+8), s))
}

// appendFold appends the folded form of s to b.
func appendFold(b []byte, s string) []byte {
	start, word := len(b), len(b) // where the text and its last word begin
	gap := false                  // a space is due
	for _, r := range s {
		if r >= utf8.RuneSelf {
			r = base(r)
		}
		switch roleOf(r) {
		case silent:
			continue
		case spacing:
			gap = true
			continue
		case ampersand:
			if b = endWord(b, word); len(b) > start {
				b = append(b, ' ')
			}
			word = len(b)
			b, gap = append(b, "and"...), true
			continue
		}
		if gap {
			b, gap = endWord(b, word), false
			if len(b) > start {
				b = append(b, ' ')
			}
			word = len(b)
		}
		b = appendLetter(b, r)
	}
	return endWord(b, word)
}

// base is a letter without its accents.
func base(r rune) rune {
	var space [utf8.UTFMax]byte
	d := norm.NFD.Properties(utf8.AppendRune(space[:0], r)).Decomposition()
	if d == nil {
		return r
	}
	r, _ = utf8.DecodeRune(d)
	return r
}

// role is what a character is to a name.
type role uint8

const (
	letter    role = iota // a digit, too
	silent                // an accent, a dot, an apostrophe: as if it were not there
	ampersand             // a word of its own
	spacing               // anything else
)

func roleOf(r rune) role {
	if r < utf8.RuneSelf {
		return asciiRoles[r]
	}
	return findRole(r)
}

var asciiRoles = func() (roles [utf8.RuneSelf]role) {
	for r := range roles {
		roles[r] = findRole(rune(r))
	}
	return roles
}()

func findRole(r rune) role {
	switch r {
	case ' ', '-', ',':
		return spacing
	case '&', '+':
		return ampersand
	case '.', '\'', '’', 'ʻ', 'ʼ', '`', '´':
		return silent
	}
	switch {
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		return letter
	case unicode.Is(unicode.M, r):
		return silent
	}
	return spacing
}

// appendLetter appends a letter in lower case; letters that are no base letter
// with an accent are spelled as English does.
func appendLetter(b []byte, r rune) []byte {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return append(b, byte(r))
	}
	switch r = unicode.ToLower(r); r {
	case 'ß':
		return append(b, "ss"...)
	case 'ø':
		return append(b, 'o')
	case 'ł':
		return append(b, 'l')
	case 'đ', 'ð':
		return append(b, 'd')
	case 'ı':
		return append(b, 'i')
	case 'æ':
		return append(b, "ae"...)
	case 'œ':
		return append(b, "oe"...)
	case 'þ':
		return append(b, "th"...)
	}
	return utf8.AppendRune(b, r)
}

// endWord replaces the last word, which begins at word, by its short or long
// form.
func endWord(b []byte, word int) []byte {
	switch string(b[word:]) {
	case "saint", "sankt":
		return append(b[:word], "st"...)
	case "ft":
		return append(b[:word], "fort"...)
	}
	return b
}

// umlauts are the spellings without umlaut that Germans and Scandinavians use.
var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "ø", "oe", "Ø", "Oe", "å", "aa", "Å", "Aa")

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
