package jobtitle

// The parts of a title. The expressions that say what is meant are in the test, and what is
// here does the same without them, which is faster.

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// titleSegments are the parts of a title between separators: signs with spaces around them,
// a colon before a space, and in Chinese, Japanese and Korean a sign after a letter.
func titleSegments(title string) []string {
	if !strings.ContainsAny(title, "-–—|·•/~@｜／＠:") {
		return []string{title}
	}
	var segments []string
	from := 0
	for i := 0; i < len(title); {
		if isPlainLetter(title[i]) {
			i++
			continue
		}
		start, end := separatorAt(title, i)
		if start < 0 {
			i = end
			continue
		}
		segments = append(segments, title[from:start])
		from, i = end, end
	}
	return append(segments, title[from:])
}

// isPlainLetter reports whether a byte is a character with which no separator begins.
func isPlainLetter(c byte) bool {
	return c < utf8.RuneSelf && c != ':' && !isTitleSpace(rune(c))
}

// separatorAt returns where the separator at a place begins and ends. Without one, start is
// negative, and end is where the next one can begin.
func separatorAt(title string, i int) (start, end int) {
	r, size := utf8.DecodeRuneInString(title[i:])
	next := i + size
	switch {
	case isTitleSpace(r):
		sign := skipTitleSpace(title, i)
		r, size := utf8.DecodeRuneInString(title[sign:])
		if isWideSign(r) {
			return i, skipTitleSpace(title, sign+size)
		}
		after := sign + len(title[sign:]) - len(strings.TrimLeft(title[sign:], "-–—|·•/~@"))
		if end := skipTitleSpace(title, after); after > sign && end > after {
			return i, end
		}
		return -1, sign
	case isWideSign(r):
		return i, skipTitleSpace(title, next)
	case r == ':':
		if end := skipTitleSpace(title, next); end > next {
			return i, end
		}
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
		// The letter belongs to the part before the separator.
		if r, size := utf8.DecodeRuneInString(title[next:]); size > 0 && strings.ContainsRune("-–—|@/", r) {
			return next, next + size
		}
	}
	return -1, next
}

// isWideSign reports whether a rune separates without spaces around it.
func isWideSign(r rune) bool { return r == '｜' || r == '／' || r == '＠' }

func isTitleSpace(r rune) bool {
	return r == ' ' || r == '\t' || r == '\n' || r == '\f' || r == '\r'
}

// skipTitleSpace is the place after the spaces at i.
func skipTitleSpace(title string, i int) int {
	for i < len(title) && isTitleSpace(rune(title[i])) {
		i++
	}
	return i
}

// mayHaveGenderMark reports whether a title has a sign of genderMark: a bracket before one of
// its words or before a letter and a sign, or two of its letters with a slash between them.
// Looking for that is much faster.
func mayHaveGenderMark(title string) bool {
	for i := range len(title) {
		switch title[i] {
		case '(', '[':
			if beginsGenderMark(title[i+1:]) {
				return true
			}
		case '/':
			if i > 0 && i+1 < len(title) && isGenderLetter(title[i-1]) && isGenderLetter(title[i+1]) {
				return true
			}
		}
	}
	return false
}

// beginsGenderMark reports whether what is after a bracket may be a mark.
func beginsGenderMark(rest string) bool {
	for _, mark := range []string{"all gender", "gn", "mwd", "wmd"} {
		if len(rest) >= len(mark) && strings.EqualFold(rest[:len(mark)], mark) {
			return true
		}
	}
	if rest == "" || !isGenderLetter(rest[0]) {
		return false
	}
	sign := skipTitleSpace(rest, 1)
	return sign < len(rest) && strings.IndexByte("/|*", rest[sign]) >= 0
}

func isGenderLetter(c byte) bool { return strings.IndexByte("mwfdxhviMWFDXHVI", c) >= 0 }
