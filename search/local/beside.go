package local

// Words that stand side by side in a text: "test rig" is worth more where a page says it
// than where it has a test and, elsewhere, a rig. Titles have an order of their own
// (title.go).

import (
	"context"

	"github.com/careers-index/careers/index/analysis"
)

// sideBySide are the words of the query that hits are worth more for when they stand side
// by side: each two clauses in a row that are one term each.
func (p *planner) sideBySide(clauses []clausePlan) []alternative {
	var out []alternative
	for i := 0; i+1 < len(clauses); i++ {
		a, b := clauses[i].onlyTerm(), clauses[i+1].onlyTerm()
		if a == "" || b == "" || clauses[i].name > 0 && clauses[i].name == clauses[i+1].name {
			continue
		}
		terms := []string{a, b}
		if texts := p.run(terms, p.affordable(terms)); texts != nil {
			out = append(out, alternative{texts: texts})
		}
	}
	return out
}

// onlyTerm is the term of a clause of one word that hits must have, else "".
func (c *clausePlan) onlyTerm() string {
	if !c.counts() {
		return ""
	}
	if terms := analysis.Terms(c.asked); len(terms) == 1 {
		return terms[0]
	}
	return ""
}

// rewardSideBySide adds the score of words side by side to the pages with the given epoch.
func (m *matcher) rewardSideBySide(ctx context.Context, p plan, epoch uint16) error {
	for _, alt := range p.sideBySide {
		if err := ctx.Err(); err != nil {
			return err
		}
		idf, err := m.alternative(alt)
		if err != nil {
			return err
		}
		for _, doc := range m.inAlternative {
			if d := &m.docs[doc]; d.hitEpoch == epoch {
				d.totalScore += d.alternativeScore * idf
			}
		}
	}
	return nil
}
