package local

// Counting: which pages the filters let through, and what choosing each value
// of each facet would give, in one pass over what the query found.
//
// Example: a request has chosen Berlin in place and remote in workplace. A page
// with the values {Berlin, Germany, remote, Go} passes both filters and counts
// for all of its values. A page with {Hamburg, Germany, remote, Go} fails place
// alone: it counts for Hamburg and for Germany, since choosing one of these as
// well would let it in, and for nothing else. A page that fails two filters
// counts nowhere: no single click lets it in.

import (
	"slices"
	"strings"
)

// selection is what a request chose in every facet.
type selection struct {
	of     []facetSelection // by facet
	active []int            // facets with a choice
}

// facetSelection is what a request chose in one facet, whose values have the
// numbers [first, end).
type facetSelection struct {
	first, end uint32
	chosen     []bool   // by value, from first on; nil when nothing is chosen
	unknown    []string // chosen values that no page has
	wanted     int      // names that the request gave, each once
	all        bool     // every name must hold, not any
}

// any tells whether something is chosen at all.
func (s *selection) any() bool { return len(s.active) > 0 }

func (s *facetSelection) chose(v uint32) bool { return s.chosen != nil && s.chosen[v-s.first] }

// add chooses a value of facet i by a name.
func (s *selection) add(i int, f *facet, name string) {
	of := &s.of[i]
	numbers, canonical := f.resolve(name)
	if of.all && len(numbers) > 1 {
		// One of several that the name may mean: pages seldom have two.
		numbers = numbers[:1]
	}
	again := true
	for _, v := range numbers {
		if !of.chose(v) {
			again = false
			if of.chosen == nil {
				of.chosen = make([]bool, of.end-of.first)
			}
			of.chosen[v-of.first] = true
		}
	}
	if len(numbers) == 0 {
		again = slices.ContainsFunc(of.unknown, func(u string) bool { return strings.EqualFold(u, canonical) })
		if !again {
			of.unknown = append(of.unknown, canonical)
		}
	}
	if again {
		return
	}
	if of.wanted == 0 {
		s.active = append(s.active, i)
	}
	of.wanted++
}

// lets tells whether a page with these values passes a selection of something.
func (s *facetSelection) lets(values []uint32) bool {
	held := 0
	for _, v := range values {
		if v < s.first || v >= s.end || !s.chose(v) {
			continue
		}
		if !s.all {
			return true
		}
		held++
	}
	return s.all && held == s.wanted
}

// tally counts what passes the filters.
type tally struct {
	selection selection
	total     int
	counts    []uint32 // pages by value, of all facets
}

func (t *tally) reset(s selection, values int) {
	t.selection, t.total = s, 0
	if cap(t.counts) < values {
		t.counts = make([]uint32, values)
		return
	}
	t.counts = t.counts[:values]
	clear(t.counts)
}

// copy makes t the same as from, which stays as it is.
func (t *tally) copy(from *tally) {
	t.selection, t.total = from.selection, from.total
	t.counts = append(t.counts[:0], from.counts...)
}

// add counts a page with these values that the query found, and tells whether
// the filters let it through.
func (t *tally) add(values []uint32) bool {
	failed := -1 // the one facet that fails
	for _, i := range t.selection.active {
		if t.selection.of[i].lets(values) {
			continue
		}
		if failed >= 0 {
			return false
		}
		failed = i
	}
	if failed < 0 {
		for _, v := range values {
			t.counts[v]++
		}
		t.total++
		return true
	}
	// With all, a page that lacks a chosen value is not let in by another one.
	if s := &t.selection.of[failed]; !s.all {
		for _, v := range values {
			if v >= s.first && v < s.end {
				t.counts[v]++
			}
		}
	}
	return false
}
