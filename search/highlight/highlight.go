package highlight

import (
	"strings"

	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/field"
	"github.com/careers-index/careers/search/plan"
)

// Marking: where the words of a plan are in a text.

// maxMatches of one text are found: more show nothing new,
// and cutting snippets takes time with each.
const maxMatches = 500

// Highlighter finds what a plan looks for in texts.
type Highlighter struct {
	plan   plan.Plan
	skills *plan.Facet      // the one of skills
	facets []*plan.Facet    // of the site
	ids    map[string]int32 // of every term of the plan
	terms  []wanted         // by id
	filter analysis.Filter  // of the terms
	first  first            // of the text that is searched
	// What is kept from text to text, and from page to page.
	found      []occurrence
	spans      []span
	why        reasons
	candidates []candidate
	kept       []span // of the candidates
	// Of the hits.
	pieces
	snippetSlab slab[search.Snippet]
	whySlab     slab[search.Why]
}

// wanted is what a term means to the plan.
type wanted struct {
	alone   []meaning  // it is wanted by itself
	phrases []sequence // it begins these
}

// meaning is which clause a match is for, how well it matched, and where it
// counts.
type meaning struct {
	clause uint8
	tier   plan.Tier
	in     field.Set
}

// sequence is terms that must stand side by side; the first is known already.
type sequence struct {
	meaning
	rest []int32
}

// occurrence is a term of the plan in a text.
type occurrence struct {
	id                   int32
	start, end, position int
}

// span is a match in a text: bytes [start, end).
type span struct {
	start, end int
	clause     uint8
	tier       plan.Tier
}

// Reset prepares for a plan on a site with these facets.
func (m *Highlighter) Reset(p plan.Plan, skills *plan.Facet, facets []*plan.Facet) {
	m.plan, m.skills, m.facets = p, skills, facets
	if m.ids == nil {
		m.ids = map[string]int32{}
	}
	clear(m.ids)
	m.terms = m.terms[:0]
	m.filter = analysis.Filter{}
	m.first.reset()
	for i, c := range p.Clauses {
		if c.Not || c.Optional {
			continue
		}
		for _, v := range c.Alternatives {
			for _, t := range v.Texts {
				m.want(t, meaning{uint8(i), v.Tier, t.In})
			}
		}
	}
}

func (m *Highlighter) want(t plan.TermRun, as meaning) {
	m.first.want(as, len(t.Terms))
	first := m.id(t.Terms[0])
	if len(t.Terms) == 1 {
		m.terms[first].alone = append(m.terms[first].alone, as)
		return
	}
	s := sequence{meaning: as}
	for _, term := range t.Terms[1:] {
		s.rest = append(s.rest, m.id(term))
	}
	m.terms[first].phrases = append(m.terms[first].phrases, s)
}

func (m *Highlighter) id(term string) int32 {
	id, ok := m.ids[term]
	if !ok {
		id = int32(len(m.terms))
		m.ids[term] = id
		m.filter.Add(term)
		m.terms = append(m.terms[:id], m.unused(int(id)))
	}
	return id
}

// unused is the memory of a term of the last plan, if there was one with this id.
func (m *Highlighter) unused(id int) wanted {
	if id >= cap(m.terms) {
		return wanted{}
	}
	w := m.terms[:id+1][id]
	return wanted{w.alone[:0], w.phrases[:0]}
}

// find returns the matches in a text of field f, in order, without
// overlap. They are valid until the next find.
func (m *Highlighter) find(text string, f field.Field) []span {
	m.found = m.found[:0]
	m.scan(text, f, func(occurrence) bool { return true })
	return m.resolve(f)
}

// resolve makes the matches of the terms that were found in a text of field f.
func (m *Highlighter) resolve(f field.Field) []span {
	m.spans = m.spans[:0]
	end := 0
	for i, at := range m.found {
		if at.start < end {
			continue
		}
		if len(m.spans) == maxMatches {
			break
		}
		best, ok := span{}, false
		consider := func(as meaning, end int) {
			// The longest match tells most; of two as long, the better tier.
			if as.in.Has(f) && (!ok || end > best.end || end == best.end && as.tier < best.tier) {
				best, ok = span{at.start, end, as.clause, as.tier}, true
			}
		}
		for _, as := range m.terms[at.id].alone {
			consider(as, at.end)
		}
		for _, s := range m.terms[at.id].phrases {
			if last, all := m.follow(i, s.rest); all {
				consider(s.meaning, last)
			}
		}
		if ok {
			m.spans = append(m.spans, best)
			end = best.end
		}
	}
	return m.spans
}

// scan finds the plan's terms in a text of field f, as long as goOn says so. Those in
// addresses may not count, as in the index.
func (m *Highlighter) scan(text string, f field.Field, goOn func(occurrence) bool) {
	m.filter.Scan(text, func(term []byte, start, end, position int) bool {
		id, ok := m.ids[string(term)]
		if !ok || f >= field.Description && analysis.InAddress(text, start, end) {
			return true
		}
		at := occurrence{id, start, end, position}
		m.found = append(m.found, at)
		return goOn(at)
	})
}

// follow reports whether the terms follow directly after occurrence i, and where the
// last one ends.
func (m *Highlighter) follow(i int, rest []int32) (end int, ok bool) {
	if len(m.found)-i-1 < len(rest) {
		return 0, false
	}
	for j, id := range rest {
		at := m.found[i+1+j]
		if at.id != id || at.position != m.found[i].position+1+j {
			return 0, false
		}
		end = at.end
	}
	return end, true
}

// slab gives lists that are in one piece of memory, for several hits.
type slab[T any] struct{ free []T }

// slabLen is as much as the lists of a few hits.
const slabLen = 32

// take is an empty list for up to n values.
func (s *slab[T]) take(n int) []T {
	if len(s.free) < n {
		s.free = make([]T, max(n, slabLen))
	}
	list := s.free[:0:n]
	s.free = s.free[n:]
	return list
}

// pieces are the texts that results show as HTML. Several are in one piece of memory: a
// page of results has a hundred.
type pieces struct{ b strings.Builder }

// pieceBytes is as much as the texts of a few hits.
const pieceBytes = 4 << 10

// marked is the part [from, to) of a text as HTML, with its spans marked, between what goes
// before and after it.
func (p *pieces) marked(text string, spans []span, from, to int, before, after string) string {
	b := &p.b
	if size := to - from + 13*len(spans) + 16 + len(before) + len(after); b.Cap()-b.Len() < size {
		b.Reset() // those who have its texts keep them
		b.Grow(max(size, pieceBytes))
	}
	start := b.Len()
	b.WriteString(before)
	at := from
	for _, s := range spans {
		start, end := max(s.start, from), min(s.end, to)
		if start >= end {
			continue
		}
		escapeTo(b, text[at:start])
		b.WriteString("<mark>")
		escapeTo(b, text[start:end])
		b.WriteString("</mark>")
		at = end
	}
	escapeTo(b, text[at:to])
	b.WriteString(after)
	return b.String()[start:]
}

// Escaped is a text as HTML with nothing marked.
func Escaped(text string) string {
	if nextEscape(text) == len(text) {
		return text
	}
	var b strings.Builder
	escapeTo(&b, text)
	return b.String()
}

// escapes are the characters that text cannot hold as HTML, and the line end,
// which separates blocks: items of a list, cells, paragraphs.
var escapes = [256]string{'&': "&amp;", '<': "&lt;", '>': "&gt;", '"': "&#34;", '\'': "&#39;", '\n': " · "}

// nextEscape is where the first of these is in a text, or its end.
func nextEscape(s string) int {
	for i := range len(s) {
		if escapes[s[i]] != "" {
			return i
		}
	}
	return len(s)
}

// escapeTo writes text as HTML.
func escapeTo(b *strings.Builder, s string) {
	for {
		i := nextEscape(s)
		b.WriteString(s[:i])
		if i == len(s) {
			return
		}
		b.WriteString(escapes[s[i]])
		s = s[i+1:]
	}
}
