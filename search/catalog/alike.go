package catalog

import (
	"slices"

	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/search/field"
	"github.com/careers-index/careers/search/plan"
)

const (
	// SimilarPostings is how many a page shows that are like it: as many as a reader looks at.
	SimilarPostings = 5
	// similarWords is how many of a posting's words are compared: the rarest
	// of its title, which says what the job is.
	similarWords = 8
)

// Alike is a plan for the postings nearest to one, by their scores: by the skills they
// share, the rarer the more, and the words of the title.
func (c *Catalog) Alike(skills []string, title string) plan.Plan {
	var alike plan.Clause
	for _, name := range skills {
		alike.Alternatives = append(alike.Alternatives, plan.Alternative{Skill: c.Skills.Key(name)})
	}
	for _, w := range c.rarest(analysis.Terms(title), similarWords) {
		alike.Alternatives = append(alike.Alternatives, plan.Alternative{Texts: c.Planner.Run([]string{w}, field.SetOf(field.Title)|field.SetOf(field.Headings))})
	}
	return plan.Plan{Clauses: []plan.Clause{alike}}
}

// rarest returns the n words that the fewest pages have.
func (c *Catalog) rarest(words []string, n int) []string {
	slices.Sort(words)
	words = slices.Compact(words)
	slices.SortStableFunc(words, func(a, b string) int {
		return c.Planner.Words.Count(a, field.AllTexts) - c.Planner.Words.Count(b, field.AllTexts)
	})
	return words[:min(n, len(words))]
}
