package analysis

// What the tokenizer sees of a text: runs of letters and digits, and the runes
// between them.

import (
	"unicode"
	"unicode/utf8"

	"github.com/careers-index/careers/index/analysis/script"
)

// run is letters, digits and combining marks without a break.
type run struct {
	start, end      int
	letters, digits int
}

func (w run) empty() bool    { return w.letters+w.digits == 0 }
func (w run) isLetter() bool { return w.letters == 1 && w.digits == 0 }
func (w run) isShort() bool  { return w.letters > 0 && w.letters <= 2 && w.digits == 0 }
func (w run) isNumber() bool { return w.letters == 0 && w.digits > 0 }

// run reads the run at i. It is empty if none starts there.
func (t *tokenizer) run(i int) run {
	w := run{start: i, end: i}
	if r, _ := t.rune(i); !startsWord(r) {
		return w
	}
	hangul := false // the run is of Hangul
	for w.end < len(t.text) {
		if c := t.text[w.end]; c < utf8.RuneSelf {
			if hangul {
				return w
			}
			switch class[c] {
			case letterClass:
				w.letters++
			case digitClass:
				w.digits++
			default:
				return w
			}
			w.end++
			continue
		}
		r, size := t.rune(w.end)
		switch {
		case isMark(r):
		case !w.empty() && (script.IsUnspaced(r) || script.IsHangul(r) != hangul):
			return w
		case script.IsUnspaced(r):
			w.letters++
			w.end += size
			w.end = t.skipMarks(w.end)
			return w
		case unicode.IsLetter(r):
			hangul = script.IsHangul(r)
			w.letters++
		case unicode.IsNumber(r):
			w.digits++
		default:
			return w
		}
		w.end += size
	}
	return w
}

func (t *tokenizer) skipMarks(i int) int {
	for i < len(t.text) {
		r, size := t.rune(i)
		if !isMark(r) {
			break
		}
		i += size
	}
	return i
}

// rune decodes the rune at i, and returns 0, 0 at the end. Variants of the
// separators that matter here (apostrophe, hyphen, #) are returned as the ASCII one.
func (t *tokenizer) rune(i int) (rune, int) {
	if i >= len(t.text) {
		return 0, 0
	}
	if c := t.text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	r, size := utf8.DecodeRuneInString(t.text[i:])
	switch {
	case r == '’' || r == '‘' || r == 'ʼ':
		r = '\''
	case r == '‐' || r == '‑': // hyphen, non-breaking hyphen
		r = '-'
	case r == '♯':
		r = '#'
	case r >= '！' && r <= '～': // full-width ASCII
		r -= '！' - '!'
	}
	return r, size
}

const (
	letterClass = iota + 1
	digitClass
)

// class is letterClass or digitClass for ASCII letters and digits, else 0.
var class = func() (c [utf8.RuneSelf]uint8) {
	for r := range rune(utf8.RuneSelf) {
		switch {
		case unicode.IsLetter(r):
			c[r] = letterClass
		case unicode.IsDigit(r):
			c[r] = digitClass
		}
	}
	return c
}()

func startsWord(r rune) bool {
	if r < utf8.RuneSelf {
		return class[r] != 0
	}
	return unicode.IsLetter(r) || unicode.IsNumber(r)
}

// continuesWord reports whether a letter belongs to the word before it: not in "C#を".
func continuesWord(r rune) bool { return unicode.IsLetter(r) && !script.WritesApart(r) }

// isMark reports whether r belongs to the letter before it: combining marks, soft
// hyphens, joiners.
func isMark(r rune) bool {
	switch r {
	case '\u00ad', '\u200c', '\u200d', '\u2060', '\ufeff':
		return true
	}
	return r >= utf8.RuneSelf && unicode.IsMark(r)
}
