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
	"math/bits"
	"slices"
)

// selection is what a request chose in every facet.
type selection struct {
	byFacet []facetSelection
	active  []int // facets with a choice
}

// facetSelection is what a request chose in one facet, whose values have the
// numbers [first, end). A request chooses by names; a name means several values
// where it is ambiguous on the site, and none that no page has.
type facetSelection struct {
	first, end uint32
	keys       []string // of the names, each once; at most search.MaxFilterValues
	masks      []uint64 // by value, from first on: a bit for each name that means it; nil without a choice
	unknown    []string // chosen names that no page has
	all        bool     // every name must hold, not any
}

// any reports whether something is chosen at all.
func (s *selection) any() bool { return len(s.active) > 0 }

// isChosen reports whether a value is chosen.
func (s *facetSelection) isChosen(v uint32) bool { return s.masks != nil && s.masks[v-s.first] != 0 }

// add chooses what a request calls name in facet i.
func (s *selection) add(i int, f *facet, name string) {
	of, key := &s.byFacet[i], f.Key(name)
	if slices.Contains(of.keys, key) {
		return
	}
	if len(of.keys) == 0 {
		s.active = append(s.active, i)
		of.masks = make([]uint64, of.end-of.first)
	}
	numbers, canonical := f.Resolve(name)
	for _, v := range numbers {
		of.masks[v-of.first] |= 1 << len(of.keys)
	}
	if len(numbers) == 0 {
		of.unknown = append(of.unknown, canonical)
	}
	of.keys = append(of.keys, key)
}

// admits reports whether a page with these values passes a selection of something.
func (s *facetSelection) admits(values []uint32) bool {
	var held uint64 // names of which the page has a value
	for _, v := range values {
		if v >= s.first && v < s.end {
			held |= s.masks[v-s.first]
		}
	}
	if s.all {
		return bits.OnesCount64(held) == len(s.keys)
	}
	return held != 0
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

// add counts a page with these values that the query found, and tells whether
// the filters let it through.
func (t *tally) add(values []uint32) bool {
	failed := -1 // the one facet that fails
	for _, i := range t.selection.active {
		if t.selection.byFacet[i].admits(values) {
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
	if s := &t.selection.byFacet[failed]; !s.all {
		for _, v := range values {
			if v >= s.first && v < s.end {
				t.counts[v]++
			}
		}
	}
	return false
}
