package index

// The facets of a generation: their values, and what requests may call them.

import (
	"cmp"
	"context"
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/careers-index/careers/content/parallel"
	"github.com/careers-index/careers/index/facet"
	"github.com/careers-index/careers/index/storage"
)

const skillFacet = facet.Skill

// Facet is one facet of a generation with the values that its pages have.
// Values are numbered from First on, in the sequence of all values of all facets.
type Facet struct {
	*facet.Definition

	first  uint32
	values []string   // sorted bytewise; no two have one key
	names  [][]string // per value: aliases that requests may use
}

// newFacets are the facets of a table, without values.
func newFacets(table []facet.Definition) []Facet {
	facets := make([]Facet, len(table))
	for i := range table {
		facets[i] = Facet{Definition: &table[i]}
	}
	return facets
}

// First is the number of the first value.
func (f *Facet) First() uint32 { return f.first }

// Len is how many values there are.
func (f *Facet) Len() int { return len(f.values) }

// Has tells whether a number is one of the facet's values.
func (f *Facet) Has(number uint32) bool {
	return number >= f.first && number-f.first < uint32(len(f.values))
}

// Value is the value of a number, as it is shown.
func (f *Facet) Value(number uint32) string { return f.values[number-f.first] }

// Labels are the values that people read in another form.
func (f *Facet) Labels() map[string]string { return f.Definition.Labels(f.values) }

// Names are the aliases by which requests may call the value of a number.
func (f *Facet) Names(number uint32) []string { return f.names[number-f.first] }

// Field is the facet's field where values are indexed as fields: the keys of a page's values.
func (f *Facet) Field() string { return "facet_" + f.Name }

// encode is the values and their names.
func (f *Facet) encode() []byte {
	var w storage.RecordWriter
	w.Strings(f.values)
	for _, names := range f.names {
		w.Strings(names)
	}
	return w.Bytes()
}

func (f *Facet) decode(b []byte) error {
	if b == nil {
		return errors.New("it is missing")
	}
	r := storage.ReadRecord(b)
	f.values = r.Strings()
	f.names = make([][]string, len(f.values))
	for i := range f.names {
		f.names[i] = r.Strings()
	}
	return r.Err()
}

// facetCollector is a facet whose values are being collected.
type facetCollector struct {
	Facet
	ends    []uint32 // per page: where its values end in the list of all
	indexes []uint32 // of the values of all pages, ascending on each
}

// ofPage are the indexes of the values of page n, ascending.
func (f *facetCollector) ofPage(n int) []uint32 {
	start := uint32(0)
	if n > 0 {
		start = f.ends[n-1]
	}
	return f.indexes[start:f.ends[n]]
}

// collectFacets takes the values of every page from the table of facets.
func collectFacets(ctx context.Context, table []facet.Definition, pages []facet.Page) ([]facetCollector, error) {
	facets := make([]facetCollector, len(table))
	for i, f := range newFacets(table) {
		facets[i] = facetCollector{Facet: f}
	}
	err := parallel.Do(ctx, len(table), func(i int) error {
		facets[i].collect(pages)
		return nil
	})
	first := uint32(0)
	for i := range facets {
		facets[i].first = first
		first += uint32(facets[i].Len())
	}
	return facets, err
}

// spelling is a value as pages write it.
type spelling struct {
	facet.Value
	pages int // that write it so
}

// collect finds the values of all pages and how each is shown.
func (f *facetCollector) collect(pages []facet.Page) {
	var spellings []spelling
	number := map[facet.Value]uint32{} // in spellings
	f.ends = make([]uint32, len(pages))
	for n, p := range pages {
		for _, v := range f.Values(p) {
			i, known := number[v]
			if !known {
				i = uint32(len(spellings))
				number[v] = i
				spellings = append(spellings, spelling{Value: v})
			}
			spellings[i].pages++
			f.indexes = append(f.indexes, i)
		}
		f.ends[n] = uint32(len(f.indexes))
	}
	shown := f.shown(spellings)
	names := map[string][]string{}
	for i, name := range shown {
		v := spellings[i].Value
		names[name] = append(names[name], append(f.Aliases(v), v.Name)...)
	}
	f.values = slices.Sorted(maps.Keys(names))
	for _, value := range f.values {
		f.names = append(f.names, otherNames(value, names[value]))
	}
	index := make([]uint32, len(shown)) // of the value, for each spelling
	for i, name := range shown {
		at, _ := slices.BinarySearch(f.values, name)
		index[i] = uint32(at)
	}
	f.renumber(index)
}

// renumber gives each value of each page another number, and leaves out those that it has twice
// then.
func (f *facetCollector) renumber(numbers []uint32) {
	start, kept := uint32(0), f.indexes[:0]
	for n, end := range f.ends {
		values := f.indexes[start:end]
		for i, v := range values {
			values[i] = numbers[v]
		}
		slices.Sort(values)
		kept = append(kept, slices.Compact(values)...)
		start, f.ends[n] = end, uint32(len(kept))
	}
	f.indexes = slices.Clip(kept)
}

// shown is the name under which each value is shown. Spellings with one key are
// one value and have the commonest spelling; of equals, the first bytewise. A
// name that means two things is shown as their long names.
func (f *facetCollector) shown(spellings []spelling) []string {
	meanings := map[string]map[string]bool{} // key of a name → keys of its long names
	for _, v := range spellings {
		key := f.Key(v.Name)
		if meanings[key] == nil {
			meanings[key] = map[string]bool{}
		}
		if v.Long != "" {
			meanings[key][f.Key(v.Long)] = true
		}
	}
	shown, keys := make([]string, len(spellings)), make([]string, len(spellings))
	best := map[string]int{} // by the key of the name
	for i, v := range spellings {
		shown[i] = v.Name
		if v.Long != "" && len(meanings[f.Key(v.Name)]) > 1 {
			shown[i] = v.Long
		}
		keys[i] = f.Key(shown[i])
		have, known := best[keys[i]]
		if !known || cmp.Or(spellings[have].pages-v.pages, strings.Compare(shown[i], shown[have])) < 0 {
			best[keys[i]] = i
		}
	}
	names := make([]string, len(spellings))
	for i, key := range keys {
		names[i] = shown[best[key]]
	}
	return names
}

// otherNames are names less the value itself, sorted, each once.
func otherNames(value string, names []string) []string {
	names = slices.DeleteFunc(names, func(n string) bool { return n == value || n == "" })
	slices.Sort(names)
	return slices.Compact(names)
}
