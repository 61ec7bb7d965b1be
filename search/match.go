package search

// Matching: which pages hold every clause of a plan, in which tier, with which
// sum of BM25.
//
// Clauses are taken one after the other, each list of pages once from front to
// back, with one slot per page to add into. That reads more than leaping
// through sorted lists would where words are rare together, and less where
// they are common; and it needs no heap, no object per page, and no second
// pass for the facets.

import (
	"context"
	"math"

	"github.com/careers-index/careers/index"
)

// matcher holds what one search needs: a slot per page, and readers. Searches
// take one from a pool; every slot is valid for one mark only, so nothing is
// cleared between them.
type matcher struct {
	*lists
	g     *index.Generation
	docs  []uint32 // document of each page, by ordinal
	means [textFields]float64
	slots []slot
	mark  uint16 // of the slots in use

	partMark uint16 // of the variant at hand

	part []uint32 // pages of the variant at hand
	held []uint32 // pages of the clause at hand
	hits []uint32 // pages that hold all clauses so far
}

// slot is what is known of one page: 20 bytes, so that the slots of 26,000
// pages stay in a processor's cache.
type slot struct {
	sum  float32 // over the clauses so far
	here float32 // in the clause at hand
	part float32 // in the variant at hand

	partMark, hereMark, hitMark uint16
	hereTier, tier              tier
}

func newMatcher(g *index.Generation, s *snapshot, docs []uint32) (*matcher, error) {
	l, err := newLists(s)
	if err != nil {
		return nil, err
	}
	m := &matcher{lists: l, g: g, docs: docs, slots: make([]slot, s.pages)}
	for f := range textFields {
		m.means[f] = max(g.MeanLength(fieldNames[f]), 1)
	}
	return m, nil
}

// next returns a mark that no slot has. match has made sure that there is one.
func (m *matcher) next() uint16 {
	m.mark++
	return m.mark
}

// marks is how many marks matching p takes.
func (p plan) marks() int {
	n := 1
	for _, c := range p.clauses {
		n += 2 + len(c.variants)
	}
	return n
}

// match leaves the pages that hold the plan in m.hits, with tier and sum in
// their slots.
func (m *matcher) match(ctx context.Context, p plan) error {
	if int(m.mark)+p.marks() > math.MaxUint16 {
		clear(m.slots)
		m.mark = 0
	}
	before, first := m.next(), true
	for _, c := range p.clauses {
		if c.not {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		after, err := m.clause(c, before, first)
		if err != nil {
			return err
		}
		before, first = after, false
	}
	if first {
		m.hits = m.hits[:0]
		for doc := range m.slots {
			s := &m.slots[doc]
			s.hitMark, s.sum, s.tier = before, 0, exact
			m.hits = append(m.hits, uint32(doc))
		}
	}
	for _, c := range p.clauses {
		if !c.not {
			continue
		}
		if err := m.exclude(ctx, c, before); err != nil {
			return err
		}
	}
	return nil
}

// clause keeps those of the pages marked before that hold c, and returns their
// new mark. The first clause keeps any page.
func (m *matcher) clause(c planned, before uint16, first bool) (uint16, error) {
	m.held = m.held[:0]
	here := m.next()
	for _, v := range c.variants {
		weight, err := m.variant(v)
		if err != nil {
			return 0, err
		}
		for _, doc := range m.part {
			s := &m.slots[doc]
			switch {
			case !first && s.hitMark != before:
			case s.hereMark != here:
				s.hereMark, s.hereTier, s.here = here, v.tier, s.part*weight
				m.held = append(m.held, doc)
			case s.hereTier == v.tier || v.adds:
				s.here += s.part * weight
			}
		}
	}
	after := m.next()
	m.hits = m.hits[:0]
	for _, doc := range m.held {
		s := &m.slots[doc]
		if first {
			s.sum, s.tier = 0, exact
		}
		s.sum += s.here
		s.tier = max(s.tier, s.hereTier)
		s.hitMark = after
		m.hits = append(m.hits, doc)
	}
	return after, nil
}

// exclude takes the pages that c finds from the hits.
func (m *matcher) exclude(ctx context.Context, c planned, mark uint16) error {
	for _, v := range c.variants {
		if err := ctx.Err(); err != nil {
			return err
		}
		if _, err := m.variant(v); err != nil {
			return err
		}
		for _, doc := range m.part {
			if s := &m.slots[doc]; s.hitMark == mark {
				s.hitMark = 0
			}
		}
	}
	kept := m.hits[:0]
	for _, doc := range m.hits {
		if m.slots[doc].hitMark == mark {
			kept = append(kept, doc)
		}
	}
	m.hits = kept
	return nil
}

// variant leaves the pages that v finds in m.part, with their share of BM25 in
// the slots, and returns what to multiply that with: the rarity of v.
func (m *matcher) variant(v variant) (float32, error) {
	m.part = m.part[:0]
	m.partMark = m.next()
	mark := m.partMark
	add := func(doc uint32, share float32) {
		s := &m.slots[doc]
		if s.partMark != mark {
			s.partMark, s.part = mark, 0
			m.part = append(m.part, doc)
		}
		s.part += share
	}
	for _, t := range v.texts {
		if err := m.text(t, add); err != nil {
			return 0, err
		}
	}
	switch {
	case v.skill != "":
		if err := m.skill([]byte(v.skill), add); err != nil {
			return 0, err
		}
	case v.category != "":
		if err := m.pages(category, []byte(v.category), func(doc uint32) { add(doc, 0) }); err != nil {
			return 0, err
		}
	case v.path != "":
		for _, n := range m.g.Under(v.path) {
			add(m.docs[n], 0)
		}
	}
	return float32(rarity(len(m.slots), len(m.part))), nil
}

// inPart tells whether the variant at hand has found a page already.
func (m *matcher) inPart(doc uint32) bool { return m.slots[doc].partMark == m.partMark }

// text adds the share of each page that has t.
func (m *matcher) text(t text, add func(doc uint32, share float32)) error {
	var phrase [][]byte
	if len(t.terms) > 1 {
		for _, term := range t.terms {
			phrase = append(phrase, []byte(term))
		}
	}
	for f := range textFields {
		if !t.in.has(f) {
			continue
		}
		visit := func(doc uint32, count, length int) {
			add(doc, float32(weights[f]*saturation(f, count, length, m.means[f])))
		}
		var err error
		if phrase != nil {
			err = m.phrase(f, phrase, visit)
		} else {
			err = m.terms(f, []byte(t.terms[0]), visit)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// skill adds the share of each page that has the skill. A page has it in one
// strength, and in the field of all skills, which adds nothing more to those.
func (m *matcher) skill(name []byte, add func(doc uint32, share float32)) error {
	for _, w := range skillWeights {
		visit := func(doc uint32) {
			if w.field != skill || !m.inPart(doc) {
				add(doc, w.weight)
			}
		}
		if err := m.pages(w.field, name, visit); err != nil {
			return err
		}
	}
	return nil
}
