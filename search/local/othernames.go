package local

// Other names of roles and concepts in a query: "QA" finds the tester, "customer success"
// the client success manager.

import (
	"slices"

	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/search"
)

// otherNames adds to clauses what else the roles and concepts are called that their words
// name. The words of a name of several stand for it together; one of them elsewhere on a
// page is worth less.
func (p *queryPlanner) otherNames(clauses []clausePlan) {
	for i, name := 0, 1; i < len(clauses); {
		var terms []string
		for j := i; j < len(clauses) && clauses[j].terms != nil; j++ {
			terms = append(terms, clauses[j].terms...)
		}
		others, n := p.names().Lookup(terms)
		covered, taken := 0, 0
		for covered < n {
			covered += len(clauses[i+taken].terms)
			taken++
		}
		if n == 0 || covered > n || !p.addNames(clauses[i:i+taken], terms[:n], others) {
			i++
			continue
		}
		if taken > 1 {
			for j := range taken {
				clauses[i+j].name = name
			}
			name++
		}
		i += taken
	}
}

// addNames lets clauses, whose terms are one name, be found by others. It returns false
// when the site has none of them.
func (p *queryPlanner) addNames(clauses []clausePlan, whole []string, others [][]string) bool {
	names, forms := alternative{tier: alias}, alternative{tier: form}
	for _, terms := range others {
		if len(terms) > 1 {
			names.texts = append(names.texts, p.run(terms, p.affordable(terms))...)
			continue
		}
		if p.words.aside()[terms[0]] {
			continue
		}
		names.texts = append(names.texts, p.run(terms, allTexts)...)
		forms.texts = append(forms.texts, p.runs(p.kin(terms[0], allTexts), allTexts)...)
	}
	if len(names.texts)+len(forms.texts) == 0 && len(clauses) == 1 {
		return false
	}
	together := alternative{texts: p.run(whole, p.affordable(whole))}
	if len(clauses) > 1 {
		for _, a := range []*alternative{&together, &names, &forms} {
			a.again = &findings{}
		}
	}
	for i := range clauses {
		c := &clauses[i]
		c.alternatives = slices.DeleteFunc(c.alternatives, func(a alternative) bool { return a.tier == typo && len(names.texts) > 0 })
		c.meant = p.meant(c.alternatives)
		if len(clauses) > 1 {
			for j := range c.alternatives {
				c.alternatives[j].tier = max(c.alternatives[j].tier, form)
			}
			c.alternatives = append(c.alternatives, together)
		}
		c.alternatives = append(c.alternatives, names, forms)
	}
	return true
}

// affordable are the fields in which a name of several words is looked for: all texts, or
// where each of its words is on many pages, those that say what a page is about.
func (p *planner) affordable(terms []string) fieldSet {
	const affordable = 20 // one page in that many
	for _, t := range terms {
		if p.words.count(t, allTexts) <= max(100, p.words.pages/affordable) {
			return allTexts
		}
	}
	return setOf(title) | setOf(headings) | setOf(facts) | setOf(description)
}

// termsOf are the terms of a clause's words if they may be a name or a part of one; nil
// when they may not.
func termsOf(u search.Unit, not bool) []string {
	if not || u.Phrase || u.Field != search.Anywhere {
		return nil
	}
	return analysis.Terms(u.Text)
}
