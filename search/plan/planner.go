package plan

import (
	"slices"
	"sync"

	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/skills/lexicon"
	"github.com/careers-index/careers/index/synonyms"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/field"
	"github.com/careers-index/careers/search/vocabulary"
)

// Planner knows the names and words of a site.
type Planner struct {
	Lexicon *lexicon.Lexicon
	Words   *vocabulary.Words
	Facets  []*Facet
	Skills  *Facet
	Names   func() *synonyms.Names // of roles and concepts, in the languages of the site

	analysed sync.Map // by a skill's name, see termsOf
}

// MaxGuesses is how many words of one query are looked for as mistyped, the
// first ones. Somebody who types more words that the site does not have means
// them, and each takes a walk through all words of the site.
const MaxGuesses = 8

// QueryPlanner plans the queries of one request. They are much alike, so what it
// guessed for one it keeps for the others.
type QueryPlanner struct {
	*Planner
	Guesses  map[guess][]vocabulary.Expansion
	valuesOf map[string][]Alternative // that texts name
	mayGuess int                      // as often in one query
	left     int                      // guesses that the query at hand may still make
}

// guess is a word that may be mistyped.
type guess struct {
	word       string
	in         field.Set
	unfinished bool
}

// ForQuery is a planner of the queries of one request, each with so many guesses.
func (p *Planner) ForQuery(mayGuess int) *QueryPlanner {
	return &QueryPlanner{Planner: p, Guesses: map[guess][]vocabulary.Expansion{}, valuesOf: map[string][]Alternative{}, mayGuess: mayGuess}
}

// mistyped are the words that a word may stand for.
func (p *QueryPlanner) mistyped(word string, in field.Set, unfinished bool) []vocabulary.Expansion {
	if p.left == 0 || vocabulary.TyposAllowed(word) == 0 {
		return nil
	}
	p.left--
	g := guess{word, in, unfinished}
	list, ok := p.Guesses[g]
	if !ok {
		list = p.Words.Mistyped(word, in, unfinished)
		p.Guesses[g] = list
	}
	return list
}

// Plan is what to look for, for a query. A clause without anything to look for, as punctuation, is
// left out; a query of only such clauses finds nothing.
func (p *QueryPlanner) Plan(q search.Query) Plan {
	var out Plan
	p.left = p.mayGuess
	for i := 0; i < len(q.Clauses); {
		list, taken := p.clauses(q.Clauses[i:])
		for _, c := range list {
			c.at = i
			out.Clauses = append(out.Clauses, c)
		}
		i += taken
	}
	p.otherNames(out.Clauses)
	p.setAside(out.Clauses)
	out.SideBySide = p.sideBySide(out.Clauses)
	if len(q.Clauses) > 0 && len(out.Clauses) == 0 {
		out.Clauses = []Clause{{}}
	}
	for _, c := range out.Clauses {
		slices.SortStableFunc(c.Alternatives, func(a, b Alternative) int { return int(a.Tier) - int(b.Tier) })
	}
	return out
}

// clauses plans the first clause of list, or the first few when their words are one.
func (p *QueryPlanner) clauses(list []search.Clause) (out []Clause, taken int) {
	if one, n := p.oneOf(list); n > 0 {
		return []Clause{one}, n
	}
	c := list[0]
	unfinished := len(list) == 1
	if len(c.Any) > 1 {
		if v := p.anyOf(c.Any, unfinished); len(v) > 0 {
			written := search.Query{Clauses: list[:1]}.String()
			out = []Clause{{Asked: written, written: written, Alternatives: v}}
		}
		return out, 1
	}
	u := c.Any[0]
	for _, t := range p.unit(u, unfinished, c.Not) {
		plan := Clause{
			Asked: t.text, Not: c.Not, Alternatives: t.alternatives, meant: t.meant,
			Fixed:   u.Field != search.Anywhere && u.Field != search.InTitle,
			written: search.Query{Clauses: []search.Clause{{Any: []search.Unit{{Field: u.Field, Text: t.text, Phrase: u.Phrase}}}}}.String(),
		}
		if IsPlain(c) {
			plan.isWord, plan.terms = !t.isSkill, analysis.Terms(t.text)
		}
		out = append(out, plan)
	}
	return out, 1
}

// oneOf plans the words at the front of list that are one thing: a name of a skill, a
// value, or one word that people write as two. taken is 0 when the first word stands for
// itself.
func (p *QueryPlanner) oneOf(list []search.Clause) (c Clause, taken int) {
	n, entry := p.name(list)
	values, v := p.values(list)
	switch {
	case n > 1 && n >= v:
		c.Alternatives, taken = p.named(textOf(list[:n]), entry, field.AllTexts), n
	case v > 1:
		text := textOf(list[:v])
		c.Alternatives, taken = append(p.inARow(text, p.affordable(analysis.Terms(text))), values...), v
	case v == 0 && p.pair(list):
		c.Alternatives, taken = p.inARow(textOf(list[:2]), field.AllTexts), 2
	default:
		return c, 0
	}
	c.Asked = textOf(list[:taken])
	c.written, c.terms = c.Asked, analysis.Terms(c.Asked)
	return c, taken
}

// anyOf plans units of which one must hold.
func (p *QueryPlanner) anyOf(units []search.Unit, unfinished bool) []Alternative {
	var out []Alternative
	for i, u := range units {
		for _, t := range p.unit(u, unfinished && i == len(units)-1, false) {
			out = append(out, t.alternatives...)
		}
	}
	return out
}
