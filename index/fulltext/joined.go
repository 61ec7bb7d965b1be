package fulltext

// Joined terms: names of several words, as terms of their own where a text has them.

import (
	"slices"
	"strings"

	"github.com/careers-index/careers/content/place"
	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/skills/lexicon"
	"github.com/careers-index/careers/index/synonyms"
)

// JoinedTerm is the term of words that stand side by side: "machine learning". Analysis
// makes no term with a space in it.
func JoinedTerm(terms []string) string { return strings.Join(terms, " ") }

// AppendJoined appends [JoinedTerm] to b.
func AppendJoined(b []byte, terms []string) []byte {
	for i, term := range terms {
		if i > 0 {
			b = append(b, ' ')
		}
		b = append(b, term...)
	}
	return b
}

// Names are the names of several words that searches look for: of technologies, of
// roles and concepts, and of places. They have the terms after the first one, by the first.
type Names map[string][]joinedName

type joinedName struct {
	term string   // the joined one
	rest []string // the terms after the first
}

// NewNames collects the names. Of one with three words or more, each two in a row are
// a name too: who knows a "back end developer" asks for the back end.
func NewNames(l *lexicon.Lexicon, s *synonyms.Set) Names {
	names, seen := Names{}, map[string]bool{}
	addTerms := func(terms []string) {
		if joined := JoinedTerm(terms); len(terms) > 1 && !seen[joined] {
			seen[joined] = true
			names[terms[0]] = append(names[terms[0]], joinedName{joined, terms[1:]})
		}
	}
	add := func(name string) {
		terms := analysis.Terms(name)
		addTerms(terms)
		for i := 0; i+2 <= len(terms); i++ {
			addTerms(terms[i : i+2])
		}
	}
	for _, e := range l.Entries() {
		for _, name := range e.Spellings() {
			add(name)
		}
	}
	for _, g := range s.Groups() {
		for _, name := range g.Names {
			add(name.Text)
		}
	}
	for name := range place.AllNames() {
		add(name)
	}
	return names
}

// In are the joined terms of a text with these tokens, each at the position of its first
// word.
func (names Names) In(tokens []analysis.Token) []analysis.Token {
	var out []analysis.Token
	for i, t := range tokens {
		for _, n := range names[t.Term] {
			if isAt(tokens[i:], n.rest) {
				out = append(out, analysis.Token{Term: n.term, Position: t.Position})
			}
		}
	}
	return out
}

// isAt reports whether terms follow the first of tokens, side by side.
func isAt(tokens []analysis.Token, terms []string) bool {
	return len(tokens) > len(terms) && tokens[len(terms)].Position == tokens[0].Position+len(terms) &&
		slices.EqualFunc(tokens[1:len(terms)+1], terms, func(t analysis.Token, term string) bool { return t.Term == term })
}
