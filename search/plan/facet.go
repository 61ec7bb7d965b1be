package plan

import (
	"slices"

	"github.com/careers-index/careers/index"
	indexfacet "github.com/careers-index/careers/index/facet"
)

// Facet is a facet of the site with what queries call its values.
type Facet struct {
	*index.Facet
	byName map[string][]uint32 // values, by key of a value or of its other names
	byKey  map[string]uint32   // each value, by its key
}

// NewFacet is a facet of a generation.
func NewFacet(of *index.Facet) *Facet {
	f := &Facet{of, map[string][]uint32{}, map[string]uint32{}}
	for n := f.First(); n < f.First()+uint32(f.Len()); n++ {
		f.byKey[f.Key(f.Value(n))] = n
		for _, name := range f.NamesOf(n) {
			if key := f.Key(name); !slices.Contains(f.byName[key], n) {
				f.byName[key] = append(f.byName[key], n)
			}
		}
	}
	return f
}

// NamesOf are what a value is called: itself first, then its other names.
func (f *Facet) NamesOf(n uint32) []string { return append([]string{f.Value(n)}, f.Names(n)...) }

// WithKey are the values that have a key, or a name with it.
func (f *Facet) WithKey(key string) []uint32 { return f.byName[key] }

// WithOwnKey is the value of which it is the key, and not that of another name.
func (f *Facet) WithOwnKey(key string) (n uint32, ok bool) {
	n, ok = f.byKey[key]
	return n, ok
}

// Resolve returns the values that a request may mean by a name, and the usual
// form of the name. There are several for a name that is ambiguous on the site
// ("Cambridge"), and none when no page has it.
func (f *Facet) Resolve(name string) (numbers []uint32, canonical string) {
	key := f.Key(name)
	numbers = f.byName[key]
	for _, n := range numbers {
		if f.Key(f.Value(n)) == key {
			return []uint32{n}, f.Value(n)
		}
	}
	return numbers, f.Canonical(name)
}

// alternative finds the pages with a value of the facet. A skill that is asked
// for as such scores as one that is found by its name.
func (f *Facet) alternative(name string) Alternative {
	numbers, canonical := f.Resolve(name)
	if f.Name == indexfacet.Skill {
		return Alternative{Skill: f.Key(canonical)}
	}
	return Alternative{Values: numbers}
}
