package catalog

import (
	"cmp"
	"slices"
	"strings"

	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/search"
)

// Counts lists the facets that a result counts, in which each value has been counted so often.
func (c *Catalog) Counts(counts []uint32, choice *Choice, r search.Request) []search.FacetCount {
	out := make([]search.FacetCount, len(choice.Counted))
	for n, i := range choice.Counted {
		f := &c.Facets[i]
		out[n] = search.FacetCount{
			Name: f.Name, Label: f.Label,
			Values: f.list(counts, &choice.Facets[i], f.beginning(r.Filter(f.Name).Prefix)),
		}
	}
	search.SortFacets(out)
	return out
}

// beginning are the values of which a word begins with prefix; nil without one.
func (f *Facet) beginning(prefix string) map[uint32]bool {
	prefix = strings.TrimSpace(prefix)
	if prefix == "" {
		return nil
	}
	found := map[uint32]bool{}
	for n := range f.names.begin(analysis.FoldValue(prefix)) {
		found[n.value] = true
	}
	return found
}

// list shows the counted values: by count, then name; chosen ones always. With
// only, just those, and chosen ones still.
func (f *Facet) list(counts []uint32, s *FacetChoice, only map[uint32]bool) []search.FacetValue {
	// One number sorts by both: the count downwards, then the place in the
	// sorted values upwards.
	keys := make([]uint64, 0, f.Len())
	for i, n := range counts[s.First:s.End] {
		v := s.First + uint32(i)
		if n > 0 && !s.IsChosen(v) && (only == nil || only[v]) {
			keys = append(keys, uint64(^n)<<32|uint64(v))
		}
	}
	slices.Sort(keys)
	keys = keys[:min(len(keys), max(search.MaxFacetValues-len(s.Keys), 0))]
	for i, mask := range s.Masks {
		if v := s.First + uint32(i); mask != 0 {
			keys = append(keys, uint64(^counts[v])<<32|uint64(v))
		}
	}
	slices.Sort(keys)
	out := make([]search.FacetValue, 0, len(keys)+len(s.Unknown))
	for _, k := range keys {
		v := uint32(k)
		value := search.FacetValue{Value: f.Value(v), Count: int(counts[v]), Selected: s.IsChosen(v)}
		if f.kinds != nil {
			value.Kind = f.kinds[v-s.First]
		}
		out = append(out, value)
	}
	for _, name := range s.Unknown {
		at, _ := slices.BinarySearchFunc(out, name, func(v search.FacetValue, name string) int {
			return cmp.Or(-cmp.Compare(v.Count, 0), strings.Compare(v.Value, name))
		})
		out = slices.Insert(out, at, search.FacetValue{Value: name, Selected: true})
	}
	return out
}
