package match

import (
	"context"
	"errors"
	"math/bits"
	"slices"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search/plan"
	"github.com/careers-index/careers/search/ranking"
)

// Partial matches: when no page matches every clause, those that match most of them.

// MatchMost finds and scores the pages that match most of the words of a plan, which was
// located, and which no page matches. They are valid until the next plan.
func (m *Matcher) MatchMost(ctx context.Context, p plan.Plan) ([]index.Doc, error) {
	m.matched = m.matched[:0]
	err := m.matchSome(ctx, p)
	if errors.Is(err, ErrReads) { // what it has read is the whole answer's
		return nil, nil
	}
	return m.matched, err
}

// Held are the clauses that a page matches which MatchMost has found, a bit each.
func (m *Matcher) Held(doc index.Doc) uint32 { return m.held[doc] }

// matchSome leaves the pages that match most of the plan's words in m.matched, as match
// does, and which ones in m.held. Facets and paths that the query names must match all
// the same, and what it excludes stays out.
func (m *Matcher) matchSome(ctx context.Context, p plan.Plan) error {
	m.begin(p)
	epoch := m.nextEpoch()
	m.everyPage(epoch)
	m.weight = 0
	for _, c := range p.Clauses {
		if c.Fixed && !c.Not {
			next, err := m.clause(c, epoch, false)
			if err != nil {
				return err
			}
			epoch = next
		}
	}
	if err := m.excludeAll(ctx, p, epoch); err != nil {
		return err
	}
	if m.held == nil {
		m.held = make([]uint32, len(m.docs))
	}
	clear(m.held)
	most := 0
	for i, c := range p.Clauses {
		if !c.Counts() {
			continue
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		weight, err := m.collect(c, epoch, false)
		if err != nil {
			return err
		}
		m.weight += weight
		for _, doc := range m.matched {
			m.docs[doc].levels += weight * float32(ranking.MissingLevel)
		}
		for _, doc := range m.inClause {
			d := &m.docs[doc]
			d.totalScore += d.clauseScore
			d.levels -= weight * float32(ranking.MissingLevel-d.clauseLevel)
			m.held[doc] |= 1 << i
			most = max(most, bits.OnesCount32(m.held[doc]))
		}
	}
	m.matched = slices.DeleteFunc(m.matched, func(doc index.Doc) bool {
		return m.held[doc] == 0 || bits.OnesCount32(m.held[doc]) < most
	})
	return m.rewards(ctx, p, epoch)
}
