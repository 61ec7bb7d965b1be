package web

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/address"
	"github.com/careers-index/careers/web/rows"
)

// Values of a facet that are shown before the rest is folded: more of the
// leading facets, so that all facets of a usual site fit beside its results.
const (
	leadingFacets = 2
	leadingValues = 9
	otherValues   = 5
	foldedValues  = 30 // behind "more"; others are found by name
)

// searchBoxAbove is the number of values above which a facet has a box to find one.
const searchBoxAbove = 12

// searchForm is the search box. What is chosen in the facets travels with it.
type searchForm struct {
	Query  string
	Limit  int // characters
	Hidden []address.Field
}

func newSearchForm(req search.Request) searchForm {
	req = address.WithoutPrefixes(req)
	query := req.Query
	req.Query, req.Page = "", 0
	return searchForm{query, search.MaxQueryRunes, address.Fields(req)}
}

// facetView is a facet beside the results.
type facetView struct {
	Name, Label string
	Chosen      int          // values that are chosen
	Open        bool         // where facets fold: the first one, and those in use
	Values      []rows.Value // chosen ones first
	Others      []rows.Value // categories of other pages, where there are postings too
	Rest        []rows.Value // folded
	Cut         bool         // there are more than that
	Search      *facetSearch // of a long facet
	// Any and All are the addresses of either mode, where there is a choice.
	Any, All string
	MatchAll bool
}

// facetSearch is the box that finds values in a long facet.
type facetSearch struct {
	Param  string
	Prefix string
	Hidden []address.Field
	Clear  string // address without the prefix; "" when there is none
}

// newFacets shows the facets of a result in the site's order. A facet in which
// all hits have the same single value offers no choice, and comes last. Every
// address starts at the first page again, with all values of each facet.
func newFacets(facets search.Facets, req search.Request, res *search.Result, postings []string) []facetView {
	whole := address.WithoutPrefixes(req)
	whole.Page = 0
	var shown, noChoice []facetView
	for _, f := range facets {
		i := slices.IndexFunc(res.Facets, func(c search.FacetCount) bool { return c.Name == f.Name })
		if f.Hidden || i < 0 {
			continue
		}
		v := newFacet(f, whole, res.Facets[i].Values, req.Filter(f.Name).Prefix)
		if f.Name == search.CategoryFacet {
			v.splitCategories(postings)
		}
		switch {
		case len(v.Values) == 0 && v.Search == nil:
		case len(v.Values) == 1 && len(v.Others) == 0 && !v.Values[0].Selected && v.Values[0].Count == res.Total && v.Search == nil:
			noChoice = append(noChoice, v)
		default:
			shown = append(shown, v)
		}
	}
	shown = append(shown, noChoice...)
	for i := range shown {
		limit := otherValues
		if i < leadingFacets {
			limit = leadingValues
		}
		shown[i].order(res.Total, limit)
		shown[i].Open = i == 0 || shown[i].Chosen > 0 || req.Filter(shown[i].Name).Prefix != ""
	}
	return shown
}

// newFacet shows the values that lead somewhere, chosen ones first. prefix is
// what the values were limited to.
func newFacet(f search.Facet, req search.Request, values []search.FacetValue, prefix string) facetView {
	v := facetView{Name: f.Name, Label: f.Label}
	filter := req.Filter(f.Name)
	for _, selected := range []bool{true, false} {
		for _, value := range values {
			if value.Selected == selected && (selected || value.Count > 0) {
				if selected {
					v.Chosen++
				}
				to := req.With(filter.Toggle(value.Value))
				v.Values = append(v.Values, rows.Value{Value: f.ValueLabel(value.Value), Count: value.Count, Selected: selected, URL: address.At("/", to), Indexed: indexed(to)})
			}
		}
	}
	if f.Many && len(filter.Values) > 1 {
		v.Any, v.All, v.MatchAll = matchURLs(req, filter)
	}
	if len(v.Values) > searchBoxAbove || prefix != "" {
		v.Search = newFacetSearch(f, req, prefix)
	}
	return v
}

// matchURLs are the addresses at which hits need any or all chosen values.
func matchURLs(req search.Request, f search.Filter) (either, all string, matchAll bool) {
	matchAll = f.All
	f.All = false
	either = address.At("/", req.With(f))
	f.All = true
	return either, address.At("/", req.With(f)), matchAll
}

func newFacetSearch(f search.Facet, req search.Request, prefix string) *facetSearch {
	s := &facetSearch{Param: f.Name + search.PrefixSuffix, Prefix: prefix, Hidden: address.Fields(req)}
	if prefix != "" {
		s.Clear = address.At("/", req)
	}
	return s
}

// splitCategories sets categories of other pages apart from those of postings.
func (v *facetView) splitCategories(postings []string) {
	var jobs, others []rows.Value
	for _, value := range v.Values {
		if slices.ContainsFunc(postings, func(p string) bool { return strings.EqualFold(p, value.Value) }) {
			jobs = append(jobs, value)
		} else {
			others = append(others, value)
		}
	}
	if len(jobs) > 0 {
		v.Values, v.Others = jobs, others
	}
}

// order puts chosen values first and values that all hits have, which choose nothing,
// last. People look through what is folded for a name: it is in the order of names.
func (v *facetView) order(total, limit int) {
	last := func(a, b rows.Value) int { return choiceless(a, total) - choiceless(b, total) }
	slices.SortStableFunc(v.Values, last)
	slices.SortStableFunc(v.Others, last)
	v.fold(limit)
	slices.SortStableFunc(v.Rest, func(a, b rows.Value) int {
		return cmp.Or(last(a, b), cmp.Compare(strings.ToLower(a.Value), strings.ToLower(b.Value)))
	})
}

// choiceless is 1 for a value that leaves all hits, and 0 for others.
func choiceless(v rows.Value, total int) int {
	if !v.Selected && v.Count == total {
		return 1
	}
	return 0
}

// fold leaves the first values of a long facet, and every chosen one.
func (v *facetView) fold(limit int) {
	for limit < len(v.Values) && v.Values[limit].Selected {
		limit++
	}
	if len(v.Values) > limit+1 { // folding a single value saves nothing
		end := min(limit+foldedValues, len(v.Values))
		v.Cut = end < len(v.Values)
		v.Values, v.Rest = v.Values[:limit], v.Values[limit:end]
	}
}

// withValues is the request that chooses these values in a facet.
func withValues(req search.Request, facet string, values ...string) search.Request {
	return req.With(search.Filter{Facet: facet, Values: values})
}

// chosen is the number of filters that a request has.
func chosen(req search.Request) (n int) {
	for _, f := range req.Filters {
		n += len(f.Values)
	}
	if req.PayMin > 0 {
		n++
	}
	return n
}

// indexed reports whether a search engine may list the answer to a request: the positions
// of one category or with one skill. There is no end of other combinations.
func indexed(r search.Request) bool {
	if r.Query != "" || r.PayMin > 0 || r.Show != "" || r.Sort != "" && r.Sort != search.ByRelevance || len(r.Filters) != 1 {
		return false
	}
	f := r.Filters[0]
	return len(f.Values) == 1 && f.Prefix == "" && (f.Facet == search.CategoryFacet || f.Facet == search.SkillFacet)
}

// payForm asks for the least that a job must pay.
type payForm struct {
	Param, Value string
	Hidden       []address.Field
}

func newPayForm(req search.Request) *payForm {
	f := &payForm{Param: search.PayMin}
	if req.PayMin > 0 {
		f.Value = strconv.Itoa(req.PayMin)
	}
	req.PayMin, req.Page = 0, 0
	f.Hidden = address.Fields(address.WithoutPrefixes(req))
	return f
}
