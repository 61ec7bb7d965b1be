package local

// Matching: which pages hold every clause of a plan, in which tier, with which
// sum of BM25.
//
// Clauses are taken one after the other. Each term list is read once from front
// to back, and every page has one docState to add into. That reads more than
// leaping through sorted lists would where words are rare together, and less
// where they are common; and it needs no heap, no object per page, and no second
// pass for the facets.
//
// Example: "golang berlin" has two clauses. The first has three alternatives:
// the word golang (exact), the word go (alias), the skill Go (alias). Take a page
// that says "Go" twice and has the skill:
//
//	alternative     tier   alternativeScore  added to clauseScore
//	word golang     exact  -             the page is not in its list
//	word go         alias  3.1           3.1 × idf; clauseTier is alias
//	skill Go        alias  7             + 7 × idf: all names of a skill add
//
// When the clause is done, the page's clauseScore goes into its totalScore, and
// the page gets the clause's epoch. The second clause looks only at pages with
// that epoch: a page without berlin keeps the old epoch and is out. Its tier is
// the worst of its clauses'.

import (
	"context"
	"math"

	"github.com/careers-index/careers/index"
)

// matcher is the working memory of matching: a state per page, and readers.
// Searches take one from a pool.
type matcher struct {
	*lists
	g     *index.Generation
	means [textFields]float64
	docs  []docState // by document
	epoch uint16     // the newest in use; each step of matching takes one

	alternativeEpoch uint16   // of the current alternative
	found            []uint32 // documents of the current alternative
	held             []uint32 // documents of the current clause
	hits             []uint32 // documents that hold all clauses so far
}

// docState is what is known of one page: 20 bytes, so that the states of 26,000
// pages stay in a processor's cache. A score is valid only together with the
// epoch that it was written in, so nothing is cleared between steps or searches.
type docState struct {
	totalScore       float32 // over the clauses so far; with hitEpoch
	clauseScore      float32 // in the current clause; with clauseEpoch
	alternativeScore float32 // in the current alternative; with alternativeEpoch

	alternativeEpoch, clauseEpoch, hitEpoch uint16
	clauseTier, tier                        tier
}

func newMatcher(g *index.Generation, s *snapshot) (*matcher, error) {
	l, err := newLists(s)
	if err != nil {
		return nil, err
	}
	m := &matcher{lists: l, g: g, docs: make([]docState, s.pages)}
	for f := range textFields {
		m.means[f] = max(g.MeanLength(textFieldNames[f]), 1)
	}
	return m, nil
}

// nextEpoch returns one that no docState has. match has made sure that there is
// one.
func (m *matcher) nextEpoch() uint16 {
	m.epoch++
	return m.epoch
}

// epochs is how many epochs matching p takes.
func (p plan) epochs() int {
	n := 1
	for _, c := range p.clauses {
		n += 2 + len(c.alternatives)
	}
	return n
}

// match leaves the pages that hold the plan in m.hits, with tier and totalScore
// in their states.
func (m *matcher) match(ctx context.Context, p plan) error {
	if int(m.epoch)+p.epochs() > math.MaxUint16 {
		clear(m.docs)
		m.epoch = 0
	}
	last, first := m.nextEpoch(), true
	for _, c := range p.clauses {
		if c.not {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		next, err := m.clause(c, last, first)
		if err != nil {
			return err
		}
		last, first = next, false
	}
	if first {
		m.everyPage(last)
	}
	for _, c := range p.clauses {
		if !c.not {
			continue
		}
		if err := m.exclude(ctx, c, last); err != nil {
			return err
		}
	}
	return nil
}

// everyPage makes every page a hit: the query only excludes.
func (m *matcher) everyPage(epoch uint16) {
	m.hits = m.hits[:0]
	for doc := range m.docs {
		d := &m.docs[doc]
		d.hitEpoch, d.totalScore, d.tier = epoch, 0, exact
		m.hits = append(m.hits, uint32(doc))
	}
}

// clause keeps those of the pages with the epoch last that hold c, and returns
// their new epoch. The first clause keeps any page.
func (m *matcher) clause(c clausePlan, last uint16, first bool) (uint16, error) {
	m.held = m.held[:0]
	current := m.nextEpoch()
	for _, a := range c.alternatives {
		weight, err := m.alternative(a)
		if err != nil {
			return 0, err
		}
		for _, doc := range m.found {
			d := &m.docs[doc]
			switch {
			case !first && d.hitEpoch != last:
			case d.clauseEpoch != current:
				d.clauseEpoch, d.clauseTier, d.clauseScore = current, a.tier, d.alternativeScore*weight
				m.held = append(m.held, doc)
			case d.clauseTier == a.tier || a.adds:
				d.clauseScore += d.alternativeScore * weight
			}
		}
	}
	next := m.nextEpoch()
	m.hits = m.hits[:0]
	for _, doc := range m.held {
		d := &m.docs[doc]
		if first {
			d.totalScore, d.tier = 0, exact
		}
		d.totalScore += d.clauseScore
		d.tier = max(d.tier, d.clauseTier)
		d.hitEpoch = next
		m.hits = append(m.hits, doc)
	}
	return next, nil
}

// exclude removes the pages that c finds from the hits, which have the given
// epoch.
func (m *matcher) exclude(ctx context.Context, c clausePlan, epoch uint16) error {
	for _, a := range c.alternatives {
		if err := ctx.Err(); err != nil {
			return err
		}
		if _, err := m.alternative(a); err != nil {
			return err
		}
		for _, doc := range m.found {
			if d := &m.docs[doc]; d.hitEpoch == epoch {
				d.hitEpoch = 0
			}
		}
	}
	kept := m.hits[:0]
	for _, doc := range m.hits {
		if m.docs[doc].hitEpoch == epoch {
			kept = append(kept, doc)
		}
	}
	m.hits = kept
	return nil
}

// alternative leaves the pages that a finds in m.found, with their BM25 before
// idf in alternativeScore, and returns the idf.
func (m *matcher) alternative(a alternative) (float32, error) {
	m.found = m.found[:0]
	m.alternativeEpoch = m.nextEpoch()
	epoch := m.alternativeEpoch
	add := func(doc uint32, score float32) {
		d := &m.docs[doc]
		if d.alternativeEpoch != epoch {
			d.alternativeEpoch, d.alternativeScore = epoch, 0
			m.found = append(m.found, doc)
		}
		d.alternativeScore += score
	}
	for _, t := range a.texts {
		if err := m.text(t, add); err != nil {
			return 0, err
		}
	}
	if a.skill != "" {
		if err := m.skill([]byte(a.skill), add); err != nil {
			return 0, err
		}
	}
	for _, key := range a.keys {
		if err := m.pages(a.facet, []byte(key), func(doc uint32) { add(doc, 0) }); err != nil {
			return 0, err
		}
	}
	if a.path != "" {
		for _, n := range m.g.Under(a.path) {
			add(m.g.Document(n), 0)
		}
	}
	return float32(idf(len(m.docs), len(m.found))), nil
}

// wasFound tells whether the current alternative has found a page already.
func (m *matcher) wasFound(doc uint32) bool {
	return m.docs[doc].alternativeEpoch == m.alternativeEpoch
}

// text adds the score of each page that has t.
func (m *matcher) text(t text, add func(doc uint32, score float32)) error {
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
			add(doc, float32(weights[f]*tfNorm(f, count, length, m.means[f])))
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

// skill adds the weight of each page that has the skill. A page has it in one
// strength, and in the field of all skills, which adds nothing more to those.
func (m *matcher) skill(key []byte, add func(doc uint32, score float32)) error {
	for _, w := range strengthWeights {
		if err := m.pages(w.field, key, func(doc uint32) { add(doc, w.weight) }); err != nil {
			return err
		}
	}
	return m.pages(m.skillField, key, func(doc uint32) {
		if !m.wasFound(doc) {
			add(doc, mentionWeight)
		}
	})
}
