package scan

// Where sentences end.

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// SentenceEnds reports whether a sentence of s ends at byte i: at a line end, a
// semicolon or a bullet; at an exclamation or question mark; at a wide full stop; at one before a
// space and a capital letter, unless it belongs to an abbreviation, or before a glued
// capital letter.
func SentenceEnds(s string, i int) bool {
	switch s[i] {
	case '\n', ';', '!':
		return true
	case '?':
		return i+1 == len(s) || s[i+1] == ' '
	case 0xe2, 0xe3, 0xef: // the first bytes of those below
		r, _ := utf8.DecodeRuneInString(s[i:])
		return strings.ContainsRune(wideEnds, r)
	case '.':
		return stopEnds(s, i)
	}
	return false
}

// Bullets are the marks beyond ASCII that postings begin the items of their lists with.
const Bullets = "•●○■□▪▫◆◇◦‣⁃∙✓✔✅➤►▶➢❖"

// wideEnds end a sentence and are beyond ASCII: bullets, and what Japanese and Chinese
// write.
const wideEnds = Bullets + "。！？；"

// stopEnds reports whether the full stop at byte i ends a sentence.
func stopEnds(s string, i int) bool {
	if i+1 >= len(s) {
		return true
	}
	if s[i+1] != ' ' {
		return i > 0 && IsLower(s[i-1]) && IsUpper(s[i+1])
	}
	next := i + 1
	for next < len(s) && s[next] == ' ' {
		next++
	}
	if next < len(s) && IsLower(s[next]) {
		return false
	}
	word := i
	for word > 0 && (IsLetter(s[word-1]) || s[word-1] == '.') {
		word--
	}
	last := s[word:i]
	return !slices.ContainsFunc(abbreviations, func(a string) bool { return len(a) == len(last) && strings.EqualFold(a, last) })
}

// abbreviations have a full stop that ends no sentence.
// The second row is of German, French, Spanish, Portuguese, Italian and Dutch.
var abbreviations = []string{
	"e.g", "i.e", "eg", "ie", "vs", "incl", "inc", "approx", "esp", "mr", "ms", "dr", "st", "no", "sr", "jr",
	"z.b", "bzw", "inkl", "u.a", "d.h", "ggf", "max", "p.ex", "p.ej", "ej", "bijv",
}
