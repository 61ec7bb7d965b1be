package scan

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/careers-index/careers/index/analysis/bounds"
)

// Pattern says what is to be found under one key: a name, or a phrase.
type Pattern struct {
	// Name is set for names of technologies. They have more bounds than phrases:
	// see the package comment.
	Name bool
	// Sure says that the name is no ordinary word. Sure names may have a plural, a
	// version or another word glued to them.
	Sure bool
	// Spellings are those of a name, in all cases that it is written in.
	Spellings []string
	// Address says that the phrase begins a web address ("https://"): it and the rest
	// of the address are skipped, without a match.
	Address bool
	// Hides says that the phrase is there for nothing but to hide a name in it ("go
	// for"). It gives way to the name in "a service in Go for years".
	Hides bool
}

// Match is a pattern at a place of a text.
type Match struct {
	Start, End int   // bytes of the text
	Tail       int   // End, or where the version after the name ends
	Pattern    int32 // index of its key in Scanner.Keys
	Sentence   int32 // number of the sentence in the text, from 0
	SameCase   bool  // a name in one of its spellings, letter case included
}

// Scanner finds patterns in texts. It is immutable, and safe for concurrent use.
type Scanner struct {
	keys     []string // sorted
	patterns []Pattern
	trie     *trie
	words    Words
}

// Words are words, in lower case, that may touch a name.
type Words struct {
	Joints    map[string]bool // that even short names are glued to: "DevelopmentJava"
	Compounds map[string]bool // that follow a hyphen after the name: "Go-Entwickler"
}

// New returns a scanner for patterns by [Key]. Keys must be [Valid].
func New(patterns map[string]Pattern, words Words) *Scanner {
	s := &Scanner{keys: slices.Sorted(maps.Keys(patterns)), words: Words{Joints: maps.Clone(words.Joints), Compounds: maps.Clone(words.Compounds)}}
	for _, k := range s.keys {
		s.patterns = append(s.patterns, patterns[k])
	}
	s.trie = newTrie(s.keys)
	return s
}

// Keys returns the keys of the patterns, by number.
func (s *Scanner) Keys() []string { return slices.Clone(s.keys) }

// Scan appends the matches in text to matches, in order: at every place the
// longest pattern that is bounded there, and none inside of another.
func (s *Scanner) Scan(text string, matches []Match) []Match {
	var buf [8]found
	sentence, counted := int32(0), 0 // sentences are counted up to byte counted
	for i := 0; i < len(text); {
		inWord := false // the match would begin inside of a word
		switch c := text[i]; {
		case c >= utf8.RuneSelf:
			if !utf8.RuneStart(c) || !beginsWord(text, i) {
				i++
				continue
			}
		case wordByte(c) && i > 0 && wordByte(text[i-1]):
			if inWord = IsLower(text[i-1]) && IsUpper(c); !inWord {
				i++
				continue
			}
		}
		m, ok := s.longest(text, i, inWord, buf[:0])
		if !ok {
			i++
			continue
		}
		if s.patterns[m.Pattern].Address {
			i = addressEnd(text, m.End)
			continue
		}
		for ; counted < m.Start; counted++ {
			if SentenceEnds(text, counted) {
				sentence++
			}
		}
		counted = m.End
		m.Sentence = sentence
		matches = append(matches, m)
		i = m.Tail
		if second, ok := s.sharedHead(text, m); ok {
			matches = append(matches, second)
			i, counted = second.Tail, second.End
		}
	}
	return matches
}

// longest returns the longest pattern at byte i that is bounded on both sides.
func (s *Scanner) longest(text string, i int, inWord bool, buf []found) (Match, bool) {
	for _, f := range slices.Backward(s.trie.find(text, i, buf)) {
		p := &s.patterns[f.key]
		m := Match{Start: i, End: f.end, Tail: f.end, Pattern: f.key}
		switch {
		case p.Address:
			return m, !inWord
		case !p.Name:
			if !inWord && beginsWord(text, i) && phraseEnds(text, f.end) && !(p.Hides && isNameAfterAll(text, i)) {
				return m, true
			}
			continue
		}
		m.SameCase = slices.ContainsFunc(p.Spellings, func(spelling string) bool { return sameCase(spelling, text[i:f.end]) })
		if s.bounded(text, &m, p, inWord) {
			return m, true
		}
	}
	return Match{}, false
}

// sharedHead finds the second name in "Workday HCM/Financials", whose first word
// is only written before the slash.
func (s *Scanner) sharedHead(text string, m Match) (Match, bool) {
	if !s.patterns[m.Pattern].Name || m.Tail >= len(text) || text[m.Tail] != '/' {
		return Match{}, false
	}
	space := strings.IndexByte(text[m.Start:m.End], ' ')
	end := m.Tail + 1
	for wordAt(text, end) && end-m.Tail <= MaxKey {
		end++
	}
	if space < 0 || end == m.Tail+1 {
		return Match{}, false
	}
	word := text[m.Tail+1 : end]
	if i, ok := slices.BinarySearch(s.keys, Key(word)); ok && s.patterns[i].Name {
		return Match{}, false // a name by itself
	}
	all := s.trie.find(text[m.Start:m.Start+space+1]+word, 0, nil)
	if len(all) == 0 || all[len(all)-1].end != space+1+len(word) {
		return Match{}, false
	}
	last := all[len(all)-1].key
	if p := &s.patterns[last]; !p.Name || !p.Sure {
		return Match{}, false
	}
	return Match{Start: m.Tail + 1, End: end, Tail: end, Pattern: last, Sentence: m.Sentence, SameCase: m.SameCase}, true
}

// sameCase reports whether text is a spelling, letter case included. What folds to
// a space is equal.
func sameCase(spelling, text string) bool {
	for spelling != "" && text != "" {
		a, n := utf8.DecodeRuneInString(spelling)
		b, m := utf8.DecodeRuneInString(text)
		if bounds.IsInvisible(b) {
			text = text[m:]
			continue
		}
		if a != b && foldSign(a) != foldSign(b) {
			return false
		}
		spelling, text = spelling[n:], text[m:]
	}
	return spelling == text
}

// foldSign folds a rune unless it is a letter.
func foldSign(r rune) rune {
	switch {
	case r < utf8.RuneSelf && symbols[r] == symbols[' ']:
		return ' '
	case r >= utf8.RuneSelf && !unicode.IsLetter(r):
		return foldRune(r)
	}
	return r
}

// isNameAfterAll reports whether the phrase at byte i begins with a name: "a service
// in Go for years" has no "go for".
func isNameAfterAll(text string, i int) bool {
	return IsUpper(text[i]) && (strings.HasSuffix(text[:i], " in ") || strings.HasSuffix(text[:i], " using "))
}

// addressEnd returns the end of the web address that continues at byte i. An address may
// have letters beyond ASCII (/wiki/Käse), but not those that are written apart: text goes
// on after it without a space.
func addressEnd(s string, i int) int {
	for i < len(s) && s[i] > ' ' && s[i] != '|' && s[i] != '"' && s[i] != '<' && s[i] != '>' && s[i] != ')' {
		if s[i] >= utf8.RuneSelf && utf8.RuneStart(s[i]) && !wordAt(s, i) {
			break
		}
		i++
	}
	return i
}
