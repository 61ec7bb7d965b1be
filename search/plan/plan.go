package plan

import (
	"math/bits"
	"slices"
	"strings"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/field"
)

// Plan is a query against one site.
type Plan struct {
	Clauses    []Clause
	SideBySide []Alternative // worth more, see beside.go
	wholly     bool          // partial matches are not asked for
}

// Clause is one of them: a page matches it when one of the alternatives finds it,
// or with not, when none does. Alternatives are sorted by tier.
type Clause struct {
	Asked        string // its text in the query, for why
	written      string // the same with field and quotes, for what a page misses; "": see writtenAs
	writtenAs    search.Unit
	at           int // in which clause of the query it is
	Not          bool
	isWord       bool     // one word, anywhere, and no name of a skill
	terms        []string // of its words, nil when these cannot be a name; see othernames.go
	Name         int      // the number of the name that it is a part of; 0: none
	hasNames     bool     // what it names has other names
	meant        string   // what the words found are for one that was mistyped, else ""
	Optional     bool     // a page need not match it, see aside.go
	Fixed        bool     // a facet or path that the query names: partial matches have it too
	Alternatives []Alternative
}

// Alternative is one way to match a clause: by texts, or by the skill, or by
// values of a facet, or by path. An alternative with none of them finds nothing.
type Alternative struct {
	Tier Tier
	// addsInAnyTier: its score is added also to a page that another alternative
	// has found in a better tier.
	AddsInAnyTier bool
	Texts         []TermRun
	Skill         string   // key of its name
	Values        []uint32 // of a facet, any of them
	Boost         float32  // what they count
	Path          string   // page or folder
	// Same numbers alternatives that several clauses have: those of one number find the
	// same. 0 for one that stands alone.
	Same int
}

// TermRun is a term, or terms next to each other, in any of the fields.
type TermRun struct {
	Terms []string
	In    field.Set
	// IsName: the terms are a name that the index has as one joined term where it occurs.
	IsName bool
}

// Counts reports whether a partial match may lack the clause.
func (c *Clause) Counts() bool { return !c.Not && !c.Optional && !c.Fixed }

// CanMatchSome reports whether there is more than one clause that a partial match may
// lack.
func (p Plan) CanMatchSome() bool {
	n := 0
	for i := range p.Clauses {
		if p.Clauses[i].Counts() {
			n++
		}
	}
	return n > 1 && !p.wholly
}

// Missing are the words of the query that a partial match lacks.
func (p Plan) Missing(held uint32) []string {
	words := make([]string, 0, max(len(p.Clauses)-bits.OnesCount32(held), 0))
	for i := range p.Clauses {
		if p.Clauses[i].Counts() && held&(1<<i) == 0 {
			words = append(words, p.Clauses[i].query())
		}
	}
	return words
}

// query is the clause as a query says it.
func (c *Clause) query() string {
	if c.written == "" {
		c.written = search.Query{Clauses: []search.Clause{{Any: []search.Unit{c.writtenAs}}}}.String()
	}
	return c.written
}

// SetAside are the words of the query that pages need not have.
func (p Plan) SetAside() []string {
	var words []string
	for _, c := range p.Clauses {
		if c.Optional {
			words = append(words, c.Asked)
		}
	}
	return words
}

// NameAt is how many clauses from i on are one name.
func (p Plan) NameAt(i int) int {
	n := 1
	for p.Clauses[i].Name > 0 && i+n < len(p.Clauses) && p.Clauses[i+n].Name == p.Clauses[i].Name {
		n++
	}
	return n
}

// Showing is the query as it was answered, when pages have other words than it says. held
// is which clauses some page matches, a bit each.
func (p Plan) Showing(q search.Query, held uint32) string {
	out, changed := search.Query{Clauses: slices.Clone(q.Clauses)}, false
	for i, c := range p.Clauses {
		if c.meant == "" || held&(1<<i) == 0 {
			continue
		}
		u := out.Clauses[c.at].Any[0]
		if u.Field != search.Anywhere && strings.Contains(c.meant, " OR ") {
			continue
		}
		u.Text = strings.Replace(u.Text, c.Asked, c.meant, 1)
		out.Clauses[c.at].Any, changed = []search.Unit{u}, true
	}
	if !changed {
		return ""
	}
	return out.String()
}

// InTitles is the plan for titles alone, in which every word must be found. A value that
// words name may be one of the page, if another word is in the title: else it is not ok.
func (p Plan) InTitles() (out Plan, ok bool) {
	out.wholly = true
	for _, c := range p.Clauses {
		var alternatives []Alternative
		for _, a := range c.Alternatives {
			here := Alternative{Tier: a.Tier, AddsInAnyTier: a.AddsInAnyTier}
			for _, run := range a.Texts {
				if run.In.Has(field.Title) {
					here.Texts = append(here.Texts, TermRun{run.Terms, field.SetOf(field.Title), run.IsName})
				}
			}
			if len(here.Texts) > 0 {
				alternatives, ok = append(alternatives, here), true
			} else if a.Values != nil {
				alternatives = append(alternatives, a)
			}
		}
		c.Alternatives = alternatives
		out.Clauses = append(out.Clauses, c)
	}
	return out, ok
}
