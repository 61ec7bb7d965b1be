package analysis

// Joints of more than one sign: an ampersand between spaces, a degree, a letter in
// brackets after a number. And short ways to write them.

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// ampersands are names of more than two letters that are also written with spaces around
// the ampersand. Those of two are told by that: R & D.
var ampersands = map[string]bool{
	"at&t": true, "fp&a": true, "sg&a": true, "de&i": true, "eh&s": true, "pp&e": true,
}

// degrees are written with a full stop, with a space after it, or without both.
var degrees = func() map[string]bool {
	all := map[string]bool{}
	for w := range strings.FieldsSeq(`
		ph.d ed.d psy.d pharm.d d.phil m.phil d.sc sc.d ll.b ll.m b.sc m.sc b.eng m.eng b.tech m.tech
		b.com m.com b.comm b.ed m.ed b.arch m.arch b.des m.des b.pharm m.pharm m.res`) {
		all[w] = true
	}
	return all
}()

// maxHead is the length of the longest first part of these, maxTail of a second one.
const (
	maxHead = len("pharm")
	maxTail = len("pharm")
)

// longJoint reads what joins the run last to the next one after the sign sep, which ends
// before byte i; before is the sign of the joint before last. It returns the next run, and
// where the joint word ends, 0 if they are not joined.
func (t *tokenizer) longJoint(last run, before, sep rune, i int) (next run, end int) {
	switch {
	case isSpace(sep) && (before == 0 || before == '&'): // R & D
		if next = t.run(t.spaced(i)); t.isSpacedPair(last, next) {
			return next, next.end
		}
	case sep == '.' && before == 0: // M.Sc., M. Sc.
		if r, size := t.rune(i); isSpace(r) {
			i += size
		}
		if next = t.run(i); t.isDegree(last, next) {
			return next, next.end
		}
	case sep == '(' && (before == 0 && last.isNumber() || before == '('): // 401(k), 501(c)(3)
		if next = t.run(i); next.isLetter() || before == '(' && next.isNumber() {
			return next, t.closed(next)
		}
	}
	return next, 0
}

// spaced returns the byte after the "& " at i, or the end of the text.
func (t *tokenizer) spaced(i int) int {
	sign, n := t.rune(i)
	space, m := t.rune(i + n)
	if sign != '&' || !isSpace(space) {
		return len(t.text)
	}
	return i + n + m
}

// isSpacedPair reports whether the runs around " & " are one name.
func (t *tokenizer) isSpacedPair(a, b run) bool {
	if a.isLetter() && t.plainLetter(b) && !b.apart {
		return true
	}
	return a.isShort() && b.isShort() && ampersands[t.lower(a)+"&"+t.lower(b)]
}

func (t *tokenizer) isDegree(a, b run) bool {
	return a.end-a.start <= maxHead && !b.empty() && b.end-b.start <= maxTail && degrees[t.lower(a)+"."+t.lower(b)]
}

func (t *tokenizer) lower(w run) string { return strings.ToLower(t.text[w.start:w.end]) }

// closed returns the byte after the bracket that closes right after w, 0 if none does.
func (t *tokenizer) closed(w run) int {
	if r, size := t.rune(w.end); r == ')' {
		return w.end + size
	}
	return 0
}

// mayGoOn reports whether a word of a few letters that has reached byte i may go on with
// the space or full stop there. It is quick to say no.
func (t *tokenizer) mayGoOn(i int) bool {
	if i+2 >= len(t.text) {
		return false
	}
	switch t.text[i] {
	case ' ':
		c := t.text[i+1]
		return c == '&' || c >= utf8.RuneSelf
	case '.':
		return degreeHeads[t.text[i-1]|0x20] && t.text[i+1] == ' '
	}
	return false
}

// degreeHeads are the last letters of the first parts of degrees.
var degreeHeads = func() (heads [256]bool) {
	for d := range degrees {
		heads[d[strings.IndexByte(d, '.')-1]] = true
	}
	return heads
}()

// isSpace reports whether r separates words of a line.
func isSpace(r rune) bool { return r != '\n' && unicode.IsSpace(r) }

// shortPair returns the usual form of a pair that is written with an n: "RnD". Only those
// that mean nothing else are known.
func shortPair(term []byte) []byte {
	if len(term) != 3 || term[1] != 'n' {
		return term
	}
	switch string(term) {
	case "rnd", "qna", "pnl", "hnm":
		term[1] = '&'
	}
	return term
}
