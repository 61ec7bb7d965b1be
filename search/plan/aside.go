package plan

// Words that are set aside: function words, and those with which people ask for jobs.
// Pages need not have them, as long as the query has other words.
//
// Example, on a site in English: of "which jobs need terraform" terraform alone is
// looked for. A page that says "need" as well is worth more, but in no other tier.

import (
	"slices"

	"github.com/careers-index/careers/search/vocabulary"
)

// setAside marks the clauses that pages need not match, unless that would be all that
// the query looks for.
func (p *Planner) setAside(clauses []Clause) {
	isAside := func(c Clause) bool {
		if !c.isWord || c.Name > 0 || len(c.terms) != 1 {
			return false
		}
		says := c.hasNames || slices.ContainsFunc(c.Alternatives, func(a Alternative) bool { return a.Values != nil })
		term := c.terms[0]
		switch {
		case p.Words.IsAside(term): // "AI" is a French function word, too
			return !c.hasNames || vocabulary.IsEnglish(term)
		case says:
			return false
		}
		return p.Words.IsNoise(term)
	}
	if !slices.ContainsFunc(clauses, func(c Clause) bool { return !c.Not && !isAside(c) }) {
		return
	}
	for i := range clauses {
		clauses[i].Optional = isAside(clauses[i])
	}
}
