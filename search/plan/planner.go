package plan

import (
	"slices"
	"strings"
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

	// What is known of texts, and of words.
	terms   memory[[]string]
	tokens  memory[[]analysis.Token]
	parts   memory[[]string]
	runOf   memory[[]TermRun]
	values  memory[[]Alternative]
	skills  memory[skill]
	joined  memory[bool]
	kinOf   memory[[]TermRun]
	namedOf memory[[]Alternative]
	pairs   memory[[]TermRun]
	ways    memory[[]TermRun]
}

// skill is one that a text names, if it does.
type skill struct {
	lexicon.Entry
	known bool
}

// tokensOf are those of analysis, which must not be changed.
func (p *Planner) tokensOf(text string) []analysis.Token { return p.tokens.get(text, analysis.Analyze) }

// termsOfText are those of analysis, which must not be changed.
func (p *Planner) termsOfText(text string) []string { return p.terms.get(text, analysis.Terms) }

// MaxGuesses is how many words of one query are looked for as mistyped, the
// first ones. Somebody who types more words that the site does not have means
// them, and each takes a walk through all words of the site.
const MaxGuesses = 8

// QueryPlanner plans the queries of one request. They are much alike, so what it
// guessed for one it keeps for the others.
type QueryPlanner struct {
	*Planner
	Guesses  map[guess][]vocabulary.Expansion
	query    queryText
	things   []thing       // kept from unit to unit
	spare    []Alternative // of the plan at hand: one piece of memory for all
	mayGuess int           // as often in one query
	left     int           // guesses that the query at hand may still make
}

// guess is a word that may be mistyped.
type guess struct {
	word       string
	in         field.Set
	unfinished bool
}

// ForQuery is a planner of the queries of one request, each with so many guesses.
func (p *Planner) ForQuery(mayGuess int) *QueryPlanner {
	return &QueryPlanner{Planner: p, Guesses: map[guess][]vocabulary.Expansion{}, mayGuess: mayGuess}
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
	p.query.set(q.Clauses)
	out.Clauses = make([]Clause, 0, len(q.Clauses)+1)
	p.spare = make([]Alternative, ofTerm*len(q.Clauses))
	for i := 0; i < len(q.Clauses); {
		before := len(out.Clauses)
		var taken int
		out.Clauses, taken = p.clauses(out.Clauses, q.Clauses[i:])
		for j := before; j < len(out.Clauses); j++ {
			out.Clauses[j].at = i
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

// clauses appends the plan of the first clause of list, or of the first few when their words
// are one.
func (p *QueryPlanner) clauses(out []Clause, list []search.Clause) (_ []Clause, taken int) {
	if one, n := p.oneOf(list); n > 0 {
		return append(out, one), n
	}
	c := list[0]
	unfinished := len(list) == 1
	if len(c.Any) > 1 {
		if v := p.anyOf(c.Any, unfinished); len(v) > 0 {
			written := search.Query{Clauses: list[:1]}.String()
			out = append(out, Clause{Asked: written, written: written, Alternatives: v})
		}
		return out, 1
	}
	u := c.Any[0]
	for _, t := range p.unit(u, unfinished, c.Not) {
		plan := Clause{
			Asked: t.text, Not: c.Not, Alternatives: t.alternatives, meant: t.meant,
			Fixed:     u.Field != search.Anywhere && u.Field != search.InTitle,
			writtenAs: search.Unit{Field: u.Field, Text: t.text, Phrase: u.Phrase},
		}
		if IsPlain(c) {
			plan.isWord, plan.terms = !t.isSkill, p.termsOfText(t.text)
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
		c.Alternatives, taken = p.named(p.query.text(list, n), entry, field.AllTexts), n
	case v > 1:
		text := p.query.text(list, v)
		c.Alternatives, taken = append(p.inARow(text, p.affordable(p.termsOfText(text))), values...), v
	case v == 0 && p.pair(list):
		c.Alternatives, taken = p.inARow(p.query.text(list, 2), field.AllTexts), 2
	default:
		return c, 0
	}
	c.Asked = p.query.text(list, taken)
	c.written, c.terms = c.Asked, p.termsOfText(c.Asked)
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

// queryText is the text of a query of single words, of which the words of some clauses are
// a part.
type queryText struct {
	all  string
	ends []int // of each clause's word
}

func (q *queryText) set(clauses []search.Clause) {
	n := len(clauses)
	for _, c := range clauses {
		n += len(c.Any[0].Text)
	}
	var b strings.Builder
	b.Grow(n)
	q.ends = q.ends[:0]
	for _, c := range clauses {
		b.WriteString(c.Any[0].Text)
		q.ends = append(q.ends, b.Len())
		b.WriteByte(' ')
	}
	q.all = b.String()
}

// text is that of the first n clauses of a list, which is the rest of the query.
func (q *queryText) text(list []search.Clause, n int) string {
	first := len(q.ends) - len(list)
	return q.between(first, first+n-1)
}

// between is the text from one clause to another.
func (q *queryText) between(first, last int) string {
	start := 0
	if first > 0 {
		start = q.ends[first-1] + 1
	}
	return q.all[start:q.ends[last]]
}
