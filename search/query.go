package search

import (
	"slices"
	"strings"
)

// Query is a parsed query: every clause must hold. The zero value asks for
// everything.
type Query struct{ Clauses []Clause }

// Clause holds when one of its units does, or, with Not, when its only unit
// does not.
type Clause struct {
	Any []Unit
	Not bool
}

// Unit is the smallest thing a query asks for. Text has no quote, no control
// character, and single spaces.
type Unit struct {
	Field  Field
	Text   string
	Phrase bool // the words stand side by side, exactly so
}

// Field is where a unit must be found: one of the constants, or the name of a
// facet.
type Field string

// The fields that every site has beside its facets. Anywhere is every text of a
// page, and the names of its skills.
const (
	Anywhere Field = ""
	InTitle  Field = "title"
	AtPath   Field = "path"
)

// String is the query in canonical form: [Parse] of it gives the query again.
func (q Query) String() string {
	var b strings.Builder
	for i, c := range q.Clauses {
		if i > 0 {
			b.WriteByte(' ')
		}
		if c.Not {
			b.WriteByte('-')
		}
		for j, u := range c.Any {
			if j > 0 {
				b.WriteString(" OR ")
			}
			u.write(&b)
		}
	}
	return b.String()
}

func (u Unit) write(b *strings.Builder) {
	if u.Field != Anywhere {
		b.WriteString(string(u.Field))
		b.WriteByte(':')
	}
	if u.Phrase || u.Field != Anywhere && strings.Contains(u.Text, " ") {
		b.WriteByte('"')
		b.WriteString(u.Text)
		b.WriteByte('"')
		return
	}
	b.WriteString(u.Text)
}

// units counts what the query asks for, for the limit on it.
func (q Query) units() int {
	n := 0
	for _, c := range q.Clauses {
		n += len(c.Any)
	}
	return n
}

// words counts the clauses that a partial match may lack.
func (q Query) words() int {
	n := 0
	for _, c := range q.Clauses {
		if c.isWord() {
			n++
		}
	}
	return n
}

// isWord reports whether a clause looks for text: no facet, no path, no exclusion.
func (c Clause) isWord() bool {
	return !c.Not && slices.ContainsFunc(c.Any, func(u Unit) bool { return u.Field == Anywhere || u.Field == InTitle })
}

// without returns the query less its clause i.
func (q Query) without(i int) Query {
	rest := make([]Clause, 0, len(q.Clauses)-1)
	rest = append(rest, q.Clauses[:i]...)
	return Query{append(rest, q.Clauses[i+1:]...)}
}

// any returns the query that asks for any of its words instead of all, if it
// has more than one. Exclusions stay.
func (q Query) any() (Query, bool) {
	var words []Unit
	var rest []Clause
	for _, c := range q.Clauses {
		if c.Not {
			rest = append(rest, c)
		} else {
			words = append(words, c.Any...)
		}
	}
	if len(words) < 2 || len(words)+len(rest) == len(q.Clauses) && len(rest) == len(q.Clauses)-1 {
		return Query{}, false
	}
	return Query{append([]Clause{{Any: words}}, rest...)}, true
}
