package plan

// Values of facets that the words of a query name: "part-time nurse in münchen" has a kind
// of employment and a place. Pages that have the value come first, and those that merely
// say the word after them.

import (
	"slices"

	indexfacet "github.com/careers-index/careers/index/facet"
	"github.com/careers-index/careers/search"
)

// ValueBoost is what a value counts that the words of a query name: as much as a skill
// that a page requires.
const ValueBoost = 7

// values are the alternatives for the longest run of plain words at the front of list that
// names values of the site, and how many words that is.
func (p *QueryPlanner) values(list []search.Clause) ([]Alternative, int) {
	most := 0
	for most < min(len(list), indexfacet.MaxQueryWords) && IsPlain(list[most]) && len(p.termsOfText(list[most].Any[0].Text)) > 0 {
		most++
	}
	for n := most; n > 0; n-- {
		if found := p.valuesNamed(p.query.text(list, n)); len(found) > 0 {
			return found, n
		}
	}
	return nil, 0
}

// valuesNamed are the alternatives for the values that a text as a whole names, one for
// each facet that has some.
func (p *QueryPlanner) valuesNamed(text string) []Alternative {
	text = trimName(text)
	return p.Planner.values.get(text, p.findValues)
}

func (p *Planner) findValues(text string) []Alternative {
	var out []Alternative
	for i := range p.Facets {
		f := p.Facets[i]
		key := f.Named(text)
		if key == "" {
			continue
		}
		a := Alternative{Tier: Alias, Boost: ValueBoost}
		for _, n := range f.WithKey(key) {
			a.Values = append(a.Values, n)
			if slices.Equal(p.termsOfText(f.Value(n)), p.termsOfText(text)) {
				a.Tier = Exact
			}
		}
		if len(a.Values) > 0 {
			out = append(out, a)
		}
	}
	return out
}

// IsPlain reports whether a clause is one word, looked for anywhere.
func IsPlain(c search.Clause) bool {
	return !c.Not && len(c.Any) == 1 && !c.Any[0].Phrase && c.Any[0].Field == search.Anywhere
}
