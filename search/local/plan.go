package local

// From a query to the lists of pages to read: a plan, with what words may stand for.
// names.go has the names of skills.

import (
	"slices"
	"strings"

	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/skills/lexicon"
	"github.com/careers-index/careers/index/synonyms"
	"github.com/careers-index/careers/search"
)

// plan is a query against one site.
type plan struct {
	clauses    []clausePlan
	sideBySide []alternative // worth more, see beside.go
}

// clausePlan is a clause: a page matches it when one of the alternatives finds it,
// or with not, when none does. Alternatives are sorted by tier.
type clausePlan struct {
	asked        string // the clause as in the query, for why
	not          bool
	isWord       bool     // one word, anywhere, and no name of a skill
	terms        []string // of its words, when they are no name of a skill; see othernames.go
	name         int      // the number of the name that it is a part of; 0: none
	meant        string   // what the only word found is for one that was mistyped, else ""
	optional     bool     // a page need not match it, see aside.go
	fixed        bool     // a facet or path that the query names: partial matches have it too
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
	boost         float32  // what they count
	path          string   // page or folder
	// again is what finding it once has found, kept because other clauses have the same
	// alternative; nil for one that stands alone.
	again *findings
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
	names   func() *synonyms.Names // of roles and concepts, in the languages of the site
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
	if p.left == 0 || typosAllowed(word) == 0 {
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
		c, taken := p.clause(q.Clauses[i:])
		out.clauses = append(out.clauses, c...)
		i += taken
	}
	p.otherNames(out.clauses)
	p.setAside(out.clauses)
	out.sideBySide = p.sideBySide(out.clauses)
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
func (p *queryPlanner) clause(list []search.Clause) (out []clausePlan, taken int) {
	n, entry := p.name(list)
	values, v := p.values(list)
	switch {
	case n > 1 && n >= v:
		name := textOf(list[:n])
		return []clausePlan{{asked: name, alternatives: p.named(name, entry, allTexts)}}, n
	case v > 1:
		text := textOf(list[:v])
		return []clausePlan{{asked: text, terms: analysis.Terms(text), alternatives: append(p.inARow(text, allTexts), values...)}}, v
	case p.pair(list):
		text := textOf(list[:2])
		return []clausePlan{{asked: text, terms: analysis.Terms(text), alternatives: p.inARow(text, allTexts)}}, 2
	}
	c := list[0]
	last := len(list) == 1
	if len(c.Any) > 1 {
		if v := p.anyOf(c.Any, last); len(v) > 0 {
			out = []clausePlan{{asked: search.Query{Clauses: list[:1]}.String(), alternatives: v}}
		}
		return out, 1
	}
	u := c.Any[0]
	entry, name := p.lookup(u.Text)
	plan := clausePlan{asked: u.Text, not: c.Not, fixed: u.Field != search.Anywhere && u.Field != search.InTitle}
	plan.isWord = !c.Not && !u.Phrase && u.Field == search.Anywhere && !name
	var terms []string
	if !name {
		terms = termsOf(u, c.Not)
	}
	things := p.unit(u, last, c.Not)
	for i, alternatives := range things {
		switch {
		case len(things) == 1:
			plan.terms = terms
		case len(things) == len(terms): // "ux/ui"
			plan.terms = terms[i : i+1]
		}
		plan.alternatives, plan.meant = append(alternatives, values...), p.meant(alternatives)
		if name && p.isMisspelt(u.Text, entry.Name) {
			plan.meant = entry.Name
		}
		out = append(out, plan)
	}
	return out, 1
}

// anyOf plans units of which one must hold.
func (p *queryPlanner) anyOf(units []search.Unit, last bool) []alternative {
	var out []alternative
	for i, u := range units {
		for _, v := range p.unit(u, last && i == len(units)-1, false) {
			out = append(out, v...)
		}
	}
	return out
}

// unit plans one unit: the alternatives of each thing that it asks for, which is
// more than one when a word is several ("scala/spark"). With unfinished, a word may
// still be being typed; with asIs, it stands for nothing but itself.
func (p *queryPlanner) unit(u search.Unit, unfinished, asIs bool) [][]alternative {
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
	words := p.links(parts(u.Text))
	for i, w := range words {
		if alternatives := p.word(w, in, unfinished && i == len(words)-1, asIs); alternatives != nil {
			out = append(out, alternatives)
		}
	}
	return out
}

// word plans one word.
func (p *queryPlanner) word(w string, in fieldSet, unfinished, asIs bool) []alternative {
	if e, ok := p.lookup(w); ok {
		return p.named(w, e, in)
	}
	tokens := analysis.Analyze(w)
	if len(tokens) == 0 {
		return nil
	}
	if len(tokens) > 1 && !asIs {
		return p.inARow(w, in)
	}
	out := []alternative{{texts: p.run(analysis.Terms(w), in)}}
	if asIs {
		return out
	}
	term := tokens[0].Term
	also, known := p.spellings(term, in)
	out = append(out, also...)
	known = known || p.words.count(term, in) > 0
	if unfinished {
		if list := p.words.prefixed(term, in); len(list) > 0 {
			out, known = append(out, alternative{tier: prefix, texts: p.runs(list, in)}), true
		}
	}
	if !known {
		if list := p.mistyped(w[tokens[0].Start:tokens[0].End], in, unfinished); len(list) > 0 {
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
