package plan

import (
	"slices"

	"github.com/careers-index/careers/search/field"
)

// Other names of roles and concepts in a query: "QA" finds the tester, "customer success"
// the client success manager.

// otherNames adds to clauses what else the roles and concepts are called that their words
// name. The words of a name of several stand for it together; one of them elsewhere on a
// page is worth less.
func (p *QueryPlanner) otherNames(clauses []Clause) {
	terms := make([]string, 0, len(clauses))
	for i, name := 0, 1; i < len(clauses); {
		terms = terms[:0]
		for j := i; j < len(clauses) && clauses[j].terms != nil; j++ {
			terms = append(terms, clauses[j].terms...)
		}
		others, n := p.Names().Lookup(terms)
		covered, taken := 0, 0
		for covered < n {
			covered += len(clauses[i+taken].terms)
			taken++
		}
		if n == 0 || covered > n || !p.addNames(clauses[i:i+taken], name, slices.Clone(terms[:n]), others) {
			i++
			continue
		}
		if taken > 1 {
			for j := range taken {
				clauses[i+j].Name = name
			}
			name++
		}
		i += taken
	}
}

// addNames lets clauses, whose terms are one name, be found by others. It returns false
// when the site has none of them. number is that of the name, if it has several clauses.
func (p *QueryPlanner) addNames(clauses []Clause, number int, whole []string, others [][]string) bool {
	names, forms := Alternative{Tier: Alias}, Alternative{Tier: Form}
	for _, terms := range others {
		if len(terms) > 1 {
			names.Texts = append(names.Texts, p.runOfName(terms, p.affordable(terms))...)
			continue
		}
		if p.Words.IsAside(terms[0]) {
			continue
		}
		names.Texts = append(names.Texts, p.Run(terms, field.AllTexts)...)
		forms.Texts = append(forms.Texts, p.kin(terms[0], field.AllTexts)...)
	}
	if len(names.Texts)+len(forms.Texts) == 0 && len(clauses) == 1 {
		return false
	}
	together := Alternative{Texts: p.runOfName(whole, p.affordable(whole))}
	if len(clauses) > 1 {
		for i, a := range []*Alternative{&together, &names, &forms} {
			a.Same = 3*number + i
		}
	}
	for i := range clauses {
		c := &clauses[i]
		c.Alternatives = slices.DeleteFunc(c.Alternatives, func(a Alternative) bool { return a.Tier == Typo && len(names.Texts) > 0 })
		c.meant, c.hasNames = p.meant(c.Alternatives), len(names.Texts) > 0
		if len(clauses) > 1 {
			if len(c.terms) == 1 && p.Words.IsAside(c.terms[0]) { // the "it" of "it support" alone says nothing
				c.Alternatives = nil
			}
			for j := range c.Alternatives {
				c.Alternatives[j].Tier = max(c.Alternatives[j].Tier, Form)
			}
			c.Alternatives = append(c.Alternatives, together)
		}
		c.Alternatives = append(c.Alternatives, names, forms)
	}
	return true
}

// affordable are the fields in which a name of several words is looked for: all texts, or
// where each of its words is on many pages, those that say what a page is about.
func (p *Planner) affordable(terms []string) field.Set {
	const affordable = 20 // one page in that many
	for _, t := range terms {
		if p.Words.Count(t, field.AllTexts) <= max(100, p.Words.Pages()/affordable) {
			return field.AllTexts
		}
	}
	return field.SetOf(field.Title) | field.SetOf(field.Headings) | field.SetOf(field.Facts) | field.SetOf(field.Description)
}
