package web

import (
	"strconv"

	"github.com/careers-index/careers/search"
)

// resultsView is the list of hits with what stands around it.
type resultsView struct {
	Request     search.Request
	One, Many   string // what is counted
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
	Label string
	Total int
	URL   string
}

func newResults(req search.Request, res *search.Result) *resultsView {
	v := &resultsView{Request: req, Total: res.Total, One: "result", Many: "results", Hits: newHits(req, res.Hits)}
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
		v.Relaxations = append(v.Relaxations, newRelaxation(req, r))
	}
	return v
}

// newRelaxation links what asks for less.
func newRelaxation(req search.Request, r search.Relaxation) relaxation {
	less := asking(req, r.Query)
	for _, facet := range r.Without {
		switch facet {
		case "category":
			less.Categories = nil
		case "skill":
			less.Skills, less.AllSkills = nil, false
		}
	}
	label := describeRequest(less)
	if label == "" {
		label = "All pages"
	}
	return relaxation{label, r.Total, at("/", less)}
}

func asking(req search.Request, query string) search.Request {
	req.Query = query
	return req
}

// sorts are the orders to choose from: without a query relevance is position,
// the order that the site's authors set.
func sorts(req search.Request) []choice {
	orders := []struct {
		sort  search.Sort
		label string
	}{{search.ByRelevance, "Relevance"}, {search.ByPosition, "Featured"}, {search.ByTitle, "Title"}}
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
	last := res.Pages
	if last < 2 {
		return nil, "", ""
	}
	to := func(n int) string {
		req.Page = n
		return at("/", req)
	}
	if res.Page > 1 {
		prev = to(min(res.Page-1, last))
	}
	if res.Page < last {
		next = to(res.Page + 1)
	}
	linked := 0
	for n := 1; n <= last; n++ {
		if n != 1 && n != last && (n < res.Page-1 || n > res.Page+1) {
			continue
		}
		if n > linked+1 {
			pages = append(pages, pageLink{Gap: true})
		}
		pages = append(pages, pageLink{Label: strconv.Itoa(n), URL: to(n), Current: n == res.Page})
		linked = n
	}
	return pages, prev, next
}
