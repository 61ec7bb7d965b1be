package search

// Facets: which pages the filters let through, and what each value would give,
// in one pass over what the query found.

import (
	"cmp"
	"slices"
	"strings"

	"github.com/careers-index/careers/index"
)

// MaxFacetValues is the number of values of one facet that a result shows;
// selected ones are always shown. More than that is no choice for a reader:
// [Request.SkillSearch] finds the others.
const MaxFacetValues = 200

// selection is what a request chose in one facet.
type selection struct {
	column  *index.Column
	chosen  []bool   // by value; nil when nothing is chosen
	unknown []string // chosen values that no page has
	wanted  int      // chosen values, known or not
	all     bool     // every chosen value, not any
}

// choose selects values of a column, whatever their case. name turns what a
// request says into the name of a value.
func choose(c *index.Column, values []string, all bool, name func(string) string) selection {
	s := selection{column: c, all: all}
	for _, asked := range values {
		n := name(strings.Join(strings.Fields(asked), " "))
		known, again := false, false
		for i, v := range c.Values {
			if !strings.EqualFold(v, n) {
				continue
			}
			if s.chosen == nil {
				s.chosen = make([]bool, len(c.Values))
			}
			known, again = true, s.chosen[i]
			s.chosen[i] = true
		}
		if !known {
			again = slices.ContainsFunc(s.unknown, func(u string) bool { return strings.EqualFold(u, n) })
			if !again {
				s.unknown = append(s.unknown, n)
			}
		}
		if !again {
			s.wanted++
		}
	}
	return s
}

// lets tells whether a page with these values passes a selection of something.
func (s *selection) lets(values []uint16) bool {
	n := 0
	for _, v := range values {
		if s.chosen != nil && s.chosen[v] {
			if !s.all {
				return true
			}
			n++
		}
	}
	return s.all && n == s.wanted
}

// tally counts what passes the filters.
type tally struct {
	category, skill  selection
	total            int
	categories, tech []uint32 // pages by value
}

func (t *tally) reset(category, skill selection) {
	t.category, t.skill, t.total = category, skill, 0
	t.categories = zeros(t.categories, len(category.column.Values))
	t.tech = zeros(t.tech, len(skill.column.Values))
}

// copy makes t the same as from, which stays as it is.
func (t *tally) copy(from *tally) {
	t.category, t.skill, t.total = from.category, from.skill, from.total
	t.categories = append(t.categories[:0], from.categories...)
	t.tech = append(t.tech[:0], from.tech...)
}

func zeros(s []uint32, n int) []uint32 {
	if cap(s) < n {
		return make([]uint32, n)
	}
	s = s[:n]
	clear(s)
	return s
}

// add counts a page that the query found, and tells whether the filters let it
// through. A page that fails no facet counts everywhere. One that fails just
// one facet counts there, for the values that it does have: choosing one of
// them would let it through, unless all chosen values must be there.
func (t *tally) add(page uint32) bool {
	categories, tech := t.category.column.Of(page), t.skill.column.Of(page)
	if t.category.wanted+t.skill.wanted == 0 { // the usual case, and the largest
		for _, v := range categories {
			t.categories[v]++
		}
		for _, v := range tech {
			t.tech[v]++
		}
		t.total++
		return true
	}
	inCategory := t.category.wanted == 0 || t.category.lets(categories)
	inSkill := t.skill.wanted == 0 || t.skill.lets(tech)
	if inSkill {
		for _, v := range categories {
			t.categories[v]++
		}
	}
	if inCategory && (inSkill || !t.skill.all) {
		for _, v := range tech {
			t.tech[v]++
		}
	}
	if !inCategory || !inSkill {
		return false
	}
	t.total++
	return true
}

// values lists a facet: by count, then name, selected ones always. With show,
// only those; selected ones still.
func values(s selection, counts []uint32, kinds []string, show func(value int) bool) []FacetValue {
	// One number sorts by both: the count downwards, then the place in the
	// sorted column upwards.
	keys := make([]uint64, 0, len(counts))
	for v, n := range counts {
		if n > 0 && (s.chosen == nil || !s.chosen[v]) && (show == nil || show(v)) {
			keys = append(keys, uint64(^n)<<32|uint64(v))
		}
	}
	slices.Sort(keys)
	keys = keys[:min(len(keys), max(MaxFacetValues-s.wanted, 0))]
	for v, chosen := range s.chosen {
		if chosen {
			keys = append(keys, uint64(^counts[v])<<32|uint64(v))
		}
	}
	slices.Sort(keys)
	out := make([]FacetValue, 0, len(keys)+len(s.unknown))
	for _, k := range keys {
		v := uint32(k)
		value := FacetValue{Value: s.column.Values[v], Count: int(counts[v]), Selected: s.chosen != nil && s.chosen[v]}
		if kinds != nil {
			value.Kind = kinds[v]
		}
		out = append(out, value)
	}
	for _, name := range s.unknown {
		at, _ := slices.BinarySearchFunc(out, name, func(v FacetValue, name string) int {
			return cmp.Or(-cmp.Compare(v.Count, 0), strings.Compare(v.Value, name))
		})
		out = slices.Insert(out, at, FacetValue{Value: name, Selected: true})
	}
	return out
}
