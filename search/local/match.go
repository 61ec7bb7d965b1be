package local

import (
	"context"
	"errors"
	"math"
	"slices"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/terms"
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

// matcher is the working memory of matching: a state per page, and readers.
// Searches take one from a pool.
type matcher struct {
	budget
	g      *index.Generation
	terms  *terms.File
	places *terms.Reader
	fields []terms.Field // the text fields
	values *valuePages
	skills *plan.Facet // the one of skills
	docs   []docState  // by document
	epoch  uint16      // the newest in use; each step of matching takes one

	locator
	only    pageset.Set // the pages that are scored; nil for all
	onlyLen int         // how many these are
	nextIDF int         // of those that were located
	nextRun int         // the same
	more    []finding   // kept from list to list
	phrase  []terms.List
	term    []byte

	classes classes // of the pages that match
	bounds  scoreBounds

	found      []finding         // by the current alternative
	foundEpoch uint16            // its epoch
	joining    bool              // pages may be found again
	inClause   []index.Doc       // found by the current clause
	matched    []index.Doc       // match all clauses so far
	held       []uint32          // by document: clauses that match, a bit each; see some.go
	findings   map[int][]finding // of this plan, by the number of the alternative
	weight     float32           // of all clauses that pages must match; see rank.go
}

// docState is what is known of one page: 24 bytes, so that the states of 26,000
// pages stay in a processor's cache. Nothing is cleared between steps or searches.
// Instead every number is valid only while its epoch is the one that was given to
// the current step:
//
//	foundAt                  foundEpoch is that of the current alternative
//	clauseScore, clauseTier, clauseEpoch is that of the current clause
//	clauseLevel
//	totalScore, levels       hitEpoch is that of the last clause that was done
//
// Epochs begin at 1: noEpoch says that a page is out.
type docState struct {
	totalScore  float32 // sum over the clauses so far
	levels      float32 // sum of the levels of the clauses so far, by their weight
	clauseScore float32 // sum in the current clause
	foundAt     uint32  // its place in what the current alternative has found

	foundEpoch, clauseEpoch, hitEpoch uint16
	clauseTier                        plan.Tier     // the best in the current clause
	clauseLevel                       ranking.Level // the best in the current clause
}

const noEpoch = 0

func newMatcher(e *Engine) *matcher {
	return &matcher{
		g: e.g, terms: e.g.Terms(), places: terms.NewReader(e.g.Terms()), fields: e.g.TermFields(), values: e.pagesOf, skills: e.known.Skills.Facet,
		docs: make([]docState, e.g.Len()), findings: map[int][]finding{},
	}
}

// nextEpoch returns one that no docState has. begin has made sure that there is
// one.
func (m *matcher) nextEpoch() uint16 {
	m.epoch++
	return m.epoch
}

// begin forgets what was found for the plan before, and makes sure that there are epochs
// enough to match p.
func (m *matcher) begin(p plan.Plan) {
	clear(m.findings)
	n := 2 + len(p.SideBySide)
	for _, c := range p.Clauses {
		n += 2 + len(c.Alternatives)
	}
	if int(m.epoch)+n > math.MaxUint16 {
		clear(m.docs)
		m.epoch = noEpoch
	}
}

// match leaves the pages that match the plan in m.matched, with level and
// totalScore in their states.
func (m *matcher) match(ctx context.Context, p plan.Plan) error {
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

// rewards adds the score of what pages need not have to those that do, of the pages with
// the given epoch. It stops where the query has read as much as it may: an answer without
// is as right.
func (m *matcher) rewards(ctx context.Context, p plan.Plan, epoch uint16) error {
	err := m.rewardSideBySide(ctx, p, epoch)
	if err == nil {
		err = m.rewardAll(ctx, p, epoch)
	}
	if errors.Is(err, errReads) {
		return nil
	}
	return err
}

// excludeAll removes what the query excludes from the pages that match, which have the
// given epoch.
func (m *matcher) excludeAll(ctx context.Context, p plan.Plan, epoch uint16) error {
	for _, c := range p.Clauses {
		if c.Not {
			if err := m.exclude(ctx, c, epoch); err != nil {
				return err
			}
		}
	}
	return nil
}

// rewardAll adds the score of the clauses that pages need not match to those that do, of
// the pages with the given epoch.
func (m *matcher) rewardAll(ctx context.Context, p plan.Plan, epoch uint16) error {
	for _, c := range p.Clauses {
		if !c.Optional {
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
			d.totalScore += d.clauseScore * ranking.RewardShare
		}
	}
	return nil
}

// everyPage makes every page match: the query only excludes.
func (m *matcher) everyPage(epoch uint16) {
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
func (m *matcher) clause(c plan.Clause, previous uint16, first bool) (uint16, error) {
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
func (m *matcher) collect(c plan.Clause, previous uint16, all bool) (weight float32, err error) {
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
func (m *matcher) exclude(ctx context.Context, c plan.Clause, epoch uint16) error {
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

// score scores some of the pages that match the plan, which was located.
func (m *matcher) score(ctx context.Context, p plan.Plan, only pageset.Set) error {
	m.only, m.onlyLen, m.nextIDF, m.nextRun = only, only.Len(), 0, 0
	defer func() { m.only = nil }()
	return m.match(ctx, p)
}

// addLevel adds the level of a clause to those of a page. The conversion keeps processors
// from joining operations, which would round otherwise.
func addLevel(sum, weight float32, l ranking.Level) float32 {
	return sum + float32(weight*float32(l))
}

// meanLevel of the clauses in a page that matches, by their weight.
func (m *matcher) meanLevel(d *docState) float32 {
	return meanOf(d.levels, m.weight)
}

func meanOf(levels, weight float32) float32 {
	if weight == 0 {
		return 0
	}
	return levels / weight
}
