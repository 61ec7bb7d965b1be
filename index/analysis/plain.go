package analysis

// The short way to read a word: most are ASCII letters before a space. FuzzPlainWord
// compares it with the long one.

import (
	"math/bits"
	"unicode/utf8"
)

// plainWord finds the end of a word in the most common case, ASCII letters before a space
// or a mark that joins nothing. It returns 0 for anything else.
func (t *tokenizer) plainWord(start int) int {
	end, _ := letters(t.text, start)
	n := end - start
	if n == 0 || n >= maxTermBytes || !endsPlainly(t.text[start:], n) || n <= maxHead && t.mayGoOn(end) {
		return 0
	}
	return end
}

// passOver goes on over what comes next as long as it is words of ASCII letters and digits
// that the filter does not pass, and what is between them. Most of a text is. What depends
// on the length of a word comes last in its conditions: a processor cannot guess it.
func (t *tokenizer) passOver() {
	if t.only == nil {
		return
	}
	text, i := t.text, t.at
	for i < len(text) {
		if c := text[i]; !isASCIIWord[c] {
			if c != '\n' && !isPlainGap[c] && (c != '.' || t.mayBeginDotNet(i)) {
				break
			}
			t.newBlock = t.newBlock || c == '\n'
			i++
			continue
		}
		end, first := letters(text, i)
		if end == len(text) || !joinsNothing[text[end]] {
			var ok bool
			if end, ok = t.wordEnd(i, end); !ok {
				break
			}
			first = firstOf(text[i:end])
		}
		if t.only.passes(hashKey(first)) || t.mayGoOn(end) && end-i <= maxHead || end-i >= maxTermBytes {
			break
		}
		t.count()
		i = end
	}
	t.at = i
}

// wordEnd is the end of the word at i of ASCII letters and digits, if nothing after it can
// belong to it. Its letters up to end are known.
func (t *tokenizer) wordEnd(i, end int) (at int, ok bool) {
	text := t.text
	if end > i && endsPlainly(text[i:], end-i) {
		return end, true
	}
	for end < len(text) && isASCIIWord[text[end]] {
		end++
	}
	return end, end == len(text) || joinsNothing[text[end]] && text[end] != '('
}

// mayBeginDotNet reports whether the full stop at i may be that of ".NET".
func (t *tokenizer) mayBeginDotNet(i int) bool {
	return i+1 < len(t.text) && (t.text[i+1]|0x20 == 'n' || t.text[i+1] >= utf8.RuneSelf)
}

// letters returns the end of the ASCII letters at i, and what [hashKey] takes of them.
func letters(text string, i int) (end int, first uint32) {
	const (
		ones  = 0x0101010101010101
		high  = 0x80 * ones
		width = 8
	)
	for end = i; end+width <= len(text); {
		word := eight(text[end:])
		folded := word | 0x20*ones
		// The high bits of bytes from a on, less those after z, and less those that are no ASCII.
		low := folded &^ high
		is := (low + (0x80-'a')*ones) &^ (low + (0x80-'z'-1)*ones) &^ word & high
		n := bits.TrailingZeros64(is^high) / 8
		if end == i {
			first = uint32(folded) & (1<<(8*min(n, filtered)) - 1)
		}
		if end += n; n < width {
			return end, first
		}
	}
	for end < len(text) && isASCIILetter[text[end]] {
		end++
	}
	return end, firstOf(text[i:min(end, i+filtered)])
}

// eight are the first eight bytes of a text, the first one lowest.
func eight(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// firstOf is what [hashKey] takes of a word of ASCII letters and digits.
func firstOf(word string) (first uint32) {
	for i := range min(len(word), filtered) {
		first |= uint32(lower[word[i]]) << (8 * i)
	}
	return first
}

// isASCIIWord has the ASCII letters and digits.
var isASCIIWord = func() (is [256]bool) {
	for c := range class {
		is[c] = class[c] != 0
	}
	return is
}()

// lower has each byte, ASCII letters in lower case.
var lower = func() (of [256]byte) {
	for c := range of {
		of[c] = byte(c)
		if isASCIILetter[c] {
			of[c] |= 0x20
		}
	}
	return of
}()

// isPlainGap are the ASCII bytes that are no part of a term and begin none.
var isPlainGap = func() (is [256]bool) {
	for c := range class {
		is[c] = class[c] == 0 && c != '\n' && c != '.'
	}
	return is
}()

// endsPlainly reports whether nothing from byte i on can belong to the word of letters
// before it, but for what mayGoOn knows.
func endsPlainly(text string, i int) bool {
	if i == len(text) {
		return true
	}
	switch c := text[i]; c {
	case '.':
		return i+1 == len(text) || text[i+1] == ' ' || text[i+1] == '\n'
	case '-': // two words, unless one of them is a letter
		return i > 1 && i+2 < len(text) && isASCIILetter[text[i+1]] && isASCIILetter[text[i+2]]
	default:
		return joinsNothing[c]
	}
}

// joinsNothing are the bytes that end a word wherever they are.
var joinsNothing = func() (ends [256]bool) {
	for _, c := range []byte(" \n,;:!?()[]{}<>/|\\\"*=_%$@^~`") {
		ends[c] = true
	}
	return ends
}()

// appendLower appends ASCII letters in lower case.
func appendLower(dst []byte, letters string) []byte {
	dst = append(dst, letters...)
	word := dst[len(dst)-len(letters):]
	for i := range word {
		word[i] |= 0x20
	}
	return dst
}

var isASCIILetter = func() (is [256]bool) {
	for c := 'a'; c <= 'z'; c++ {
		is[c], is[c&^0x20] = true, true
	}
	return is
}()
