package plan

// Corrections: what a person meant who typed a word that the site does not have.

import (
	"slices"
	"strings"
	"unicode"

	"github.com/careers-index/careers/content/edit"
	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/field"
	"github.com/careers-index/careers/search/vocabulary"
)

// rarer is how many times more pages a word must have to be what a person meant who
// typed a word that the site has too, one mistake away from it.
const rarer = 3

// meant are the nearest words to one that is looked for as mistyped, and as nothing else,
// as a query writes them. More than a few are no correction.
func (p *Planner) meant(alternatives []Alternative) string {
	const few = 3
	var words []string
	for _, a := range alternatives {
		switch {
		case len(a.Texts) == 0 && a.Values == nil:
		case a.Tier == Typo && len(a.Texts) <= few:
			for _, run := range a.Texts {
				words = append(words, p.usual(run.Terms[0]))
			}
		default:
			return ""
		}
	}
	return strings.Join(words, " OR ")
}

// usual is a term as people write it, if it is a name: Kubernetes.
func (p *Planner) usual(term string) string {
	if e, ok := p.Lexicon.Lookup(term); ok {
		return e.Name
	}
	return term
}

// isMisspelt reports whether a name of a skill is no name that the site uses, but a known
// mistake in the skill's own ("kubernets").
func (p *Planner) isMisspelt(typed, name string) bool {
	a, b := analysis.FoldValue(typed), analysis.FoldValue(name)
	allowed := vocabulary.TyposAllowed(a)
	if allowed == 0 || p.Words.Has(a) || strings.ContainsFunc(b, func(r rune) bool { return !unicode.IsLetter(r) }) || strings.HasPrefix(a, b) || strings.HasPrefix(b, a) {
		return false
	}
	mistakes, _ := edit.FirstDouble([]rune(a), allowed).To([]rune(b))
	return mistakes <= allowed
}

// Corrected replaces words that the site has on few pages or none by the word
// nearest to each that it has on many more.
func (p *QueryPlanner) Corrected(q search.Query) (search.Query, bool) {
	out := search.Query{Clauses: slices.Clone(q.Clauses)}
	changed := false
	p.left = p.mayGuess
	p.query.set(q.Clauses)
	for i := 0; i < len(out.Clauses); i++ {
		c := out.Clauses[i]
		if _, n := p.oneOf(out.Clauses[i:]); n > 0 {
			i += n - 1
			continue
		}
		if c.Not {
			continue
		}
		for j, u := range c.Any {
			if w, ok := p.correction(u); ok {
				if c.Any = slices.Clone(c.Any); c.Any[j].Text != w {
					c.Any[j].Text, changed = w, true
				}
				out.Clauses[i] = c
			}
		}
	}
	return out, changed
}

// correction is what a person may have meant by a word, if it is more likely
// than the word itself.
func (p *QueryPlanner) correction(u search.Unit) (string, bool) {
	if u.Phrase || u.Field != search.Anywhere && u.Field != search.InTitle {
		return "", false
	}
	if _, known := p.Lookup(u.Text); known || len(p.valuesNamed(u.Text)) > 0 {
		return "", false
	}
	tokens := p.tokensOf(u.Text)
	if len(tokens) != 1 {
		return "", false
	}
	in := field.AllTexts
	if u.Field == search.InTitle {
		in = field.SetOf(field.Title)
	}
	t := tokens[0]
	have := p.Words.Count(t.Term, in)
	list := p.mistyped(u.Text[t.Start:t.End], in, false)
	if len(list) == 0 || have > 0 && (list[0].Distance > 1 || list[0].Count <= have*rarer) {
		return "", false
	}
	return strings.Join([]string{u.Text[:t.Start], list[0].Word, u.Text[t.End:]}, ""), true
}
