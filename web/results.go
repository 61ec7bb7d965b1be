package web

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/address"
	"github.com/careers-index/careers/web/rows"
	"github.com/careers-index/careers/web/wording"
)

// resultsView is the list of hits with what is around it.
type resultsView struct {
	Request     search.Request
	Total       int
	Noun, Scope string // what is counted: "open positions", " in Engineering"
	Elsewhere   *link  // pages of the other kind that match
	CSV, NDJSON string // addresses of all of them
	From, To    int    // of the hits shown, from 1
	Hits        []rows.Hit
	Chips       []chip
	Clear       string // address without any filter
	Sorts       []link
	Pages       []pageLink
	Prev, Next  string
	Partial     bool     // no page has every word of the query
	Showing     string   // the query as answered, when words of it were mistyped
	SetAside    []string // words of the query that hits need not have
	DidYouMean  *link
	Relaxations []relaxation
}

// chip is a chosen value of a facet; URL removes it. It is Named where nothing else on the
// page says what the value is of.
type chip struct {
	Facet, Label, URL string
	Named             bool
}

type link struct {
	Label, URL string
	Current    bool
}

type relaxation struct {
	Label string
	Total int
	URL   string
}

func newResults(m *masthead, facets search.Facets, req search.Request, res *search.Result) *resultsView {
	v := &resultsView{
		Request: req, Total: res.Total, Noun: wording.Noun(req, res.Total), Scope: wording.Scope(req, facets),
		Hits: rows.NewHits(facets, req, m.distinct(res.Hits)), Elsewhere: elsewhere(req, res),
	}
	if len(res.Hits) > 0 {
		v.From = (res.Page-1)*res.PerPage + 1
		v.To = v.From + len(res.Hits) - 1
	}
	v.Pages, v.Prev, v.Next = pageURLs(req, res)
	req.Page = 0
	v.CSV, v.NDJSON = address.At("/export.csv", address.Asked(req)), address.At("/export.ndjson", address.Asked(req))
	for _, f := range facets {
		filter := req.Filter(f.Name)
		for _, value := range filter.Values {
			v.Chips = append(v.Chips, chip{f.Label, f.ValueLabel(value), address.At("/", req.With(filter.Toggle(value))), f.OnDemand})
		}
	}
	if req.PayMin > 0 {
		v.Chips = append(v.Chips, chip{Label: wording.PayFrom(req.PayMin), URL: address.At("/", req.Without([]string{search.PayMin}))})
	}
	v.Clear = address.At("/", search.Request{Query: req.Query, Sort: req.Sort, Show: req.Show})
	v.Sorts = sorts(req)
	v.Partial, v.Showing, v.SetAside = res.Match == search.MatchSome, res.Showing, res.SetAside
	if res.DidYouMean != "" {
		v.DidYouMean = &link{Label: res.DidYouMean, URL: address.At("/", withQuery(req, res.DidYouMean))}
	}
	for _, r := range res.Relaxations {
		less := withQuery(req.Without(r.Without), r.Query)
		v.Relaxations = append(v.Relaxations, relaxation{cmp.Or(wording.Describe(less, facets), wording.All(less)), r.Total, address.At("/", less)})
	}
	return v
}

// Ways lead on where nothing is found, and are not among the relaxations.
func (v *resultsView) Ways() (ways []link) {
	isRelaxed := func(address string) bool {
		return slices.ContainsFunc(v.Relaxations, func(r relaxation) bool { return r.URL == address })
	}
	if len(v.Chips) > 0 && v.Clear != "/" && !isRelaxed(v.Clear) {
		ways = append(ways, link{Label: "Search without filters", URL: v.Clear})
	}
	if !isRelaxed("/") {
		ways = append(ways, link{Label: wording.All(search.Request{}), URL: "/"})
	}
	return ways
}

// elsewhere leads to the pages that match and are not shown, if there are any.
func elsewhere(req search.Request, res *search.Result) *link {
	show, n := search.ShowPages, res.Others
	switch res.Show {
	case search.ShowAll:
		return nil
	case search.ShowPages:
		show, n = "", res.Positions
	}
	if n == 0 {
		return nil
	}
	req.Page, req.Show = 0, show
	return &link{Label: wording.Count(n) + " " + wording.Noun(req, n), URL: address.At("/", address.WithoutPrefixes(req))}
}

func withQuery(req search.Request, query string) search.Request {
	req.Query = query
	return req
}

// sorts are the orders to choose from. Without a query relevance is position,
// the order that the site's authors set.
func sorts(req search.Request) []link {
	type order struct {
		sort  search.Sort
		label string
	}
	orders := []order{{search.ByRelevance, "Relevance"}, {search.ByNewest, "Newest"}, {search.ByPosition, "Featured"}, {search.ByTitle, "Title"}}
	current := req.Sort
	if current == "" {
		current = search.ByRelevance
	}
	if req.Query == "" {
		orders = []order{orders[2], orders[1], orders[3]}
		if current == search.ByRelevance {
			current = search.ByPosition
		}
	}
	var out []link
	for _, o := range orders {
		req.Sort = o.sort
		out = append(out, link{o.label, address.At("/", req), o.sort == current})
	}
	return out
}

// pageLink is a page of hits, or, with Gap, pages left out.
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
		return address.At("/", req)
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
