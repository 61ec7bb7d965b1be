package web

// What a request asks for, in words: for headings, titles of documents, feeds and links.

import (
	"cmp"
	"strings"

	"github.com/careers-index/careers/search"
)

// shownByDefault is the kind of pages that people see unless they ask for another one.
const shownByDefault = search.ShowPositions

// asked is a request as it goes to the engine: people who do not say what they want to see
// look for a job.
func asked(req search.Request) search.Request {
	req.Show = cmp.Or(req.Show, shownByDefault)
	return req
}

// noun is what n hits of a request are.
func noun(req search.Request, n int) string {
	switch cmp.Or(req.Show, shownByDefault) {
	case search.ShowPositions:
		return plural(n, "open position", "open positions")
	case search.ShowPages:
		return plural(n, "other page", "other pages")
	}
	return plural(n, "page", "pages")
}

// found says how many hits a request has, for a button: "88 positions".
func found(req search.Request, n int) string {
	return count(n) + " " + strings.TrimPrefix(noun(req, n), "open ")
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

// describe says in words what a request asks for; "" for everything.
func describe(r search.Request, facets search.Facets) string {
	var parts []string
	if r.Query != "" {
		parts = append(parts, "“"+r.Query+"”")
	}
	for _, f := range facets {
		if text := choice(r, f); text != "" {
			parts = append(parts, text)
		}
	}
	if r.PayMin > 0 {
		parts = append(parts, payFrom(r.PayMin))
	}
	return strings.Join(parts, ", ")
}

// all is what a request without query and filters finds: "All open positions".
func all(r search.Request) string { return "All " + noun(r, 2) }

// choice is what a request chooses in a facet: "Berlin or Hamburg".
func choice(r search.Request, f search.Facet) string {
	filter := r.Filter(f.Name)
	labels := make([]string, len(filter.Values))
	for i, v := range filter.Values {
		labels[i] = f.ValueLabel(v)
	}
	if filter.All {
		return strings.Join(labels, " and ")
	}
	return strings.Join(labels, " or ")
}

func payFrom(n int) string { return "pay from " + count(n) }

// scope says where a heading counts: " in Engineering or Data, with Scala: Berlin, Remote".
func scope(r search.Request, facets search.Facets) string {
	var in, with string
	var others []string
	for _, f := range facets {
		switch text := choice(r, f); {
		case text == "":
		case f.Name == categoryFacet:
			in = " in " + text
		case f.Name == skillFacet:
			with = " with " + text
		default:
			others = append(others, text)
		}
	}
	if r.PayMin > 0 {
		others = append(others, payFrom(r.PayMin))
	}
	if len(others) > 0 {
		with += ": " + strings.Join(others, ", ")
	}
	return in + with
}

// title is the title of the answer to a request: "Open positions in Engineering".
func title(r search.Request, facets search.Facets) string {
	head := noun(r, 2)
	head = strings.ToUpper(head[:1]) + head[1:]
	if r.Query != "" {
		head = "“" + r.Query + "”"
	}
	return head + scope(r, facets)
}

// indexed reports whether a search engine may list the answer to a request: the positions
// of one category or with one skill. There is no end of other combinations.
func indexed(r search.Request) bool {
	if r.Query != "" || r.PayMin > 0 || r.Show != "" || r.Sort != "" && r.Sort != search.ByRelevance || len(r.Filters) != 1 {
		return false
	}
	f := r.Filters[0]
	return len(f.Values) == 1 && f.Prefix == "" && (f.Facet == categoryFacet || f.Facet == skillFacet)
}

// summary describes an indexed listing for search engines: what it has, and the first of it.
func summary(r search.Request, facets search.Facets, res *search.Result, by string) string {
	text := count(res.Total) + " " + noun(r, res.Total) + scope(r, facets)
	if by != "" {
		text += " at " + by
	}
	var titles []string
	for _, h := range res.Hits[:min(len(res.Hits), maxSummaryTitles)] {
		titles = append(titles, h.Title)
	}
	if len(titles) > 0 {
		text += ": " + strings.Join(titles, ", ")
	}
	return text + "."
}

// maxSummaryTitles are as many as fit into what search engines show of a description.
const maxSummaryTitles = 4
