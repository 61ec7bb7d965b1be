package local

import (
	"slices"

	"github.com/careers-index/careers/search/local/field"
)

// Other names of roles and concepts in a query: "QA" finds the tester, "customer success"
// the client success manager.

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
		if p.words.IsAside(terms[0]) {
			continue
		}
		names.texts = append(names.texts, p.run(terms, field.AllTexts)...)
		forms.texts = append(forms.texts, p.runs(p.kin(terms[0], field.AllTexts), field.AllTexts)...)
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
		c.meant, c.hasNames = p.meant(c.alternatives), len(names.texts) > 0
		if len(clauses) > 1 {
			if len(c.terms) == 1 && p.words.IsAside(c.terms[0]) { // the "it" of "it support" alone says nothing
				c.alternatives = nil
			}
			for j := range c.alternatives {
				c.alternatives[j].tier = max(c.alternatives[j].tier, form)
			}
			c.alternatives = append(c.alternatives, together)
		}
		c.alternatives = append(c.alternatives, names, forms)
	}
	return true
}

// nameAt is how many clauses from i on are one name.
func (p plan) nameAt(i int) int {
	n := 1
	for p.clauses[i].name > 0 && i+n < len(p.clauses) && p.clauses[i+n].name == p.clauses[i].name {
		n++
	}
	return n
}

// affordable are the fields in which a name of several words is looked for: all texts, or
// where each of its words is on many pages, those that say what a page is about.
func (p *planner) affordable(terms []string) field.Set {
	const affordable = 20 // one page in that many
	for _, t := range terms {
		if p.words.Count(t, field.AllTexts) <= max(100, p.words.Pages()/affordable) {
			return field.AllTexts
		}
	}
	return field.SetOf(field.Title) | field.SetOf(field.Headings) | field.SetOf(field.Facts) | field.SetOf(field.Description)
}
