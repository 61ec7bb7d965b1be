package search

import (
	"slices"
	"strings"
)

// Facet is one row of a site's table of facets: a property of pages whose
// values are counted and can be chosen. Everything that shows, counts, reads or
// describes facets iterates over [Facets] and knows none of them by name.
type Facet struct {
	Name  string // parameter, field of the query language, "name" in JSON: "place"
	Label string // for people: "Place"
	// Many says that a page may have several values, so that all chosen ones
	// can be asked for (Filter.All).
	Many bool
	// Hidden facets can be asked for, but pages do not offer them.
	Hidden bool
	// OnDemand facets are hidden, and counted only in answers to requests that choose from
	// them: their values are for links, and too many for every answer.
	OnDemand bool
	// Labels are the values that the program defines as people read them: "Full
	// time" for "full-time". Other values are shown as they are.
	Labels map[string]string
}

// ValueLabel is a value as people read it.
func (f Facet) ValueLabel(value string) string {
	if label, ok := f.Labels[value]; ok {
		return label
	}
	return value
}

// Facets are the facets of a site, in the order in which they are shown.
type Facets []Facet

// Find returns the facet of a name.
func (fs Facets) Find(name string) (Facet, bool) {
	i := slices.IndexFunc(fs, func(f Facet) bool { return f.Name == name })
	if i < 0 {
		return Facet{}, false
	}
	return fs[i], true
}

// ValueLabel is the value of a facet as people read it.
func (fs Facets) ValueLabel(facet, value string) string {
	f, _ := fs.Find(facet)
	return f.ValueLabel(value)
}

// Counted are the facets that the answer to a request counts.
func (fs Facets) Counted(r Request) Facets {
	return slices.DeleteFunc(slices.Clone(fs), func(f Facet) bool { return f.OnDemand && !r.Filter(f.Name).IsSet() })
}

// Names are the names of all facets.
func (fs Facets) Names() []string {
	names := make([]string, len(fs))
	for i, f := range fs {
		names[i] = f.Name
	}
	return names
}

// Endings of the parameters that go with a facet's own: place_match=all,
// place_q=ber.
const (
	MatchSuffix  = "_match"
	PrefixSuffix = "_q"
)

// Filter is what a request chooses in one facet.
type Filter struct {
	Facet  string
	Values []string // any of them; letter case is ignored, aliases are understood
	All    bool     // every value instead of any; only where Facet.Many
	// Prefix shows only values of which a word begins so. It changes no count
	// and no hit.
	Prefix string
}

// IsSet reports whether a filter says anything.
func (f Filter) IsSet() bool { return len(f.Values) > 0 || f.Prefix != "" }

// Filter is the request's filter of a facet; its Values are empty when nothing
// is chosen.
func (r Request) Filter(facet string) Filter {
	for _, f := range r.Filters {
		if f.Facet == facet {
			return f
		}
	}
	return Filter{Facet: facet}
}

// With returns the request with f instead of its filter of that facet. A filter
// that says nothing is left out.
func (r Request) With(f Filter) Request {
	filters := make([]Filter, 0, len(r.Filters)+1)
	placed := len(f.Values) == 0 && f.Prefix == ""
	for _, old := range r.Filters {
		switch {
		case old.Facet != f.Facet:
			filters = append(filters, old)
		case !placed:
			filters, placed = append(filters, f), true
		}
	}
	if !placed {
		filters = append(filters, f)
	}
	r.Filters = filters
	return r
}

// Without returns the request less its filters of the named facets, and less PayMin where
// that is named.
func (r Request) Without(filters []string) Request {
	r.Filters = slices.DeleteFunc(slices.Clone(r.Filters), func(f Filter) bool { return slices.Contains(filters, f.Facet) })
	if slices.Contains(filters, PayMin) {
		r.PayMin = 0
	}
	return r
}

// Filtered are the names of the filters that the request has: facets with chosen values,
// and PayMin.
func (r Request) Filtered() []string {
	var names []string
	for _, f := range r.Filters {
		if len(f.Values) > 0 {
			names = append(names, f.Facet)
		}
	}
	if r.PayMin > 0 {
		names = append(names, PayMin)
	}
	return names
}

// Toggle returns the filter without a value, or with it if it is not there.
func (f Filter) Toggle(value string) Filter {
	values := slices.DeleteFunc(slices.Clone(f.Values), func(v string) bool { return strings.EqualFold(v, value) })
	if len(values) == len(f.Values) {
		values = append(values, value)
	}
	f.Values = values
	if len(values) < 2 {
		f.All = false
	}
	return f
}
