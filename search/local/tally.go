package local

import "github.com/careers-index/careers/search/catalog"

// Counting: which pages the filters let through, and what choosing each value
// of each facet would give, in one pass over what the query found.
//
// Example: a request has chosen Berlin in place and remote in workplace. A page
// with the values {Berlin, Germany, remote, Go} passes both filters and counts
// for all of its values. A page with {Hamburg, Germany, remote, Go} fails place
// alone: it counts for Hamburg and for Germany, since choosing one of these as
// well would let it in, and for nothing else. A page that fails two filters
// counts nowhere: no single click lets it in.

// tally counts what passes the filters.
type tally struct {
	choice catalog.Choice
	total  int
	counts []uint32 // pages by value, of all facets
}

func (t *tally) reset(choice catalog.Choice, values int) {
	t.choice, t.total = choice, 0
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
	for _, i := range t.choice.Active {
		if t.choice.Facets[i].Admits(values) {
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
	if s := &t.choice.Facets[failed]; !s.All {
		for _, v := range values {
			if v >= s.First && v < s.End {
				t.counts[v]++
			}
		}
	}
	return false
}
