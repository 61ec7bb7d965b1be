package local

// From a query to the lists of pages to read: a plan, with what words may stand for.
// names.go has the names of skills.

import (
	"slices"
	"strings"

	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/skills/lexicon"
	"github.com/careers-index/careers/search"
)

// plan is a query against one site.
type plan struct {
	clauses []clausePlan
}

// clausePlan is a clause: a page matches it when one of the alternatives finds it,
// or with not, when none does. Alternatives are sorted by tier.
type clausePlan struct {
	asked        string // the clause as in the query, for why
	not          bool
	isWord       bool // one word, anywhere, and no name of a skill
	optional     bool // a page need not match it, see aside.go
	alternatives []alternative
}

// alternative is one way to match a clause: by texts, or by the skill, or by
// values of a facet, or by path. An alternative with none of them finds nothing.
type alternative struct {
	tier tier
	// addsInAnyTier: its score is added also to a page that another alternative
	// has found in a better tier.
	addsInAnyTier bool
	texts         []termRun
	skill         string   // key of its name
	facetField    field    // of keys
	keys          []string // of values, any of them
	path          string   // page or folder
}

// termRun is a term, or terms next to each other, in any of the fields.
type termRun struct {
	terms []string
	in    fieldSet
}

// planner knows the names and words of a site.
type planner struct {
	lexicon *lexicon.Lexicon
	words   *vocabulary
	facets  []facet
	skills  *facet
}

// MaxGuesses is how many words of one query are looked for as mistyped, the
// first ones. Somebody who types more words that the site does not have means
// them, and each takes a walk through all words of the site.
const MaxGuesses = 8

// queryPlanner plans the queries of one request. They are much alike, so what it
// guessed for one it keeps for the others.
type queryPlanner struct {
	*planner
	guesses map[guess][]expansion
	left    int // guesses that the query at hand may still make
}

// guess is a word that may be mistyped.
type guess struct {
	word       string
	in         fieldSet
	unfinished bool
}

func (p *planner) forQuery() *queryPlanner {
	return &queryPlanner{planner: p, guesses: map[guess][]expansion{}}
}

// mistyped are the words that a word may stand for.
func (p *queryPlanner) mistyped(word string, in fieldSet, unfinished bool) []expansion {
	if p.left == 0 || typosAllowed([]rune(word)) == 0 {
		return nil
	}
	p.left--
	g := guess{word, in, unfinished}
	list, ok := p.guesses[g]
	if !ok {
		list = p.words.mistyped(word, in, unfinished)
		p.guesses[g] = list
	}
	return list
}

// plan of a query. A clause without anything to look for, as punctuation, is
// left out; a query of only such clauses finds nothing.
func (p *queryPlanner) plan(q search.Query) plan {
	var out plan
	p.left = MaxGuesses
	for i := 0; i < len(q.Clauses); {
		c, taken := p.clause(q.Clauses[i:], neighboursOf(q.Clauses, i))
		out.clauses = append(out.clauses, c...)
		i += taken
	}
	p.setAside(out.clauses)
	if len(q.Clauses) > 0 && len(out.clauses) == 0 {
		out.clauses = []clausePlan{{}}
	}
	for _, c := range out.clauses {
		slices.SortStableFunc(c.alternatives, func(a, b alternative) int { return int(a.tier) - int(b.tier) })
	}
	return out
}

// clause plans the first clause of list, or the first few when they are the
// words of one name.
func (p *queryPlanner) clause(list []search.Clause, beside neighbours) (out []clausePlan, taken int) {
	if n, entry := p.name(list); n > 1 {
		words := make([]string, n)
		for i := range n {
			words[i] = list[i].Any[0].Text
		}
		name := strings.Join(words, " ")
		return []clausePlan{{asked: name, alternatives: p.named(name, entry, allTexts)}}, n
	}
	c := list[0]
	last := len(list) == 1
	if len(c.Any) == 1 {
		u := c.Any[0]
		_, name := p.lookup(u.Text)
		isWord := !c.Not && !u.Phrase && u.Field == search.Anywhere && !name
		for _, v := range p.unit(u, beside, last, c.Not) {
			out = append(out, clausePlan{asked: u.Text, not: c.Not, isWord: isWord, alternatives: v})
		}
	} else if v := p.anyOf(c.Any, last); len(v) > 0 {
		out = []clausePlan{{asked: c.Any[0].Text, alternatives: v}}
	}
	return out, 1
}

// anyOf plans units of which one must hold.
func (p *queryPlanner) anyOf(units []search.Unit, last bool) []alternative {
	var out []alternative
	for i, u := range units {
		for _, v := range p.unit(u, neighbours{}, last && i == len(units)-1, false) {
			out = append(out, v...)
		}
	}
	return out
}

// unit plans one unit: the alternatives of each thing that it asks for, which is
// more than one when a word is several ("scala/spark"). With unfinished, a word may
// still be being typed; with asIs, it stands for nothing but itself.
func (p *queryPlanner) unit(u search.Unit, beside neighbours, unfinished, asIs bool) [][]alternative {
	if u.Field == search.AtPath {
		return [][]alternative{{{path: "/" + strings.Trim(u.Text, "/")}}}
	}
	for i := range p.facets {
		if f := &p.facets[i]; search.Field(f.Name) == u.Field {
			return [][]alternative{{f.alternative(u.Text)}}
		}
	}
	in := allTexts
	if u.Field == search.InTitle {
		in = setOf(title)
	}
	if u.Phrase {
		if terms := analysis.Terms(u.Text); len(terms) > 0 {
			return [][]alternative{{{texts: p.run(terms, in)}}}
		}
		return nil
	}
	if e, ok := p.lookup(u.Text); ok {
		return [][]alternative{p.named(u.Text, e, in)}
	}
	var out [][]alternative
	words := parts(u.Text)
	for i, w := range words {
		if alternatives := p.word(w, in, beside, unfinished && i == len(words)-1, asIs); alternatives != nil {
			out = append(out, alternatives)
		}
	}
	return out
}

// word plans one word.
func (p *queryPlanner) word(w string, in fieldSet, beside neighbours, unfinished, asIs bool) []alternative {
	if e, ok := p.lookup(w); ok {
		return p.named(w, e, in)
	}
	tokens := analysis.Analyze(w)
	if len(tokens) == 0 {
		return nil
	}
	terms := make([]string, len(tokens))
	for i, t := range tokens {
		terms[i] = t.Term
	}
	out := []alternative{{texts: p.run(terms, in)}}
	if asIs {
		return out
	}
	also, known := p.spellings(w, tokens, in, beside)
	out = append(out, also...)
	if len(terms) > 1 {
		return out
	}
	known = known || p.words.count(terms[0], in) > 0
	if unfinished {
		if list := p.words.prefixed(terms[0], in); len(list) > 0 {
			out, known = append(out, alternative{tier: prefix, texts: p.runs(list, in)}), true
		}
	}
	if !known {
		if list := p.mistyped(terms[0], in, unfinished); len(list) > 0 {
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
	a := alternative{facetField: f.field}
	for _, n := range numbers {
		a.keys = append(a.keys, f.Key(f.Value(n)))
	}
	return a
}

// run looks for terms next to each other, in those of the fields that have all of
// them: no run when none has, or when there are no terms.
func (p *planner) run(terms []string, in fieldSet) []termRun {
	for _, t := range terms {
		in &= p.words.in(t)
	}
	if len(terms) == 0 || in == 0 {
		return nil
	}
	return []termRun{{terms, in}}
}

func (p *planner) runs(list []expansion, in fieldSet) []termRun {
	var out []termRun
	for _, e := range list {
		out = append(out, p.run([]string{e.word}, in)...)
	}
	return out
}
