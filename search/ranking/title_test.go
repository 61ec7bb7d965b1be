package ranking

import (
	"math/rand/v2"
	"testing"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search/field"
	"github.com/careers-index/careers/search/plan"
)

// TestTitlesThatMatchMayMatch compares random titles with random queries.
func TestTitlesThatMatchMayMatch(t *testing.T) {
	t.Parallel()
	rnd := rand.New(rand.NewPCG(1, 2))
	words := []string{"senior", "service", "designer", "engineer", "data"}
	some := func() []string {
		run := make([]string, 1+rnd.IntN(3))
		for i := range run {
			run[i] = words[rnd.IntN(len(words))]
		}
		return run
	}
	matched, passedOver := 0, 0
	for range 20_000 {
		var p plan.Plan
		for range 1 + rnd.IntN(2) {
			var c plan.Clause
			for range 1 + rnd.IntN(3) {
				c.Alternatives = append(c.Alternatives, plan.Alternative{Texts: []plan.TermRun{{Terms: some(), In: field.AllTexts}}})
			}
			p.Clauses = append(p.Clauses, c)
		}
		var title []uint32
		for _, w := range some() {
			title = append(title, index.TermHash(w))
		}
		head := 1 + rnd.IntN(len(title))
		m := NewTitleMatcher(p)
		match, may := m.Compare(title, head, nil), m.MayMatch(NewTitleKey(title, head))
		if match > 0 {
			matched++
		}
		if !may {
			passedOver++
		}
		if match > 0 && !may {
			t.Fatalf("%+v matches a title whose terms are %v, and is passed over", p, title)
		}
	}
	if matched == 0 || passedOver == 0 {
		t.Errorf("%d titles match, %d are passed over", matched, passedOver)
	}
}
