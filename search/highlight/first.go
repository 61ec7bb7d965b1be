package highlight

import (
	"math"
	"math/bits"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/field"
	"github.com/careers-index/careers/search/plan"
)

// Not reading on: where the piece that is shown of a text is known before its end.

// first looks for the first piece of a page's own text that matches every clause in its
// best tier: it is the one to show, and says why, whatever follows.
type first struct {
	clauses uint32                     // those that a passage may match, a bit each
	best    [search.MaxUnits]plan.Tier // by clause: of its matches in texts
	longest int                        // terms of the longest phrase

	starts  [search.MaxUnits]int // by clause: where its last match in the best tier begins
	matched uint32               // the clauses that have one
	end     int                  // where the piece may end; 0: not known yet
	stop    int                  // the position that no phrase reaches which begins before; 0: not known yet
}

// reset prepares for another plan.
func (f *first) reset() {
	f.clauses, f.longest = 0, 0
	for i := range f.best {
		f.best[i] = math.MaxUint8
	}
}

// want adds what the plan looks for: so many terms side by side.
func (f *first) want(as meaning, terms int) {
	inText := as.in.Has(field.OwnText) || as.in.Has(field.SectionText)
	if inText || as.in.Has(field.Headings) {
		f.clauses |= 1 << as.clause
	}
	if inText {
		f.best[as.clause] = min(f.best[as.clause], as.tier)
	}
	f.longest = max(f.longest, terms)
}

// worst is the best tier that all clauses have.
func (f *first) worst() (worst plan.Tier) {
	for set := f.clauses; set != 0; set &= set - 1 {
		worst = max(worst, f.best[bits.TrailingZeros32(set)])
	}
	return worst
}

// isFirst reports whether a candidate among the matches of a page's own text is that piece.
func (m *Highlighter) isFirst(c candidate, spans []span) bool {
	f, inBest := &m.first, uint32(0)
	for _, s := range spans {
		if s.tier == f.best[s.clause] {
			inBest |= 1 << s.clause
		}
	}
	return c.clauses == f.clauses && c.worst == f.worst() && inBest == f.clauses
}

// findFirst is find in a page's own text, and may leave out what is after that piece.
func (m *Highlighter) findFirst(text string) []span {
	f := &m.first
	f.matched, f.end, f.stop = 0, 0, 0
	m.found = m.found[:0]
	m.scan(text, field.OwnText, func(at occurrence) bool {
		switch {
		case f.end == 0:
			m.seek()
			return true
		case at.start <= f.end:
			return true
		case f.stop == 0:
			f.stop = at.position + f.longest - 1
		}
		if at.position < f.stop {
			return true
		}
		return !m.isFound(text)
	})
	return m.resolve(field.OwnText)
}

// isFound reports whether the piece is in what was read of a text. Pieces that begin later
// than first.add has seen may be longer than what was read.
func (m *Highlighter) isFound(text string) bool {
	spans := m.resolve(field.OwnText)
	for len(spans) > 0 && spans[len(spans)-1].start > m.first.end {
		spans = spans[:len(spans)-1] // a phrase may begin there that was not read to its end
	}
	found := false
	if len(spans) > 0 {
		c := m.window(text, spans)
		found = m.isFirst(c, spans) && c.spans[0].start+snippetBytes <= m.first.end
	}
	m.first.end = math.MaxInt // this is tried once
	return found
}

// seek considers the matches that end with the last term found.
func (m *Highlighter) seek() {
	last := len(m.found) - 1
	for _, as := range m.terms[m.found[last].id].alone {
		m.first.add(as, m.found[last].start, m.found[last].end)
	}
	for i := max(0, last-m.first.longest+1); i < last; i++ {
		for _, s := range m.terms[m.found[i].id].phrases {
			if end, ok := m.follow(i, s.rest); ok && len(s.rest) == last-i {
				m.first.add(s.meaning, m.found[i].start, end)
			}
		}
	}
}

// add considers a match.
func (f *first) add(as meaning, start, end int) {
	if as.tier != f.best[as.clause] || !as.in.Has(field.OwnText) {
		return
	}
	f.starts[as.clause] = start
	f.matched |= 1 << as.clause
	if f.matched != f.clauses {
		return
	}
	for set := f.clauses; set != 0; set &= set - 1 {
		start = min(start, f.starts[bits.TrailingZeros32(set)])
	}
	if end-start <= snippetBytes {
		f.end = start + snippetBytes
	}
}
