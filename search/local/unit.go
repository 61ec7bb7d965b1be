package local

import (
	"slices"
	"strings"

	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/local/field"
	"github.com/careers-index/careers/search/local/vocabulary"
)

// One unit of a query: a word, a phrase, a value of a facet, a path.

// thing is what a unit asks for: the unit itself, or one of several words that it is
// ("scala/spark").
type thing struct {
	text         string // in the query
	alternatives []alternative
	isSkill      bool   // its name
	meant        string // see clausePlan
}

// unit plans the things that a unit asks for. With unfinished, the last word may still be
// being typed; with asIs, words stand for themselves, and for values and skills by name.
func (p *queryPlanner) unit(u search.Unit, unfinished, asIs bool) []thing {
	one := func(a alternative) []thing { return []thing{{text: u.Text, alternatives: []alternative{a}}} }
	if u.Field == search.AtPath {
		return one(alternative{path: "/" + strings.Trim(u.Text, "/")})
	}
	for i := range p.facets {
		if f := &p.facets[i]; search.Field(f.Name) == u.Field {
			return one(f.alternative(u.Text))
		}
	}
	in := field.AllTexts
	if u.Field == search.InTitle {
		in = field.SetOf(field.Title)
	}
	if u.Phrase {
		if terms := analysis.Terms(u.Text); len(terms) > 0 {
			return one(alternative{texts: p.run(terms, in)})
		}
		return nil
	}
	words := []string{u.Text}
	if _, ok := p.lookup(u.Text); !ok {
		words = p.links(parts(u.Text))
	}
	var out []thing
	for i, w := range words {
		if t := p.word(w, in, unfinished && i == len(words)-1, asIs); t.alternatives != nil {
			out = append(out, t)
		}
	}
	return out
}

// word plans one word.
func (p *queryPlanner) word(w string, in field.Set, unfinished, asIs bool) thing {
	t := thing{text: w}
	var values []alternative
	if in == field.AllTexts {
		values = p.valuesNamed(w)
	}
	tokens := analysis.Analyze(w)
	if e, ok := p.lookup(w); ok {
		t.alternatives, t.isSkill = p.named(w, e, in), true
		if p.isMisspelt(w, e.Name) {
			t.meant = e.Name
		}
	} else if len(tokens) == 0 {
		return t
	} else if asIs {
		t.alternatives = []alternative{{texts: p.run(analysis.Terms(w), in)}}
	} else if len(tokens) > 1 {
		t.alternatives = p.inARow(w, in)
	} else {
		t.alternatives = p.term(w[tokens[0].Start:tokens[0].End], tokens[0].Term, in, unfinished, len(values) > 0)
		t.meant = p.meant(t.alternatives)
	}
	t.alternatives = slices.Concat(t.alternatives, values)
	return t
}

// term plans a word of one term. known is whether it is known to be right, whatever the
// texts of the site say.
func (p *queryPlanner) term(w, term string, in field.Set, unfinished, known bool) []alternative {
	out := []alternative{{texts: p.run([]string{term}, in)}}
	also, found := p.spellings(term, in)
	out = append(out, also...)
	known = known || found || p.words.Count(term, in) > 0
	if unfinished {
		if list := p.words.Prefixed(term, in); len(list) > 0 {
			out, known = append(out, alternative{tier: prefix, texts: p.runs(list, in)}), true
		}
	}
	if !known {
		if list := p.mistyped(w, in, unfinished); len(list) > 0 {
			out = append(out, alternative{tier: typo, texts: p.runs(list, in)})
		}
	}
	return out
}

// alternative finds the pages with a value of the facet. A skill that is asked
// for as such scores as one that is found by its name.
func (f *facet) alternative(name string) alternative {
	numbers, canonical := f.resolve(name)
	if f.Name == skillFacet {
		return alternative{skill: f.Key(canonical)}
	}
	a := alternative{facetField: f.field, values: numbers}
	for _, n := range numbers {
		a.keys = append(a.keys, f.Key(f.Value(n)))
	}
	return a
}

// run looks for terms next to each other, in those of the fields that have all of
// them: no run when none has, or when there are no terms.
func (p *planner) run(terms []string, in field.Set) []termRun {
	for _, t := range terms {
		in &= p.words.In(t)
	}
	if len(terms) == 0 || in == 0 {
		return nil
	}
	return []termRun{{terms, in}}
}

func (p *planner) runs(list []vocabulary.Expansion, in field.Set) []termRun {
	var out []termRun
	for _, e := range list {
		out = append(out, p.run([]string{e.Word}, in)...)
	}
	return out
}
