package local

// Words that are set aside: function words, and those with which people ask for jobs.
// Pages need not have them, as long as the query has other words.
//
// Example, on a site in English: of "which jobs need terraform" terraform alone is
// looked for. A page that says "need" as well is worth more, but in no other tier.

import (
	"slices"

	"github.com/careers-index/careers/search/local/vocabulary"
)

// setAside marks the clauses that pages need not match, unless that would be all that
// the query looks for.
func (p *planner) setAside(clauses []clausePlan) {
	isAside := func(c clausePlan) bool {
		if !c.isWord || c.name > 0 || len(c.terms) != 1 {
			return false
		}
		says := c.hasNames || slices.ContainsFunc(c.alternatives, func(a alternative) bool { return a.keys != nil })
		term := c.terms[0]
		switch {
		case p.words.IsAside(term): // "AI" is a French function word, too
			return !c.hasNames || vocabulary.IsEnglish(term)
		case says:
			return false
		}
		return p.words.IsNoise(term)
	}
	if !slices.ContainsFunc(clauses, func(c clausePlan) bool { return !c.not && !isAside(c) }) {
		return
	}
	for i := range clauses {
		clauses[i].optional = isAside(clauses[i])
	}
}

// setAside are the words of the query that pages need not have.
func (p plan) setAside() []string {
	var words []string
	for _, c := range p.clauses {
		if c.optional {
			words = append(words, c.asked)
		}
	}
	return words
}
