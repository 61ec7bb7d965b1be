package skills

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// hit is a name in a text.
type hit struct {
	start, end int   // bytes of the text
	tail       int   // end, or behind the version that follows
	name       int32 // of Lexicon.names
	sentence   int32 // number of the sentence in the text
	exact      bool  // written in a case that the lexicon lists
}

// scan appends the hits of text in order: at every place the longest name that
// is bounded there, and never one inside of another.
func (l *Lexicon) scan(text string, hits []hit) []hit {
	var buf [8]found
	sentence, from := int32(0), 0
	for i := 0; i < len(text); {
		joint := false
		if wordByte(text[i]) && i > 0 && wordByte(text[i-1]) {
			if joint = isLower(text[i-1]) && isUpper(text[i]); !joint {
				i++
				continue
			}
		}
		h, ok := l.longest(text, i, joint, buf[:0])
		if !ok {
			i++
			continue
		}
		if l.names[h.name].cue&cueLink != 0 {
			i = tokenEnd(text, h.end)
			continue
		}
		for from < h.start {
			if sentenceEnds(text, from) {
				sentence++
			}
			from++
		}
		from = h.end
		h.sentence = sentence
		hits = append(hits, h)
		i = h.tail
		if second, ok := l.sharedHead(text, h); ok {
			hits = append(hits, second)
			i, from = second.tail, second.end
		}
	}
	return hits
}

// sharedHead finds the second name in "Workday HCM/Financials": its first word
// stands only before the slash.
func (l *Lexicon) sharedHead(text string, h hit) (hit, bool) {
	if l.names[h.name].entry < 0 || h.tail >= len(text) || text[h.tail] != '/' {
		return hit{}, false
	}
	blank := strings.IndexByte(text[h.start:h.end], ' ')
	end := h.tail + 1
	for wordAt(text, end) && end-h.tail <= maxNameLen {
		end++
	}
	if blank < 0 || end == h.tail+1 {
		return hit{}, false
	}
	word := text[h.tail+1 : end]
	if _, known := l.byName[Fold(word)]; known {
		return hit{}, false
	}
	found := l.finder.find(text[h.start:h.start+blank+1]+word, 0, nil)
	if len(found) == 0 || found[len(found)-1].end != blank+1+len(word) {
		return hit{}, false
	}
	last := found[len(found)-1]
	if n := &l.names[last.name]; n.entry < 0 || !n.sure {
		return hit{}, false
	}
	return hit{start: h.tail + 1, end: end, tail: end, name: last.name, sentence: h.sentence, exact: h.exact}, true
}

// sameCase says whether a text is spelled as the lexicon has it; what folds to
// a blank is one.
func sameCase(spelling, text string) bool {
	for spelling != "" && text != "" {
		a, n := utf8.DecodeRuneInString(spelling)
		b, m := utf8.DecodeRuneInString(text)
		if a != b && mark(a) != mark(b) {
			return false
		}
		spelling, text = spelling[n:], text[m:]
	}
	return spelling == text
}

// mark folds a rune where that is no matter of case.
func mark(r rune) rune {
	switch {
	case r < utf8.RuneSelf && symbols[r] == symbols[' ']:
		return ' '
	case r >= utf8.RuneSelf && !unicode.IsLetter(r):
		return foldRune(r)
	}
	return r
}

// longest returns the longest name at byte i that is bounded on both sides.
func (l *Lexicon) longest(text string, i int, joint bool, buf []found) (hit, bool) {
	for _, f := range slices.Backward(l.finder.find(text, i, buf)) {
		n := &l.names[f.name]
		h := hit{start: i, end: f.end, tail: f.end, name: f.name}
		h.exact = slices.ContainsFunc(n.spellings, func(s string) bool { return sameCase(s, text[i:f.end]) })
		if n.cue&cueLink != 0 {
			return h, !joint
		}
		if n.entry < 0 {
			if !joint && !wordBefore(text, i) && !wordAt(text, f.end) && (n.cue != cuePhrase || !inName(text, i)) {
				return h, true
			}
			continue
		}
		if l.bounded(text, &h, n, joint) {
			return h, true
		}
	}
	return hit{}, false
}

// inName says whether the phrase at byte i begins with a name after all: "a
// service in Go for years" has no "go for".
func inName(text string, i int) bool {
	return isUpper(text[i]) && (strings.HasSuffix(text[:i], " in ") || strings.HasSuffix(text[:i], " using "))
}

// sentenceEnds says whether a sentence ends at byte i: a line, a semicolon or
// a bullet; an exclamation or question mark; a full stop before a blank and a
// capital letter that no abbreviation explains, or glued to a capital letter.
func sentenceEnds(s string, i int) bool {
	switch s[i] {
	case '\n', ';', '!':
		return true
	case '?':
		return i+1 == len(s) || s[i+1] == ' '
	case 0xe2: // "•" and "●"
		return i+2 < len(s) && (s[i+1] == 0x80 && s[i+2] == 0xa2 || s[i+1] == 0x97 && s[i+2] == 0x8f)
	case '.':
		return stopEnds(s, i)
	}
	return false
}

// stopEnds says whether the full stop at byte i ends a sentence.
func stopEnds(s string, i int) bool {
	if i+1 >= len(s) {
		return true
	}
	if s[i+1] != ' ' {
		return i > 0 && isLower(s[i-1]) && isUpper(s[i+1])
	}
	next := i + 1
	for next < len(s) && s[next] == ' ' {
		next++
	}
	if next < len(s) && isLower(s[next]) {
		return false
	}
	word := i
	for word > 0 && (isLetter(s[word-1]) || s[word-1] == '.') {
		word--
	}
	return !slices.Contains(abbreviations, Fold(s[word:i]))
}

// abbreviations that end in a full stop in mid-sentence.
var abbreviations = []string{"e.g", "i.e", "eg", "ie", "vs", "incl", "inc", "approx", "esp", "mr", "ms", "dr", "st", "no", "sr", "jr"}

// tokenEnd returns the end of the web address that goes on at byte i.
func tokenEnd(s string, i int) int {
	for i < len(s) && s[i] > ' ' && s[i] != '|' && s[i] != '"' && s[i] != '<' && s[i] != '>' && s[i] != ')' {
		i++
	}
	return i
}
