package catalog

import (
	"math/bits"
	"slices"

	"github.com/careers-index/careers/search"
)

// Choice is what a request chooses in every facet.
type Choice struct {
	Facets []FacetChoice // as in Catalog.Facets
	Active []int         // facets with a choice
	// Counted are the facets whose values the answer counts.
	Counted []int
}

// FacetChoice is what a request chooses in one facet, whose values have the
// numbers [First, End). A request chooses by names; a name means several values
// where it is ambiguous on the site, and none that no page has.
type FacetChoice struct {
	First, End uint32
	Keys       []string // of the names, each once; at most search.MaxFilterValues
	Masks      []uint64 // by value, from First on: a bit for each name that means it; nil without a choice
	Unknown    []string // chosen names that no page has
	All        bool     // every name must hold, not any
}

// Choose turns the filters of a request into a choice.
func (c *Catalog) Choose(r search.Request) Choice {
	s := Choice{Facets: make([]FacetChoice, len(c.Facets))}
	for i := range c.Facets {
		f := &c.Facets[i]
		of := &s.Facets[i]
		of.First, of.End = f.First(), f.First()+uint32(f.Len())
		filter := r.Filter(f.Name)
		of.All = filter.All
		for _, name := range filter.Values {
			s.add(i, f, name)
		}
		if !f.OnDemand || filter.IsSet() {
			s.Counted = append(s.Counted, i)
		}
	}
	return s
}

// add chooses what a request calls name in facet i.
func (s *Choice) add(i int, f *Facet, name string) {
	of, key := &s.Facets[i], f.Key(name)
	if slices.Contains(of.Keys, key) {
		return
	}
	if len(of.Keys) == 0 {
		s.Active = append(s.Active, i)
		of.Masks = make([]uint64, of.End-of.First)
	}
	numbers, canonical := f.Resolve(name)
	for _, v := range numbers {
		of.Masks[v-of.First] |= 1 << len(of.Keys)
	}
	if len(numbers) == 0 {
		of.Unknown = append(of.Unknown, canonical)
	}
	of.Keys = append(of.Keys, key)
}

// Any reports whether something is chosen at all.
func (s *Choice) Any() bool { return len(s.Active) > 0 }

// Admits reports whether a page with these values passes every filter.
func (s *Choice) Admits(values []uint32) bool {
	for _, i := range s.Active {
		if !s.Facets[i].Admits(values) {
			return false
		}
	}
	return true
}

// IsChosen reports whether a value is chosen.
func (s *FacetChoice) IsChosen(v uint32) bool { return s.Masks != nil && s.Masks[v-s.First] != 0 }

// Admits reports whether a page with these values passes a choice of something.
func (s *FacetChoice) Admits(values []uint32) bool {
	var held uint64 // names of which the page has a value
	for _, v := range values {
		if v >= s.First && v < s.End {
			held |= s.Masks[v-s.First]
		}
	}
	if s.All {
		return bits.OnesCount64(held) == len(s.Keys)
	}
	return held != 0
}
