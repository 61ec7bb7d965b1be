package check

// The parts of a title. Titles are read at each build, so the expressions that say what is
// meant are in the test, and what is here does the same without them.

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

// mayHaveGenderMark reports whether a title has a sign of genderMark. Looking for it is much
// faster.
func mayHaveGenderMark(title string) bool {
	for i := range len(title) {
		switch title[i] {
		case '(', '[':
			rest := strings.ToLower(title[i+1 : min(i+1+len("all gender"), len(title))])
			for _, mark := range []string{"all gender", "gn", "mwd", "wmd"} {
				if strings.HasPrefix(rest, mark) {
					return true
				}
			}
		case '/', '|', '*':
			before := strings.TrimSuffix(title[:i], " ")
			if before == "" {
				continue
			}
			if strings.IndexByte("mwfdxhviMWFDXHVI", before[len(before)-1]) >= 0 || isTitleSpace(rune(before[len(before)-1])) {
				return true
			}
		}
	}
	return false
}
