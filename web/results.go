package web

import (
	"slices"
	"strconv"

	"github.com/careers-index/careers/search"
)

// maxFacetValues are shown of a facet before the rest is folded.
const maxFacetValues = 12

// searchForm is the search box. The facets chosen travel with it.
type searchForm struct {
	Query   string
	Hidden  []field
	Request search.Request
}

type field struct{ Name, Value string }

func newSearchForm(req search.Request) searchForm {
	f := searchForm{Query: req.Query, Request: req}
	for _, c := range req.Categories {
		f.Hidden = append(f.Hidden, field{"category", c})
	}
	for _, s := range req.Skills {
		f.Hidden = append(f.Hidden, field{"skill", s})
	}
	if req.AllSkills {
		f.Hidden = append(f.Hidden, field{"skill_match", "all"})
	}
	if req.Sort != "" && req.Sort != search.ByRelevance {
		f.Hidden = append(f.Hidden, field{"sort", string(req.Sort)})
	}
	return f
}

// facetView is a facet beside the results.
type facetView struct {
	Name, Label string
	Values      []valueView // chosen ones first
	Rest        []valueView // folded
	// Any and All are the addresses of either mode, where there is a choice.
	Any, All string
	MatchAll bool
}

// valueView is a facet's value; URL chooses it, or gives it up when Selected.
type valueView struct {
	Value    string
	Count    int
	Selected bool
	URL      string
}

func newFacets(req search.Request, res *search.Result) []facetView {
	var out []facetView
	req.Page = 0
	for _, f := range res.Facets {
		v := facetView{Name: f.Name, Label: "Category"}
		if f.Name == "skill" {
			v.Label = "Skill"
			if len(req.Skills) > 1 {
				either, both := req, req
				either.AllSkills, both.AllSkills = false, true
				v.Any, v.All, v.MatchAll = at("/", either), at("/", both), req.AllSkills
			}
		}
		for _, value := range f.Values {
			if value.Count > 0 || value.Selected {
				v.Values = append(v.Values, valueView{value.Value, value.Count, value.Selected, at("/", choose(req, f.Name, value.Value))})
			}
		}
		slices.SortStableFunc(v.Values, func(a, b valueView) int { return order(b.Selected) - order(a.Selected) })
		if len(v.Values) > maxFacetValues+1 {
			v.Values, v.Rest = v.Values[:maxFacetValues], v.Values[maxFacetValues:]
		}
		if len(v.Values) > 0 {
			out = append(out, v)
		}
	}
	return out
}

func order(b bool) int {
	if b {
		return 1
	}
	return 0
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

// resultsView is the list of hits with what stands around it.
type resultsView struct {
	Request     search.Request
	Total       int
	From, To    int // of the hits shown, from 1
	Hits        []hitView
	Chips       []chip
	Clear       string // address without any filter
	Sorts       []choice
	Pages       []pageLink
	Prev, Next  string
	DidYouMean  *choice
	Relaxations []relaxation
}

// chip is a filter that is on; URL takes it away.
type chip struct{ Kind, Label, URL string }

type choice struct {
	Label, URL string
	Current    bool
}

type relaxation struct {
	Query string
	Total int
	URL   string
}

func newResults(req search.Request, res *search.Result) *resultsView {
	v := &resultsView{Request: req, Total: res.Total, Hits: newHits(res.Hits, len(req.Categories) != 1)}
	if len(res.Hits) > 0 {
		v.From = (res.Page-1)*res.PerPage + 1
		v.To = v.From + len(res.Hits) - 1
	}
	v.Pages, v.Prev, v.Next = pageURLs(req, res)
	req.Page = 0
	for _, c := range req.Categories {
		v.Chips = append(v.Chips, chip{"category", c, at("/", choose(req, "category", c))})
	}
	for _, s := range req.Skills {
		v.Chips = append(v.Chips, chip{"skill", s, at("/", choose(req, "skill", s))})
	}
	v.Clear = at("/", search.Request{Query: req.Query, Sort: req.Sort})
	v.Sorts = sorts(req)
	if res.DidYouMean != "" {
		v.DidYouMean = &choice{Label: res.DidYouMean, URL: at("/", asking(req, res.DidYouMean))}
	}
	for _, r := range res.Relaxations {
		v.Relaxations = append(v.Relaxations, relaxation{r.Query, r.Total, at("/", asking(req, r.Query))})
	}
	return v
}

func asking(req search.Request, query string) search.Request {
	req.Query = query
	return req
}

// sorts are the orders to choose from: without a query relevance is position.
func sorts(req search.Request) []choice {
	orders := []struct {
		sort  search.Sort
		label string
	}{{search.ByRelevance, "Relevance"}, {search.ByPosition, "Position"}, {search.ByTitle, "Title"}}
	current := req.Sort
	if current == "" {
		current = search.ByRelevance
	}
	if req.Query == "" {
		orders = orders[1:]
		if current == search.ByRelevance {
			current = search.ByPosition
		}
	}
	var out []choice
	for _, o := range orders {
		req.Sort = o.sort
		out = append(out, choice{o.label, at("/", req), o.sort == current})
	}
	return out
}

// pageLink is a page of hits; Gap stands for pages left out.
type pageLink struct {
	Label, URL string
	Current    bool
	Gap        bool
}

// pageURLs links the first and last page and those around the current one.
func pageURLs(req search.Request, res *search.Result) (pages []pageLink, prev, next string) {
	if res.Pages < 2 {
		return nil, "", ""
	}
	to := func(n int) string {
		req.Page = n
		return at("/", req)
	}
	if res.Page > 1 {
		prev = to(min(res.Page-1, res.Pages))
	}
	if res.Page < res.Pages {
		next = to(res.Page + 1)
	}
	last := 0
	for n := 1; n <= res.Pages; n++ {
		if n != 1 && n != res.Pages && (n < res.Page-1 || n > res.Page+1) {
			continue
		}
		if n > last+1 {
			pages = append(pages, pageLink{Gap: true})
		}
		pages = append(pages, pageLink{Label: strconv.Itoa(n), URL: to(n), Current: n == res.Page})
		last = n
	}
	return pages, prev, next
}
