package plan

// Words that stand side by side in a text: "test rig" is worth more where a page says it
// than where it has a test and, elsewhere, a rig. Titles have an order of their own
// (title.go).

import (
	"github.com/careers-index/careers/index/analysis"
)

// sideBySide are the words of the query that hits are worth more for when they stand side
// by side: each two clauses in a row that are one term each.
func (p *Planner) sideBySide(clauses []Clause) []Alternative {
	var out []Alternative
	for i := 0; i+1 < len(clauses); i++ {
		a, b := clauses[i].onlyTerm(), clauses[i+1].onlyTerm()
		if a == "" || b == "" || clauses[i].Name > 0 && clauses[i].Name == clauses[i+1].Name {
			continue
		}
		terms := []string{a, b}
		if texts := p.Run(terms, p.affordable(terms)); texts != nil {
			out = append(out, Alternative{Texts: texts})
		}
	}
	return out
}

// onlyTerm is the term of a clause of one word that hits must have, else "".
func (c *Clause) onlyTerm() string {
	if !c.Counts() {
		return ""
	}
	if terms := analysis.Terms(c.Asked); len(terms) == 1 {
		return terms[0]
	}
	return ""
}
