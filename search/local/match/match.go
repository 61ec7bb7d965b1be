package match

import (
	"context"
	"slices"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search/local/pageset"
	"github.com/careers-index/careers/search/plan"
	"github.com/careers-index/careers/search/ranking"
)

// Scoring: in which tier pages match each clause of a plan, with which sum of BM25. The
// pages are those that can be among the best of what was located (best.go); or all, where
// every page counts: for partial matches, and for postings like one.
//
// Clauses are taken one after the other. Of each list, the entries of these pages are read
// from front to back, and every page has one docState to add into. That needs no heap, and
// no object per page.
//
// Example: "kafka berlin" has two clauses. The first has three alternatives, the
// best tier first. Take a page that has the skill Kafka, says "Kafka" once, and
// "Kafka Streams", another name of the skill, twice:
//
//	alternative          tier   score   what happens to the page
//	word kafka           exact  2.0     clauseScore = 2.0 × idf; clauseTier = exact
//	skill Kafka          exact  7.0     clauseScore += 7.0 × idf: the same tier
//	other names of it    alias  2.8     clauseScore += 2.8 × idf, though the tier is worse:
//	                                    names of a skill add in any tier
//
// Its clauseLevel is exact elsewhere. If the title had one of the other names, it would be
// alias in the title, which is better. When the clause is done, clauseScore is added to
// the page's totalScore, its level by the clause's weight to the page's levels, and the
// page gets a new hitEpoch. The second clause skips pages without that epoch: a page
// without berlin keeps the old one and is out.
//
// When no page matches, some.go looks for those that match most clauses.

// Match finds and scores all pages that match the plan. They are valid until the next plan.
func (m *Matcher) Match(ctx context.Context, p plan.Plan) ([]index.Doc, error) {
	err := m.match(ctx, p)
	return m.matched, err
}

// Score is the score of a page that the last plan matched.
func (m *Matcher) Score(doc index.Doc) float32 { return m.docs[doc].totalScore }

// match leaves the pages that match the plan in m.matched, with level and
// totalScore in their states.
func (m *Matcher) match(ctx context.Context, p plan.Plan) error {
	m.begin(p)
	m.weight = 0
	previous, noClauseYet := m.nextEpoch(), true
	for _, c := range p.Clauses {
		if c.Not || c.Optional {
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
	if m.only == nil { // else they are no longer there
		if err := m.excludeAll(ctx, p, previous); err != nil {
			return err
		}
	}
	return m.rewards(ctx, p, previous)
}

// excludeAll removes what the query excludes from the pages that match, which have the
// given epoch.
func (m *Matcher) excludeAll(ctx context.Context, p plan.Plan, epoch uint16) error {
	for _, c := range p.Clauses {
		if c.Not {
			if err := m.exclude(ctx, c, epoch); err != nil {
				return err
			}
		}
	}
	return nil
}

// everyPage makes every page match: the query only excludes.
func (m *Matcher) everyPage(epoch uint16) {
	m.matched = m.matched[:0]
	for doc := range m.docs {
		if m.only != nil && !m.only.Has(index.Doc(doc)) {
			continue
		}
		d := &m.docs[doc]
		d.hitEpoch, d.totalScore, d.levels = epoch, 0, 0
		m.matched = append(m.matched, index.Doc(doc))
	}
}

// clause keeps those of the pages with the epoch previous that match c, and
// returns their new epoch. The first clause keeps any page.
func (m *Matcher) clause(c plan.Clause, previous uint16, first bool) (uint16, error) {
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
		d.levels = addLevel(d.levels, weight, d.clauseLevel)
		d.hitEpoch = next
		m.matched = append(m.matched, doc)
	}
	return next, nil
}

// collect leaves those of the pages with the epoch previous that match c in m.inClause,
// with their score and level. With all, it takes every page. The weight of the clause is
// the idf of the alternative that most pages have.
func (m *Matcher) collect(c plan.Clause, previous uint16, all bool) (weight float32, err error) {
	m.inClause = m.inClause[:0]
	weight = heaviest(c, len(m.docs))
	current := m.nextEpoch()
	for _, alt := range c.Alternatives {
		found, idf, err := m.alternative(alt)
		if err != nil {
			return 0, err
		}
		weight = min(weight, idf)
		elsewhere, inTitle := ranking.LevelOf(alt.Tier, false), ranking.LevelOf(alt.Tier, true)
		for _, f := range found {
			d := &m.docs[f.Doc]
			if !all && d.hitEpoch != previous {
				continue
			}
			at := elsewhere
			if f.InFirst {
				at = inTitle
			}
			if d.clauseEpoch != current { // the first to find it is in the best tier
				d.clauseEpoch, d.clauseTier, d.clauseLevel, d.clauseScore = current, alt.Tier, at, f.Share*idf
				m.inClause = append(m.inClause, index.Doc(f.Doc))
			} else if d.clauseTier == alt.Tier || alt.AddsInAnyTier || at < d.clauseLevel {
				d.clauseLevel = min(d.clauseLevel, at)
				d.clauseScore += f.Share * idf
			}
		}
	}
	return weight, nil
}

// heaviest is the weight of a clause that no page matches, on a site of so many.
func heaviest(c plan.Clause, pages int) float32 {
	if c.Fixed {
		return 0
	}
	return float32(ranking.IDF(pages, 0))
}

// exclude removes the pages that c finds from those that match, which have the
// given epoch.
func (m *Matcher) exclude(ctx context.Context, c plan.Clause, epoch uint16) error {
	for _, alt := range c.Alternatives {
		if err := ctx.Err(); err != nil {
			return err
		}
		found, _, err := m.alternative(alt)
		if err != nil {
			return err
		}
		for _, f := range found {
			if d := &m.docs[f.Doc]; d.hitEpoch == epoch {
				d.hitEpoch = noEpoch
			}
		}
	}
	m.matched = slices.DeleteFunc(m.matched, func(doc index.Doc) bool { return m.docs[doc].hitEpoch != epoch })
	return nil
}

// MatchOnly scores some of the pages that match the plan, which was located.
func (m *Matcher) MatchOnly(ctx context.Context, p plan.Plan, only pageset.Set) error {
	m.only, m.onlyLen, m.nextIDF, m.nextRun = only, only.Len(), 0, 0
	defer func() { m.only = nil }()
	return m.match(ctx, p)
}

// addLevel adds the level of a clause to those of a page. The conversion keeps processors
// from joining operations, which would round otherwise.
func addLevel(sum, weight float32, l ranking.Level) float32 {
	return sum + float32(weight*float32(l))
}

// meanOf is the mean level of the clauses, by their weight.
func meanOf(levels, weight float32) float32 {
	if weight == 0 {
		return 0
	}
	return levels / weight
}
