package plan

import (
	"slices"
	"strings"

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

// unit plans the things that a unit asks for; they are valid until the next unit. With unfinished, the last word may still be
// being typed; with asIs, words stand for themselves, and for values and skills by name.
func (p *QueryPlanner) unit(u search.Unit, unfinished, asIs bool) []thing {
	p.things = p.things[:0]
	one := func(a Alternative) []thing {
		p.things = append(p.things, thing{text: u.Text, alternatives: []Alternative{a}})
		return p.things
	}
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
		if terms := p.termsOfText(u.Text); len(terms) > 0 {
			return one(Alternative{Texts: p.Run(terms, in)})
		}
		return nil
	}
	words := p.parts.get(u.Text, func(text string) []string {
		if _, ok := p.Lookup(text); ok {
			return []string{text}
		}
		return p.links(parts(text))
	})
	for i, w := range words {
		if t := p.word(w, in, unfinished && i == len(words)-1, asIs); t.alternatives != nil {
			p.things = append(p.things, t)
		}
	}
	return p.things
}

// word plans one word.
func (p *QueryPlanner) word(w string, in field.Set, unfinished, asIs bool) thing {
	t := thing{text: w}
	var values []Alternative
	if in == field.AllTexts {
		values = p.valuesNamed(w)
	}
	tokens := p.tokensOf(w)
	if e, ok := p.Lookup(w); ok {
		t.alternatives, t.isSkill = p.named(w, e, in), true
		if p.isMisspelt(w, e.Name) {
			t.meant = e.Name
		}
	} else if len(tokens) == 0 {
		return t
	} else if asIs {
		t.alternatives = []Alternative{{Texts: p.Run(p.termsOfText(w), in)}}
	} else if len(tokens) > 1 {
		t.alternatives = p.inARow(w, in)
	} else {
		t.alternatives = p.term(w[tokens[0].Start:tokens[0].End], tokens[0].Term, in, unfinished, len(values) > 0)
		t.meant = p.meant(t.alternatives)
	}
	if len(values) > 0 {
		t.alternatives = slices.Concat(t.alternatives, values)
	}
	return t
}

// term plans a word of one term. known is whether it is known to be right, whatever the
// texts of the site say.
func (p *QueryPlanner) term(w, term string, in field.Set, unfinished, known bool) []Alternative {
	out := append(p.spared(), Alternative{Texts: p.runOfTerm(term, in)})
	out, found := p.spellings(out, term, in)
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

// ofTerm is how many alternatives a term has, at most: itself, its spellings, its forms, and
// what it begins or may be a mistake for.
const ofTerm = 4

// spared is room for the alternatives of a term.
func (p *QueryPlanner) spared() []Alternative {
	if len(p.spare) < ofTerm {
		return make([]Alternative, 0, ofTerm)
	}
	out := p.spare[:0:ofTerm]
	p.spare = p.spare[ofTerm:]
	return out
}

// runOfTerm is Run for one term.
func (p *Planner) runOfTerm(term string, in field.Set) []TermRun {
	if in != field.AllTexts {
		return p.Run([]string{term}, in)
	}
	return p.runOf.get(term, func(term string) []TermRun { return p.Run([]string{term}, in) })
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
	if len(list) == 0 {
		return nil
	}
	terms, out := make([]string, len(list)), make([]TermRun, 0, len(list))
	for i, e := range list {
		terms[i] = e.Word
		if in := in & p.Words.In(e.Word); in != 0 {
			out = append(out, TermRun{Terms: terms[i : i+1 : i+1], In: in})
		}
	}
	return out
}
