package ranking

import (
	"slices"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search/field"
	"github.com/careers-index/careers/search/plan"
)

// How much of a page's title a query is: all of it, the head of it, or words of it side
// by side.
//
// Example: "service designer"
//
//	Service Designer                WholeTitle
//	Service Designer (m/f/x)        TitleHead
//	Senior Service Designer         SideBySide
//	Designer, Customer Service      0

// TitleMatch is how much of a title a query is; more is better.
type TitleMatch uint8

// The matches, the least first.
const (
	MostOfHead  TitleMatch = iota + 1 // the head, but for words that are set aside
	MostOfTitle                       // the title, but for words that are set aside
	SideBySide                        // all words of the query are side by side in the title
	TitleHead                         // they are its head: "Designer (m/f/x)"
	WholeTitle                        // they are the title
	titleMatches
)

// TitleMatcher compares titles with a query.
type TitleMatcher struct {
	clauses []titleClause
	longest int        // terms that all clauses can take
	begins  beginnings // of what any clause takes
	keys    keySet     // of what a single clause takes
}

// titleClause is what stands for one clause in titles, as hashes of terms.
type titleClause struct {
	words    []uint32   // sorted
	phrases  [][]uint32 // of several terms
	optional bool       // set aside
	begins   beginnings // of all of these
	values   []uint32   // of facets: a page that has one need not say it in the title
	has      answer     // whether the page at hand has one of them
}

// NewTitleMatcher prepares for a plan. Beginnings and typing mistakes are not considered.
func NewTitleMatcher(p plan.Plan) TitleMatcher {
	m := TitleMatcher{clauses: make([]titleClause, 0, len(p.Clauses))}
	words := make([]uint32, 0, 64) // of all clauses
	name := 0
	for _, c := range p.Clauses {
		if c.Not || c.Fixed || c.Name > 0 && c.Name == name {
			continue // a name of several clauses is one: each has all of its names
		}
		name = c.Name
		t := titleClause{optional: c.Optional, words: words[len(words):]}
		longest := 1
		for _, a := range c.Alternatives {
			t.values = append(t.values, a.Values...)
			if a.Tier >= plan.Prefix || c.Name > 0 && a.Tier >= plan.Form {
				continue
			}
			for _, run := range a.Texts {
				if !run.In.Has(field.Title) {
					continue
				}
				longest = max(longest, len(run.Terms))
				t.add(run.Terms)
			}
		}
		if end := len(words) + len(t.words); end <= cap(words) {
			words = words[:end]
		}
		slices.Sort(t.words)
		m.longest += longest
		m.begins |= t.begins
		m.clauses = append(m.clauses, t)
	}
	if len(m.clauses) == 1 {
		m.keys = m.clauses[0].keys()
	}
	return m
}

// keys are those of the titles, or heads, that are what the clause takes.
func (c *titleClause) keys() (s keySet) {
	for i := range c.words {
		s.add(keyOf(c.words[i : i+1]))
	}
	for _, p := range c.phrases {
		s.add(keyOf(p))
	}
	return s
}

func (c *titleClause) add(terms []string) {
	c.begins.add(index.TermHash(terms[0]))
	if len(terms) == 1 {
		c.words = append(c.words, index.TermHash(terms[0]))
		return
	}
	hashes := make([]uint32, len(terms))
	for i, t := range terms {
		hashes[i] = index.TermHash(t)
	}
	c.phrases = append(c.phrases, hashes)
}

// Compare tells how much of a title the query is. head is the number of terms in the
// title's head; values are those of the page.
func (m *TitleMatcher) Compare(terms []uint32, head int, values []uint32) TitleMatch {
	if len(m.clauses) == 0 || len(m.clauses) == 1 && head > m.longest {
		return 0
	}
	for i := range m.clauses {
		m.clauses[i].has = unknown
	}
	starts := terms
	if len(m.clauses) == 1 {
		starts = terms[:min(1, len(terms))] // what begins later is neither title nor head
	}
	best := TitleMatch(0)
	for start, term := range starts {
		if !m.begins.mayHave(term) {
			continue
		}
		if end, complete := m.follow(terms, start, values); end > start {
			best = max(best, m.kind(start, end, len(terms), head, complete))
		}
		if best >= SideBySide {
			break // what begins later is no more
		}
	}
	return best
}

// TitleKey is what is kept of a title to tell that it does not match, without its terms: a
// number for its head, and one for all of it.
type TitleKey struct{ head, title uint8 }

// NewTitleKey is the key of a title, of which so many terms are the head.
func NewTitleKey(terms []uint32, head int) TitleKey {
	return TitleKey{keyOf(terms[:head]), keyOf(terms)}
}

// keyOf is the number of a run of terms.
func keyOf(terms []uint32) uint8 {
	h := uint32(0)
	for _, t := range terms {
		h = (h + t) * 0x9e3779b1
	}
	return uint8(h >> 24)
}

// keySet has a bit for each number.
type keySet [4]uint64

func (s *keySet) add(key uint8) { s[key/64] |= 1 << (key % 64) }

func (s *keySet) has(key uint8) bool { return s[key/64]>>(key%64)&1 == 1 }

// MayMatch reports whether Compare is to be asked about a title: a single clause matches
// nothing but whole titles and heads.
func (m *TitleMatcher) MayMatch(k TitleKey) bool {
	return len(m.clauses) > 1 || m.keys.has(k.head) || m.keys.has(k.title)
}

// kind is what a title match is that takes the terms from start to end.
func (m *TitleMatcher) kind(start, end, length, head int, complete bool) TitleMatch {
	isTitle, isHead := start == 0 && end == length, start == 0 && end == head
	switch {
	case isTitle && complete:
		return WholeTitle
	case isHead && complete:
		return TitleHead
	case complete && len(m.clauses) > 1:
		return SideBySide
	case isTitle:
		return MostOfTitle
	case isHead:
		return MostOfHead
	}
	return 0
}

// follow tells where the clauses end that follow each other from start on, start when
// they do not, and whether those that are set aside are among them.
func (m *TitleMatcher) follow(terms []uint32, start int, values []uint32) (end int, complete bool) {
	end, complete = start, true
	for i := range m.clauses {
		c := &m.clauses[i]
		n := c.at(terms[end:])
		switch {
		case n > 0:
			end += n
		case c.optional:
			complete = false
		case !c.isValueOf(values):
			return start, false
		}
	}
	return end, complete
}

// isValueOf reports whether a page with these values has the one that the clause names.
func (c *titleClause) isValueOf(values []uint32) bool {
	if c.has == unknown {
		c.has = no
		if slices.ContainsFunc(c.values, func(v uint32) bool { return slices.Contains(values, v) }) {
			c.has = yes
		}
	}
	return c.has == yes
}

// answer is kept from place to place in a title.
type answer uint8

const (
	unknown answer = iota
	no
	yes
)

// at is the number of terms that the clause takes where terms begin, the most it can.
func (c *titleClause) at(terms []uint32) int {
	if len(terms) == 0 || !c.begins.mayHave(terms[0]) {
		return 0
	}
	n := 0
	for _, p := range c.phrases {
		if len(p) > n && len(p) <= len(terms) && slices.Equal(p, terms[:len(p)]) {
			n = len(p)
		}
	}
	if n == 0 {
		if _, ok := slices.BinarySearch(c.words, terms[0]); ok {
			n = 1
		}
	}
	return n
}

// beginnings are some terms, of which it is quick to tell that they do not have another one.
type beginnings uint64

func (b *beginnings) add(term uint32) { *b |= 1 << (term % 64) }

func (b beginnings) mayHave(term uint32) bool { return b>>(term%64)&1 == 1 }
