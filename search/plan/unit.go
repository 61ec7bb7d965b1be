package plan

import (
	"slices"
	"strings"

	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/field"
	"github.com/careers-index/careers/search/vocabulary"
)

// One unit of a query: a word, a phrase, a value of a facet, a path.

// thing is what a unit asks for: the unit itself, or one of several words that it is
// ("scala/spark").
type thing struct {
	text         string // in the query
	alternatives []Alternative
	isSkill      bool   // its name
	meant        string // see Clause
}

// unit plans the things that a unit asks for. With unfinished, the last word may still be
// being typed; with asIs, words stand for themselves, and for values and skills by name.
func (p *QueryPlanner) unit(u search.Unit, unfinished, asIs bool) []thing {
	one := func(a Alternative) []thing { return []thing{{text: u.Text, alternatives: []Alternative{a}}} }
	if u.Field == search.AtPath {
		return one(Alternative{Path: "/" + strings.Trim(u.Text, "/")})
	}
	for i := range p.Facets {
		if f := p.Facets[i]; search.Field(f.Name) == u.Field {
			return one(f.alternative(u.Text))
		}
	}
	in := field.AllTexts
	if u.Field == search.InTitle {
		in = field.SetOf(field.Title)
	}
	if u.Phrase {
		if terms := analysis.Terms(u.Text); len(terms) > 0 {
			return one(Alternative{Texts: p.Run(terms, in)})
		}
		return nil
	}
	words := []string{u.Text}
	if _, ok := p.Lookup(u.Text); !ok {
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
func (p *QueryPlanner) word(w string, in field.Set, unfinished, asIs bool) thing {
	t := thing{text: w}
	var values []Alternative
	if in == field.AllTexts {
		values = p.valuesNamed(w)
	}
	tokens := analysis.Analyze(w)
	if e, ok := p.Lookup(w); ok {
		t.alternatives, t.isSkill = p.named(w, e, in), true
		if p.isMisspelt(w, e.Name) {
			t.meant = e.Name
		}
	} else if len(tokens) == 0 {
		return t
	} else if asIs {
		t.alternatives = []Alternative{{Texts: p.Run(analysis.Terms(w), in)}}
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
func (p *QueryPlanner) term(w, term string, in field.Set, unfinished, known bool) []Alternative {
	out := []Alternative{{Texts: p.Run([]string{term}, in)}}
	also, found := p.spellings(term, in)
	out = append(out, also...)
	known = known || found || p.Words.Count(term, in) > 0
	if unfinished {
		if list := p.Words.Prefixed(term, in); len(list) > 0 {
			out, known = append(out, Alternative{Tier: Prefix, Texts: p.runs(list, in)}), true
		}
	}
	if !known {
		if list := p.mistyped(w, in, unfinished); len(list) > 0 {
			out = append(out, Alternative{Tier: Typo, Texts: p.runs(list, in)})
		}
	}
	return out
}

// Run looks for terms next to each other, in those of the fields that have all of
// them: no run when none has, or when there are no terms.
func (p *Planner) Run(terms []string, in field.Set) []TermRun {
	for _, t := range terms {
		in &= p.Words.In(t)
	}
	if len(terms) == 0 || in == 0 {
		return nil
	}
	return []TermRun{{Terms: terms, In: in}}
}

// runOfName is Run for the terms of a name that the lexicon or the synonyms have.
func (p *Planner) runOfName(terms []string, in field.Set) []TermRun {
	runs := p.Run(terms, in)
	for i := range runs {
		runs[i].IsName = len(terms) > 1
	}
	return runs
}

func (p *Planner) runs(list []vocabulary.Expansion, in field.Set) []TermRun {
	var out []TermRun
	for _, e := range list {
		out = append(out, p.Run([]string{e.Word}, in)...)
	}
	return out
}
