package highlight

import (
	"math"
	"math/bits"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/field"
	"github.com/careers-index/careers/search/plan"
)

// Not reading on: where the piece that is shown of a text is known before its end.

// first looks for the first piece of a text that matches every clause, in the best tier:
// it is the one to show, whatever follows.
type first struct {
	clauses uint32 // those that a text may match, a bit each
	longest int    // terms of the longest phrase

	starts  [search.MaxUnits]int // by clause: where its last exact match begins
	matched uint32               // the clauses that have one
	end     int                  // where the piece may end; 0: not known yet
	stop    int                  // the position that no phrase reaches which begins before; 0: not known yet
}

// reset prepares for another plan.
func (f *first) reset() { f.clauses, f.longest = 0, 0 }

// want adds what the plan looks for: so many terms side by side.
func (f *first) want(as meaning, terms int) {
	if as.in.Has(field.OwnText) || as.in.Has(field.SectionText) || as.in.Has(field.Headings) {
		f.clauses |= 1 << as.clause
	}
	f.longest = max(f.longest, terms)
}

// is reports whether a candidate in a page's own text is that piece.
func (f *first) is(c candidate) bool { return c.worst == plan.Exact && c.clauses == f.clauses }

// findFirst is find in a page's own text, and may leave out what is after that piece.
func (m *Highlighter) findFirst(text string) []span {
	f := &m.first
	f.matched, f.end, f.stop = 0, 0, 0
	m.found = m.found[:0]
	m.scan(text, field.OwnText, func(at occurrence) bool {
		switch {
		case f.end == 0:
			f.add(at, m.terms[at.id].alone)
			return true
		case at.start <= f.end:
			return true
		case f.stop == 0:
			f.stop = at.position + f.longest - 1
		}
		if at.position < f.stop {
			return true
		}
		f.end = math.MaxInt // this is tried once
		return !f.is(m.window(text, m.resolve(field.OwnText)))
	})
	return m.resolve(field.OwnText)
}

// add considers a term that is in the text, and what it means alone.
func (f *first) add(at occurrence, alone []meaning) {
	for _, as := range alone {
		if as.tier == plan.Exact && as.in.Has(field.OwnText) {
			f.starts[as.clause] = at.start
			f.matched |= 1 << as.clause
		}
	}
	if f.matched != f.clauses {
		return
	}
	start := at.start
	for set := f.clauses; set != 0; set &= set - 1 {
		start = min(start, f.starts[bits.TrailingZeros32(set)])
	}
	if at.end-start <= snippetBytes {
		f.end = start + snippetBytes
	}
}
