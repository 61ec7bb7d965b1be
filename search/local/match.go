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
// Its clauseLevel is exact elsewhere. If the title had one of the other names, it would be
// alias in the title, which is better. When the clause is done, clauseScore is added to
// the page's totalScore, its level becomes the worst of its clauses', and the page gets a
// new hitEpoch. The second clause skips pages without that epoch: a page without berlin
// keeps the old one and is out.
//
// When no page is left in the end, some.go looks for those that match most clauses.

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
	held               []uint32    // by document: clauses that match, a bit each; see some.go
	weight             float32     // of all clauses that pages must match; see rank.go
}

// docState is what is known of one page: 24 bytes, so that the states of 26,000
// pages stay in a processor's cache. Nothing is cleared between steps or searches.
// Instead every number is valid only while its epoch is the one that was given to
// the current step:
//
//	alternativeScore,     alternativeEpoch is that of the current alternative
//	alternativeInTitle
//	clauseScore,          clauseEpoch is that of the current clause
//	clauseTier, clauseLevel
//	totalScore, level     hitEpoch is that of the last clause that was done
//
// Epochs begin at 1: noEpoch says that a page is out.
type docState struct {
	totalScore       float32 // sum over the clauses so far
	clauseScore      float32 // sum in the current clause
	alternativeScore float32 // BM25 before idf in the current alternative
	levels           float32 // sum of the levels of the clauses so far, by their weight

	alternativeEpoch, clauseEpoch, hitEpoch uint16
	alternativeInTitle                      bool
	clauseTier                              tier  // the best in the current clause
	clauseLevel                             level // the best in the current clause
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

// nextEpoch returns one that no docState has. reserve has made sure that there is
// one.
func (m *matcher) nextEpoch() uint16 {
	m.epoch++
	return m.epoch
}

// reserve makes sure that there are epochs enough to match p.
func (m *matcher) reserve(p plan) {
	n := 2 + len(p.sideBySide)
	for _, c := range p.clauses {
		n += 2 + len(c.alternatives)
	}
	if int(m.epoch)+n > math.MaxUint16 {
		clear(m.docs)
		m.epoch = noEpoch
	}
}

// match leaves the pages that match the plan in m.matched, with level and
// totalScore in their states.
func (m *matcher) match(ctx context.Context, p plan) error {
	m.reserve(p)
	m.weight = 0
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
		if len(m.matched) == 0 {
			return nil
		}
	}
	if noClauseYet {
		m.everyPage(previous)
	}
	if err := m.excludeAll(ctx, p, previous); err != nil {
		return err
	}
	return m.rewardAll(ctx, p, previous)
}

// excludeAll removes what the query excludes from the pages that match, which have the
// given epoch.
func (m *matcher) excludeAll(ctx context.Context, p plan, epoch uint16) error {
	for _, c := range p.clauses {
		if c.not {
			if err := m.exclude(ctx, c, epoch); err != nil {
				return err
			}
		}
	}
	return nil
}

// rewardAll adds the score of the clauses that pages need not match to those that do, of
// the pages with the given epoch.
func (m *matcher) rewardAll(ctx context.Context, p plan, epoch uint16) error {
	for _, c := range p.clauses {
		if !c.optional {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if _, err := m.collect(c, epoch, false); err != nil {
			return err
		}
		for _, doc := range m.inClause {
			d := &m.docs[doc]
			d.totalScore += d.clauseScore * rewardShare
		}
	}
	return m.rewardSideBySide(ctx, p, epoch)
}

// everyPage makes every page match: the query only excludes.
func (m *matcher) everyPage(epoch uint16) {
	m.matched = m.matched[:0]
	for doc := range m.docs {
		d := &m.docs[doc]
		d.hitEpoch, d.totalScore, d.levels = epoch, 0, 0
		m.matched = append(m.matched, index.Doc(doc))
	}
}

// clause keeps those of the pages with the epoch previous that match c, and
// returns their new epoch. The first clause keeps any page.
func (m *matcher) clause(c clausePlan, previous uint16, first bool) (uint16, error) {
	weight, err := m.collect(c, previous, first)
	if err != nil {
		return 0, err
	}
	m.weight += weight
	next := m.nextEpoch()
	m.matched = m.matched[:0]
	for _, doc := range m.inClause {
		d := &m.docs[doc]
		if first {
			d.totalScore, d.levels = 0, 0
		}
		d.totalScore += d.clauseScore
		d.levels += weight * float32(d.clauseLevel)
		d.hitEpoch = next
		m.matched = append(m.matched, doc)
	}
	return next, nil
}

// collect leaves those of the pages with the epoch previous that match c in m.inClause,
// with their score and level. With all, it takes every page. The weight of the clause is
// the idf of the alternative that most pages have.
func (m *matcher) collect(c clausePlan, previous uint16, all bool) (weight float32, err error) {
	m.inClause = m.inClause[:0]
	if !c.fixed {
		weight = float32(idf(len(m.docs), 0))
	}
	current := m.nextEpoch()
	for _, alt := range c.alternatives {
		idf, err := m.alternative(alt)
		if err != nil {
			return 0, err
		}
		weight = min(weight, idf)
		for _, doc := range m.inAlternative {
			d := &m.docs[doc]
			if !all && d.hitEpoch != previous {
				continue
			}
			found := levelOf(alt.tier, d.alternativeInTitle)
			if d.clauseEpoch != current { // the first to find it is in the best tier
				d.clauseEpoch, d.clauseTier, d.clauseLevel, d.clauseScore = current, alt.tier, found, d.alternativeScore*idf
				m.inClause = append(m.inClause, doc)
			} else if d.clauseTier == alt.tier || alt.addsInAnyTier || found < d.clauseLevel {
				d.clauseLevel = min(d.clauseLevel, found)
				d.clauseScore += d.alternativeScore * idf
			}
		}
	}
	return weight, nil
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
	if alt.again != nil && alt.again.known {
		m.repeat(alt.again, epoch)
	} else if err := m.look(alt, epoch); err != nil {
		return 0, err
	}
	if alt.again != nil && !alt.again.known {
		m.keep(alt.again)
	}
	return float32(idf(len(m.docs), len(m.inAlternative))), nil
}

// findings are the pages that an alternative has found, for another clause that has it
// too.
type findings struct {
	known bool
	pages []finding
}

type finding struct {
	doc     index.Doc
	score   float32
	inTitle bool
}

func (m *matcher) keep(f *findings) {
	f.known, f.pages = true, make([]finding, len(m.inAlternative))
	for i, doc := range m.inAlternative {
		d := &m.docs[doc]
		f.pages[i] = finding{doc, d.alternativeScore, d.alternativeInTitle}
	}
}

func (m *matcher) repeat(f *findings, epoch uint16) {
	for _, p := range f.pages {
		d := &m.docs[p.doc]
		d.alternativeEpoch, d.alternativeScore, d.alternativeInTitle = epoch, p.score, p.inTitle
		m.inAlternative = append(m.inAlternative, p.doc)
	}
}

// look reads the lists of alt.
func (m *matcher) look(alt alternative, epoch uint16) error {
	add := func(doc index.Doc, score float32) {
		d := &m.docs[doc]
		if d.alternativeEpoch != epoch {
			d.alternativeEpoch, d.alternativeScore, d.alternativeInTitle = epoch, 0, alt.keys != nil || alt.path != ""
			m.inAlternative = append(m.inAlternative, doc)
		}
		d.alternativeScore += score
	}
	for _, run := range alt.texts {
		if err := m.addText(run, add); err != nil {
			return err
		}
	}
	if alt.skill != "" {
		if err := m.addSkill([]byte(alt.skill), add); err != nil {
			return err
		}
	}
	for _, key := range alt.keys {
		if err := m.pages(alt.facetField, []byte(key), func(doc index.Doc) { add(doc, alt.boost) }); err != nil {
			return err
		}
	}
	if alt.path != "" {
		for _, n := range m.g.Under(alt.path) {
			add(m.g.Document(n), 0)
		}
	}
	return nil
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
			if f == title {
				m.docs[doc].alternativeInTitle = true
			}
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

// meanLevel of the clauses in a page that matches, by their weight.
func (m *matcher) meanLevel(d *docState) float32 {
	if m.weight == 0 {
		return 0
	}
	return d.levels / m.weight
}
