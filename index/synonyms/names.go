package synonyms

import (
	"cmp"
	"slices"
	"strings"

	"github.com/careers-index/careers/index/analysis"
)

// Names are what a site uses of a set, ready to be looked up. They are immutable and
// safe for concurrent use.
type Names struct {
	byFirst map[string][]*name // by the first term, the longest name first
	groups  [][][]string       // terms of the names that are looked for in pages
}

// name is a name that is understood in a query.
type name struct {
	terms  []string
	groups []int // whose name it is
}

// In returns the names that a site in these languages uses. They are BCP 47 tags, of
// which the language counts: "pt" for "pt-BR". The package comment has the rules.
func (s *Set) In(languages ...string) *Names {
	used := map[string]bool{"": true, english: true}
	for _, tag := range languages {
		primary, _, _ := strings.Cut(tag, "-")
		used[strings.ToLower(primary)] = true
	}
	n := &Names{byFirst: map[string][]*name{}}
	for _, g := range s.groups() {
		n.add(g, used)
	}
	for _, list := range n.byFirst {
		slices.SortStableFunc(list, func(a, b *name) int { return cmp.Compare(len(b.terms), len(a.terms)) })
	}
	return n
}

// add adds a group, unless none of its names has another one that is looked for.
func (n *Names) add(g Group, used map[string]bool) {
	var understood, searched [][]string
	for _, x := range g.Names {
		if x.Use != Always && !used[x.Language] {
			continue
		}
		terms := analysis.Terms(x.Text)
		if len(terms) == 0 {
			continue
		}
		understood = appendNew(understood, terms)
		if used[x.Language] && x.Use != Asked {
			searched = appendNew(searched, terms)
		}
	}
	if len(searched) == 0 || len(understood) == 1 {
		return
	}
	n.groups = append(n.groups, searched)
	for _, terms := range understood {
		x := n.find(terms)
		if x == nil {
			x = &name{terms: terms}
			n.byFirst[terms[0]] = append(n.byFirst[terms[0]], x)
		}
		x.groups = append(x.groups, len(n.groups)-1)
	}
}

func (n *Names) find(terms []string) *name {
	for _, x := range n.byFirst[terms[0]] {
		if slices.Equal(x.terms, terms) {
			return x
		}
	}
	return nil
}

// Lookup finds the longest name that terms begin with, as package analysis makes them.
// It returns how many terms the name has, and the terms of each other name of what it
// means, once each. If no name that has others is there, n is 0.
func (n *Names) Lookup(terms []string) (others [][]string, taken int) {
	if len(terms) == 0 {
		return nil, 0
	}
	for _, x := range n.byFirst[terms[0]] {
		if len(x.terms) > len(terms) || !slices.Equal(x.terms, terms[:len(x.terms)]) {
			continue
		}
		for _, i := range x.groups {
			for _, other := range n.groups[i] {
				if !slices.Equal(other, x.terms) {
					others = appendNew(others, slices.Clone(other))
				}
			}
		}
		if len(others) > 0 {
			return others, len(x.terms)
		}
	}
	return nil, 0
}

// appendNew adds the terms of a name to a list that has each once.
func appendNew(list [][]string, terms []string) [][]string {
	if slices.ContainsFunc(list, func(t []string) bool { return slices.Equal(t, terms) }) {
		return list
	}
	return append(list, terms)
}
