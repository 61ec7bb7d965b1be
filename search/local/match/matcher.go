package match

import (
	"math"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/terms"
	"github.com/careers-index/careers/search/local/pageset"
	"github.com/careers-index/careers/search/plan"
	"github.com/careers-index/careers/search/ranking"
)

// Matcher is the working memory of matching: a state per page, and readers. It matches one
// plan after the other; searches at the same time need one each.
type Matcher struct {
	budget
	*Columns
	places *terms.Reader
	docs   []docState // by document
	epoch  uint16     // the newest in use; each step of matching takes one

	locator
	only    pageset.Set // the pages that are scored; nil for all
	onlyLen int         // how many these are
	nextIDF int         // of those that were located
	nextRun int         // the same
	more    []finding   // kept from list to list
	phrase  []terms.List
	term    []byte

	titles  ranking.TitleMatcher
	classes classes // of the pages that match
	bounds  scoreBounds
	nth     ranking.Top

	found      []finding         // by the current alternative
	foundEpoch uint16            // its epoch
	joining    bool              // pages may be found again
	inClause   []index.Doc       // found by the current clause
	matched    []index.Doc       // match all clauses so far
	held       []uint32          // by document: clauses that match, a bit each; see some.go
	findings   map[int][]finding // of this plan, by the number of the alternative
	weight     float32           // of all clauses that pages must match
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

// New is a matcher for the generation of c.
func New(c *Columns) *Matcher {
	return &Matcher{Columns: c, places: terms.NewReader(c.terms), docs: make([]docState, c.g.Len()), findings: map[int][]finding{}}
}

// nextEpoch returns one that no docState has. begin has made sure that there is
// one.
func (m *Matcher) nextEpoch() uint16 {
	m.epoch++
	return m.epoch
}

// begin forgets what was found for the plan before, and makes sure that there are epochs
// enough to match p.
func (m *Matcher) begin(p plan.Plan) {
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
