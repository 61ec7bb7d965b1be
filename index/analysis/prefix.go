package analysis

// A quick test of whether a text can have a term at all. It repeats what the
// tokenizer knows about the start of a term, so it is kept beside it: a new rule for
// how terms begin belongs in both. FuzzPrefixFilter compares them.

import (
	"unicode"
	"unicode/utf8"

	"github.com/careers-index/careers/index/analysis/bounds"
)

// PrefixFilter finds out which texts cannot contain any of a set of terms, by the
// first two bytes of each word. Reading a text this way is many
// times faster than analysing it. The zero value is a filter without terms.
//
// Add every term first. After that, any number of goroutines may call MayContain.
type PrefixFilter struct {
	first  [256]bool      // first bytes of terms
	second [256][8]uint32 // by first byte: a bit for each second byte
}

// Add adds a term, as [Analyze] returns it. An empty term is ignored.
func (f *PrefixFilter) Add(term string) {
	if term == "" {
		return
	}
	first := term[0]
	f.first[first] = true
	if len(term) == 1 {
		return // a word by itself: no letter or digit follows
	}
	f.second[first][term[1]>>5] |= 1 << (term[1] & 31)
	if len(term) == 2 && term[1] == 'y' { // "vies" becomes vy
		f.second[first]['i'>>5] |= 1 << ('i' & 31)
	}
	if len(term) == 3 && term[1] == '&' { // "RnD"
		f.second[first]['n'>>5] |= 1 << ('n' & 31)
	}
}

// MayContain reports whether one of the terms may be among those of text. False
// is certain. True is a guess: letters beyond ASCII may fold to anything, and signs
// inside a word may be dropped (O'Reilly, e-mail), so MayContain says yes to those.
func (f *PrefixFilter) MayContain(text string) bool {
	inWord := false
	for i := 0; i < len(text); i++ {
		c := starts[text[i]]
		wasInWord := inWord
		inWord = c&wordByte != 0
		if c == 0 || wasInWord && !endsWordAt(text, i) {
			continue
		}
		first := byte(c)
		if first >= utf8.RuneSelf {
			if r, _ := utf8.DecodeRuneInString(text[i:]); unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) {
				return true
			}
			continue
		}
		if !f.first[first] {
			continue
		}
		if i+1 == len(text) {
			return true
		}
		next := starts[text[i+1]]
		if next&wordByte == 0 || f.second[first][byte(next)>>5]&(1<<(next&31)) != 0 {
			return true
		}
	}
	return false
}

// endsWordAt reports whether a new term may begin at byte i although there is no
// separator before it: the 3 of "Vue.js3", the 6 of ".NET6", and each character of
// scripts without spaces.
func endsWordAt(text string, i int) bool {
	if text[i] >= utf8.RuneSelf {
		r, _ := utf8.DecodeRuneInString(text[i:])
		return bounds.WritesApart(r)
	}
	before := text[i-1] | 0x20
	return text[i] <= '9' && (before == 's' || before == 't')
}

// starts maps a byte of text to its lower-case letter. Bytes that begin no term
// are 0. wordByte is set for ASCII letters and digits, which continue a word.
var starts = func() (t [256]uint16) {
	for c := range t {
		switch {
		case c >= 'A' && c <= 'Z':
			t[c] = uint16(c-'A'+'a') | wordByte
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			t[c] = uint16(c) | wordByte
		case c >= utf8.RuneSelf || c == '.': // ".net"
			t[c] = uint16(c)
		}
	}
	return t
}()

const wordByte = 1 << 8
