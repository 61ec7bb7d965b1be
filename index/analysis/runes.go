package analysis

// What the tokenizer sees of a text: runs of letters and digits, and the runes
// between them.

import (
	"unicode"
	"unicode/utf8"

	"github.com/careers-index/careers/index/analysis/bounds"
	"github.com/careers-index/careers/index/analysis/script"
)

// run is letters, digits and combining marks without a break.
type run struct {
	start, end      int
	letters, digits int
	apart           bool // in a script that is written apart: nothing joins it
}

func (w run) empty() bool    { return w.letters+w.digits == 0 }
func (w run) isLetter() bool { return w.letters == 1 && w.digits == 0 }
func (w run) isShort() bool  { return w.letters > 0 && w.letters <= 2 && w.digits == 0 }
func (w run) isNumber() bool { return w.letters == 0 && w.digits > 0 }

// run reads the run at i. It is empty if none starts there.
func (t *tokenizer) run(i int) run {
	w := run{start: i, end: i}
	if r, _ := t.rune(i); !isWord(r) {
		return w
	}
	for w.end < len(t.text) {
		if c := t.text[w.end]; c < utf8.RuneSelf {
			switch {
			case w.apart:
				return w
			case class[c] == letterClass:
				w.letters++
			case class[c] == digitClass && (w.empty() || !bounds.IsKeycap(t.text, w.end)):
				w.digits++
			default:
				return w
			}
			w.end++
			continue
		}
		r, size := t.rune(w.end)
		switch {
		case bounds.IsMark(r):
		case w.empty() && (script.IsUnspaced(r) || bounds.IsBullet(r)): // a word by itself
			w.count(r)
			w.apart = true
			w.end = t.skipMarks(w.end + size)
			return w
		case script.IsHangul(r) && (w.empty() || w.apart):
			w.letters++
			w.apart = true
		case w.apart || !w.count(r):
			return w
		}
		w.end += size
	}
	return w
}

// count adds r, which is not ASCII, to the run, if it belongs there. A square or cube does after one or
// two letters (m²); every other raised digit is a footnote.
func (w *run) count(r rune) bool {
	switch {
	case bounds.IsRaised(r):
		if !w.isShort() || r != '²' && r != '³' {
			return false
		}
		w.digits++
	case !w.empty() && bounds.WritesApart(r), !bounds.IsWord(r):
		return false
	case unicode.IsLetter(r):
		w.letters++
	default:
		w.digits++
	}
	return true
}

func (t *tokenizer) skipMarks(i int) int {
	for i < len(t.text) {
		r, size := t.rune(i)
		if !bounds.IsMark(r) {
			break
		}
		i += size
	}
	return i
}

// rune decodes the rune at i, and returns 0, 0 at the end. Variants of a sign are
// returned as the ASCII one.
func (t *tokenizer) rune(i int) (rune, int) {
	if i >= len(t.text) {
		return 0, 0
	}
	if c := t.text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	r, size := utf8.DecodeRuneInString(t.text[i:])
	return bounds.Sign(r), size
}

// isWord is bounds.IsWord, quick for ASCII.
func isWord(r rune) bool {
	if r < utf8.RuneSelf {
		return class[r] != 0
	}
	return bounds.IsWord(r)
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

// continuesWord reports whether a letter belongs to the word before it: not in "C#を".
func continuesWord(r rune) bool { return unicode.IsLetter(r) && bounds.Continues(r) }
