package web

import (
	"slices"
	"strings"

	"github.com/careers-index/careers/search"
)

// maxFacetValues are shown of a facet before the rest is folded.
const maxFacetValues = 12

// searchForm is the search box. The facets chosen travel with it.
type searchForm struct {
	Query  string
	Limit  int // characters
	Hidden []field
}

type field struct{ Name, Value string }

func newSearchForm(req search.Request) searchForm {
	return searchForm{req.Query, search.MaxQueryRunes, hidden(req)}
}

// hidden are the fields of a form that keep what is chosen.
func hidden(req search.Request) []field {
	var f []field
	for _, c := range req.Categories {
		f = append(f, field{"category", c})
	}
	for _, s := range req.Skills {
		f = append(f, field{"skill", s})
	}
	if req.AllSkills {
		f = append(f, field{"skill_match", "all"})
	}
	if req.Sort != "" && req.Sort != search.ByRelevance {
		f = append(f, field{"sort", string(req.Sort)})
	}
	return f
}

// facetView is a facet beside the results.
type facetView struct {
	Name, Label string
	Values      []valueView  // chosen ones first
	Others      []valueView  // categories that are no postings, where there are both
	Rest        []valueView  // folded
	Search      *facetSearch // of a long facet
	// Any and All are the addresses of either mode, where there is a choice.
	Any, All string
	MatchAll bool
}

// facetSearch is the box that finds values in a long facet.
type facetSearch struct {
	Query  string
	Hidden []field
	Clear  string // address without it; "" when nothing is searched
}

// valueView is a facet's value; URL chooses it, or gives it up when Selected.
type valueView struct {
	Value    string
	Count    int
	Selected bool
	URL      string
}

// newFacets shows the facets of a result. Every address starts on the first
// page again, and with the whole facet.
func newFacets(req search.Request, res *search.Result, m *masthead) []facetView {
	var out []facetView
	asked := req.SkillSearch
	req.Page, req.SkillSearch = 0, ""
	for _, f := range res.Facets {
		v := facetView{Name: f.Name, Label: "Category"}
		v.list(req, f)
		switch f.Name {
		case "category":
			v.part(m.postings)
		case "skill":
			v.Label = "Skill"
			v.modes(req)
			v.find(req, asked)
		}
		v.fold()
		if len(v.Values) > 0 || v.Search != nil {
			out = append(out, v)
		}
	}
	return out
}

// list takes over the values that lead somewhere, chosen ones first.
func (v *facetView) list(req search.Request, f search.Facet) {
	for _, value := range f.Values {
		if value.Count > 0 || value.Selected {
			v.Values = append(v.Values, valueView{value.Value, value.Count, value.Selected, at("/", choose(req, f.Name, value.Value))})
		}
	}
	slices.SortStableFunc(v.Values, func(a, b valueView) int {
		switch {
		case a.Selected == b.Selected:
			return 0
		case a.Selected:
			return -1
		}
		return 1
	})
}

// part sets categories of other pages apart from those of postings.
func (v *facetView) part(postings []string) {
	var jobs, others []valueView
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

// fold leaves the values of a long facet that are shown at once.
func (v *facetView) fold() {
	if len(v.Values) > maxFacetValues+1 { // folding a single value saves nothing
		v.Values, v.Rest = v.Values[:maxFacetValues], v.Values[maxFacetValues:]
	}
}

// modes offers any and all, once there are two skills to tell them apart.
func (v *facetView) modes(req search.Request) {
	if len(req.Skills) < 2 {
		return
	}
	either, both := req, req
	either.AllSkills, both.AllSkills = false, true
	v.Any, v.All, v.MatchAll = at("/", either), at("/", both), req.AllSkills
}

// find offers a box to find values with, where there are many or it is in use.
func (v *facetView) find(req search.Request, asked string) {
	if len(v.Values) <= maxFacetValues && asked == "" {
		return
	}
	v.Search = &facetSearch{Query: asked, Hidden: hidden(req)}
	if req.Query != "" {
		v.Search.Hidden = append(v.Search.Hidden, field{"q", req.Query})
	}
	if asked != "" {
		v.Search.Clear = at("/", req)
	}
}

// choose adds a value to a facet of the request, or takes it away.
func choose(req search.Request, facet, value string) search.Request {
	if facet == "category" {
		req.Categories = toggled(req.Categories, value)
		return req
	}
	req.Skills = toggled(req.Skills, value)
	if len(req.Skills) < 2 {
		req.AllSkills = false
	}
	return req
}
