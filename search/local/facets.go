package local

import (
	"cmp"
	"slices"
	"strings"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/analysis"
	indexfacet "github.com/careers-index/careers/index/facet"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/local/plan"
)

// The facets of an engine: what requests may call their values, what a request
// has chosen, and how the counts are listed.

// facet is a facet of the generation with what requests need of it.
type facet struct {
	*plan.Facet
	names nameList
	kinds []string // of the values; nil but for skills
}

func newFacets(g *index.Generation) []facet {
	list := g.Facets()
	facets := make([]facet, len(list))
	for i := range list {
		f := &facets[i]
		f.Facet = plan.NewFacet(&list[i])
		for n := f.First(); n < f.First()+uint32(f.Len()); n++ {
			f.names.add(n, f.NamesOf(n))
		}
		f.names.sort()
	}
	setKinds(facets, g)
	return facets
}

// setKinds enters what kind of technology each skill is.
func setKinds(facets []facet, g *index.Generation) {
	for i := range facets {
		f := &facets[i]
		if f.Name != indexfacet.Skill {
			continue
		}
		f.kinds = make([]string, f.Len())
		for n := range f.kinds {
			if entry, ok := g.Lexicon().Lookup(f.Value(f.First() + uint32(n))); ok {
				f.kinds[n] = entry.Kind
			}
		}
	}
}

func (f *facet) describe() search.Facet {
	return search.Facet{Name: f.Name, Label: f.Label, Many: f.Many, Hidden: f.Hidden, Labels: f.Labels}
}

// choose turns the filters of a request into a selection.
func (e *Engine) choose(r search.Request) selection {
	s := selection{byFacet: make([]facetSelection, len(e.facets))}
	for i := range e.facets {
		f := &e.facets[i]
		of := &s.byFacet[i]
		of.first, of.end = f.First(), f.First()+uint32(f.Len())
		filter := r.Filter(f.Name)
		of.all = filter.All
		for _, name := range filter.Values {
			s.add(i, f, name)
		}
	}
	return s
}

// counts lists the facets of a result.
func (e *Engine) counts(t *tally, r search.Request) []search.FacetCount {
	out := make([]search.FacetCount, len(e.facets))
	for i := range e.facets {
		f := &e.facets[i]
		out[i] = search.FacetCount{
			Name: f.Name, Label: f.Label,
			Values: f.list(t.counts, &t.selection.byFacet[i], f.beginning(r.Filter(f.Name).Prefix)),
		}
	}
	search.SortFacets(out)
	return out
}

// beginning are the values of which a word begins with prefix; nil without one.
func (f *facet) beginning(prefix string) map[uint32]bool {
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
func (f *facet) list(counts []uint32, s *facetSelection, only map[uint32]bool) []search.FacetValue {
	// One number sorts by both: the count downwards, then the place in the
	// sorted values upwards.
	keys := make([]uint64, 0, f.Len())
	for i, n := range counts[s.first:s.end] {
		v := s.first + uint32(i)
		if n > 0 && !s.isChosen(v) && (only == nil || only[v]) {
			keys = append(keys, uint64(^n)<<32|uint64(v))
		}
	}
	slices.Sort(keys)
	keys = keys[:min(len(keys), max(search.MaxFacetValues-len(s.keys), 0))]
	for i, mask := range s.masks {
		if v := s.first + uint32(i); mask != 0 {
			keys = append(keys, uint64(^counts[v])<<32|uint64(v))
		}
	}
	slices.Sort(keys)
	out := make([]search.FacetValue, 0, len(keys)+len(s.unknown))
	for _, k := range keys {
		v := uint32(k)
		value := search.FacetValue{Value: f.Value(v), Count: int(counts[v]), Selected: s.isChosen(v)}
		if f.kinds != nil {
			value.Kind = f.kinds[v-s.first]
		}
		out = append(out, value)
	}
	for _, name := range s.unknown {
		at, _ := slices.BinarySearchFunc(out, name, func(v search.FacetValue, name string) int {
			return cmp.Or(-cmp.Compare(v.Count, 0), strings.Compare(v.Value, name))
		})
		out = slices.Insert(out, at, search.FacetValue{Value: name, Selected: true})
	}
	return out
}
