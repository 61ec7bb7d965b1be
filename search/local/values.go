package local

// Values of facets that the words of a query name: "part-time nurse in münchen" has a kind
// of employment and a place. Pages that have the value come first, and those that merely
// say the word after them.

import (
	"slices"
	"strings"

	"github.com/careers-index/careers/index/analysis"
	indexfacet "github.com/careers-index/careers/index/facet"
	"github.com/careers-index/careers/search"
)

// valueBoost is what a value counts that the words of a query name: as much as a skill
// that a page requires.
const valueBoost = 7

// values are the alternatives for the longest run of plain words at the front of list that
// names values of the site, and how many words that is.
func (p *queryPlanner) values(list []search.Clause) ([]alternative, int) {
	most := 0
	for most < min(len(list), indexfacet.MaxQueryWords) && isPlain(list[most]) && len(analysis.Terms(list[most].Any[0].Text)) > 0 {
		most++
	}
	for n := most; n > 0; n-- {
		if found := p.valuesNamed(textOf(list[:n])); len(found) > 0 {
			return found, n
		}
	}
	return nil, 0
}

// valuesNamed are the alternatives for the values that a text as a whole names, one for
// each facet that has some.
func (p *queryPlanner) valuesNamed(text string) []alternative {
	text = trimName(text)
	out, ok := p.valuesOf[text]
	if !ok {
		out = p.findValues(text)
		p.valuesOf[text] = out
	}
	return out
}

func (p *planner) findValues(text string) []alternative {
	var out []alternative
	for i := range p.facets {
		f := &p.facets[i]
		key := f.Named(text)
		if key == "" {
			continue
		}
		a := alternative{tier: alias, facetField: f.field, boost: valueBoost}
		for _, n := range f.numbers[key] {
			a.keys, a.values = append(a.keys, f.Key(f.Value(n))), append(a.values, n)
			if slices.Equal(analysis.Terms(f.Value(n)), analysis.Terms(text)) {
				a.tier = exact
			}
		}
		if len(a.keys) > 0 {
			out = append(out, a)
		}
	}
	return out
}

// isPlain reports whether a clause is one word, looked for anywhere.
func isPlain(c search.Clause) bool {
	return !c.Not && len(c.Any) == 1 && !c.Any[0].Phrase && c.Any[0].Field == search.Anywhere
}

// textOf is the text of clauses of one word each.
func textOf(list []search.Clause) string {
	words := make([]string, len(list))
	for i, c := range list {
		words[i] = c.Any[0].Text
	}
	return strings.Join(words, " ")
}
