package local

// Matching: which pages match every clause of a plan, in which tier, with which
// sum of BM25.
//
// Clauses are taken one after the other. Each term list is read once from front
// to back, and every page has one docState to add into. That reads more than
// leaping through sorted lists would where words are rare together, and less
// where they are common; and it needs no heap, no object per page, and no second
// pass for the facets.
//
// Example: "kafka berlin" has two clauses. The first has three alternatives, the
// best tier first. Take a page that has the skill Kafka, says "Kafka" once, and
// "Kafka Streams", another name of the skill, twice:
//
//	alternative          tier   alternativeScore   what happens to the page
//	word kafka           exact  2.0                clauseScore = 2.0 × idf; clauseTier = exact
//	skill Kafka          exact  7.0                clauseScore += 7.0 × idf: the same tier
//	other names of it    alias  2.8                clauseScore += 2.8 × idf, though the tier is
//	                                               worse: names of a skill add in any tier
//
// A page found only by the last alternative would have clauseTier alias. When the
// clause is done, clauseScore is added to the page's totalScore, its tier becomes
// the worst of its clauses', and the page gets a new hitEpoch. The second clause
// skips pages without that epoch: a page without berlin keeps the old one and is
// out.

import (
	"context"
	"math"
	"slices"

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

	currentAlternative uint16      // its epoch
	inAlternative      []index.Doc // found by the current alternative
	inClause           []index.Doc // found by the current clause
	matched            []index.Doc // match all clauses so far
}

// docState is what is known of one page: 20 bytes, so that the states of 26,000
// pages stay in a processor's cache. Nothing is cleared between steps or searches.
// Instead every number is valid only while its epoch is the one that was given to
// the current step:
//
//	alternativeScore      alternativeEpoch is that of the current alternative
//	clauseScore,          clauseEpoch is that of the current clause
//	clauseTier
//	totalScore, tier      hitEpoch is that of the last clause that was done
//
// Epochs begin at 1: noEpoch says that a page is out.
type docState struct {
	totalScore       float32 // sum over the clauses so far
	clauseScore      float32 // sum in the current clause
	alternativeScore float32 // BM25 before idf in the current alternative

	alternativeEpoch, clauseEpoch, hitEpoch uint16
	clauseTier                              tier // the best in the current clause
	tier                                    tier // the worst of the clauses so far
}

const noEpoch = 0

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

// match leaves the pages that match the plan in m.matched, with tier and
// totalScore in their states.
func (m *matcher) match(ctx context.Context, p plan) error {
	if int(m.epoch)+p.epochs() > math.MaxUint16 {
		clear(m.docs)
		m.epoch = noEpoch
	}
	previous, noClauseYet := m.nextEpoch(), true
	for _, c := range p.clauses {
		if c.not || c.optional {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		next, err := m.clause(c, previous, noClauseYet)
		if err != nil {
			return err
		}
		previous, noClauseYet = next, false
	}
	if noClauseYet {
		m.everyPage(previous)
	}
	for _, c := range p.clauses {
		var err error
		switch {
		case c.optional:
			err = m.reward(ctx, c, previous)
		case c.not:
			err = m.exclude(ctx, c, previous)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// everyPage makes every page match: the query only excludes.
func (m *matcher) everyPage(epoch uint16) {
	m.matched = m.matched[:0]
	for doc := range m.docs {
		d := &m.docs[doc]
		d.hitEpoch, d.totalScore, d.tier = epoch, 0, exact
		m.matched = append(m.matched, index.Doc(doc))
	}
}

// clause keeps those of the pages with the epoch previous that match c, and
// returns their new epoch. The first clause keeps any page.
func (m *matcher) clause(c clausePlan, previous uint16, first bool) (uint16, error) {
	if err := m.collect(c, previous, first); err != nil {
		return 0, err
	}
	next := m.nextEpoch()
	m.matched = m.matched[:0]
	for _, doc := range m.inClause {
		d := &m.docs[doc]
		if first {
			d.totalScore, d.tier = 0, exact
		}
		d.totalScore += d.clauseScore
		d.tier = max(d.tier, d.clauseTier)
		d.hitEpoch = next
		m.matched = append(m.matched, doc)
	}
	return next, nil
}

// reward adds the score of a clause that pages need not match to those that do, of the
// pages with the given epoch.
func (m *matcher) reward(ctx context.Context, c clausePlan, epoch uint16) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := m.collect(c, epoch, false); err != nil {
		return err
	}
	for _, doc := range m.inClause {
		d := &m.docs[doc]
		d.totalScore += d.clauseScore
	}
	return nil
}

// collect leaves those of the pages with the epoch previous that match c in m.inClause,
// with their score and tier. With all, it takes every page.
func (m *matcher) collect(c clausePlan, previous uint16, all bool) error {
	m.inClause = m.inClause[:0]
	current := m.nextEpoch()
	for _, alt := range c.alternatives {
		idf, err := m.alternative(alt)
		if err != nil {
			return err
		}
		for _, doc := range m.inAlternative {
			d := &m.docs[doc]
			if !all && d.hitEpoch != previous {
				continue
			}
			if d.clauseEpoch != current { // the first to find it is in the best tier
				d.clauseEpoch, d.clauseTier, d.clauseScore = current, alt.tier, d.alternativeScore*idf
				m.inClause = append(m.inClause, doc)
			} else if d.clauseTier == alt.tier || alt.addsInAnyTier {
				d.clauseScore += d.alternativeScore * idf
			}
		}
	}
	return nil
}

// exclude removes the pages that c finds from those that match, which have the
// given epoch.
func (m *matcher) exclude(ctx context.Context, c clausePlan, epoch uint16) error {
	for _, alt := range c.alternatives {
		if err := ctx.Err(); err != nil {
			return err
		}
		if _, err := m.alternative(alt); err != nil {
			return err
		}
		for _, doc := range m.inAlternative {
			if d := &m.docs[doc]; d.hitEpoch == epoch {
				d.hitEpoch = noEpoch
			}
		}
	}
	m.matched = slices.DeleteFunc(m.matched, func(doc index.Doc) bool { return m.docs[doc].hitEpoch != epoch })
	return nil
}

// alternative leaves the pages that alt finds in m.inAlternative, with their BM25
// before idf in alternativeScore, and returns the idf.
func (m *matcher) alternative(alt alternative) (float32, error) {
	m.inAlternative = m.inAlternative[:0]
	epoch := m.nextEpoch()
	m.currentAlternative = epoch
	add := func(doc index.Doc, score float32) {
		d := &m.docs[doc]
		if d.alternativeEpoch != epoch {
			d.alternativeEpoch, d.alternativeScore = epoch, 0
			m.inAlternative = append(m.inAlternative, doc)
		}
		d.alternativeScore += score
	}
	for _, run := range alt.texts {
		if err := m.addText(run, add); err != nil {
			return 0, err
		}
	}
	if alt.skill != "" {
		if err := m.addSkill([]byte(alt.skill), add); err != nil {
			return 0, err
		}
	}
	for _, key := range alt.keys {
		if err := m.pages(alt.facetField, []byte(key), func(doc index.Doc) { add(doc, 0) }); err != nil {
			return 0, err
		}
	}
	if alt.path != "" {
		for _, n := range m.g.Under(alt.path) {
			add(m.g.Document(n), 0)
		}
	}
	return float32(idf(len(m.docs), len(m.inAlternative))), nil
}

// wasFound reports whether the current alternative has found a page already.
func (m *matcher) wasFound(doc index.Doc) bool {
	return m.docs[doc].alternativeEpoch == m.currentAlternative
}

// addText adds the score of each page that has the terms side by side.
func (m *matcher) addText(run termRun, add func(doc index.Doc, score float32)) error {
	var phrase [][]byte
	if len(run.terms) > 1 {
		for _, term := range run.terms {
			phrase = append(phrase, []byte(term))
		}
	}
	for f := range textFields {
		if !run.in.has(f) {
			continue
		}
		visit := func(doc index.Doc, count, length int) {
			add(doc, float32(boosts[f]*tfNorm(f, count, length, m.means[f])))
		}
		var err error
		if phrase != nil {
			err = m.phrase(f, phrase, visit)
		} else {
			err = m.counts(f, []byte(run.terms[0]), visit)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// addSkill adds the boost of each page that has the skill. Every skill is in the
// field of all skills; pages that are not in the field of a strength only mention
// it.
func (m *matcher) addSkill(key []byte, add func(doc index.Doc, score float32)) error {
	for _, s := range strengthBoosts {
		if err := m.pages(s.field, key, func(doc index.Doc) { add(doc, s.boost) }); err != nil {
			return err
		}
	}
	return m.pages(m.skillField, key, func(doc index.Doc) {
		if !m.wasFound(doc) {
			add(doc, mentionBoost)
		}
	})
}
