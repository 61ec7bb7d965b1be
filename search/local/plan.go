package local

import (
	"slices"

	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/skills/lexicon"
	"github.com/careers-index/careers/index/synonyms"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/local/field"
	"github.com/careers-index/careers/search/local/vocabulary"
)

// From a query to the lists of pages to read: a plan, with what words may stand for.
// unit.go plans one word or phrase; names.go knows the names of skills, values.go values of
// facets, and othernames.go roles and concepts.

// plan is a query against one site.
type plan struct {
	clauses    []clausePlan
	sideBySide []alternative // worth more, see beside.go
	wholly     bool          // partial matches are not asked for
}

// clausePlan is a clause: a page matches it when one of the alternatives finds it,
// or with not, when none does. Alternatives are sorted by tier.
type clausePlan struct {
	asked        string // its text in the query, for why
	written      string // the same with field and quotes, for what a page misses
	at           int    // in which clause of the query it is
	not          bool
	isWord       bool     // one word, anywhere, and no name of a skill
	terms        []string // of its words, nil when these cannot be a name; see othernames.go
	name         int      // the number of the name that it is a part of; 0: none
	hasNames     bool     // what it names has other names
	meant        string   // what the words found are for one that was mistyped, else ""
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
	skill         string      // key of its name
	facetField    field.Field // of keys
	keys          []string    // of values, any of them
	values        []uint32    // their numbers
	boost         float32     // what they count
	path          string      // page or folder
	// again is what finding it once has found, kept because other clauses have the same
	// alternative; nil for one that stands alone.
	again *findings
}

// termRun is a term, or terms next to each other, in any of the fields.
type termRun struct {
	terms []string
	in    field.Set
}

// planner knows the names and words of a site.
type planner struct {
	lexicon *lexicon.Lexicon
	words   *vocabulary.Words
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
	guesses  map[guess][]vocabulary.Expansion
	valuesOf map[string][]alternative // that texts name
	mayGuess int                      // as often in one query
	left     int                      // guesses that the query at hand may still make
}

// guess is a word that may be mistyped.
type guess struct {
	word       string
	in         field.Set
	unfinished bool
}

func (p *planner) forQuery() *queryPlanner {
	return &queryPlanner{planner: p, guesses: map[guess][]vocabulary.Expansion{}, valuesOf: map[string][]alternative{}, mayGuess: MaxGuesses}
}

// mistyped are the words that a word may stand for.
func (p *queryPlanner) mistyped(word string, in field.Set, unfinished bool) []vocabulary.Expansion {
	if p.left == 0 || vocabulary.TyposAllowed(word) == 0 {
		return nil
	}
	p.left--
	g := guess{word, in, unfinished}
	list, ok := p.guesses[g]
	if !ok {
		list = p.words.Mistyped(word, in, unfinished)
		p.guesses[g] = list
	}
	return list
}

// plan of a query. A clause without anything to look for, as punctuation, is
// left out; a query of only such clauses finds nothing.
func (p *queryPlanner) plan(q search.Query) plan {
	var out plan
	p.left = p.mayGuess
	for i := 0; i < len(q.Clauses); {
		list, taken := p.clauses(q.Clauses[i:])
		for _, c := range list {
			c.at = i
			out.clauses = append(out.clauses, c)
		}
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

// clauses plans the first clause of list, or the first few when their words are one.
func (p *queryPlanner) clauses(list []search.Clause) (out []clausePlan, taken int) {
	if one, n := p.oneOf(list); n > 0 {
		return []clausePlan{one}, n
	}
	c := list[0]
	unfinished := len(list) == 1
	if len(c.Any) > 1 {
		if v := p.anyOf(c.Any, unfinished); len(v) > 0 {
			written := search.Query{Clauses: list[:1]}.String()
			out = []clausePlan{{asked: written, written: written, alternatives: v}}
		}
		return out, 1
	}
	u := c.Any[0]
	for _, t := range p.unit(u, unfinished, c.Not) {
		plan := clausePlan{
			asked: t.text, not: c.Not, alternatives: t.alternatives, meant: t.meant,
			fixed:   u.Field != search.Anywhere && u.Field != search.InTitle,
			written: search.Query{Clauses: []search.Clause{{Any: []search.Unit{{Field: u.Field, Text: t.text, Phrase: u.Phrase}}}}}.String(),
		}
		if isPlain(c) {
			plan.isWord, plan.terms = !t.isSkill, analysis.Terms(t.text)
		}
		out = append(out, plan)
	}
	return out, 1
}

// oneOf plans the words at the front of list that are one thing: a name of a skill, a
// value, or one word that people write as two. taken is 0 when the first word stands for
// itself.
func (p *queryPlanner) oneOf(list []search.Clause) (c clausePlan, taken int) {
	n, entry := p.name(list)
	values, v := p.values(list)
	switch {
	case n > 1 && n >= v:
		c.alternatives, taken = p.named(textOf(list[:n]), entry, field.AllTexts), n
	case v > 1:
		text := textOf(list[:v])
		c.alternatives, taken = append(p.inARow(text, p.affordable(analysis.Terms(text))), values...), v
	case v == 0 && p.pair(list):
		c.alternatives, taken = p.inARow(textOf(list[:2]), field.AllTexts), 2
	default:
		return c, 0
	}
	c.asked = textOf(list[:taken])
	c.written, c.terms = c.asked, analysis.Terms(c.asked)
	return c, taken
}

// anyOf plans units of which one must hold.
func (p *queryPlanner) anyOf(units []search.Unit, unfinished bool) []alternative {
	var out []alternative
	for i, u := range units {
		for _, t := range p.unit(u, unfinished && i == len(units)-1, false) {
			out = append(out, t.alternatives...)
		}
	}
	return out
}
