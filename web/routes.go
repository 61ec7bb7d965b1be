package web

import (
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/gorilla/mux"

	"github.com/careers-index/careers/web/address"
	"github.com/careers-index/careers/web/openapi"
)

// kind says who reads the answers of a route, and how errors look there.
type kind int

const (
	pageKind  kind = iota // people, in a browser; errors are pages
	dataKind              // programs; errors are application/problem+json
	assetKind             // a browser, for a page; errors are pages
)

// handler answers a request, or returns an error that the server answers.
type handler func(*requestContext) error

// route is one row of the table of routes.
type route struct {
	pattern string // gorilla/mux's
	kind    kind
	serve   handler
	doc     string // what is there, in the list of doc.go and in OpenAPI
	// servesPages is true where a page of the site may be served: a page at a
	// path of any other route can never be read.
	servesPages bool
	operation   *openapi.Operation // in OpenAPI; nil for what is not part of the API
}

// routes is the table of routes, the first that matches a path first. The
// router, the kinds of answers, Reserved, OpenAPI and the list in doc.go all
// follow from it. It is a function because handlers refer to the table.
func routes() []route {
	return []route{
		{"/", pageKind, (*requestContext).home, "the overview of the site, or the answer to a search", true, nil},
		{"/api/v1/search", dataKind, (*requestContext).apiSearch, "a search as JSON", false, &openapi.Operation{
			ID: "search", Use: address.API, Schema: "Result",
			Description: "Without q every page is listed, by position, then title, then path.",
			Answer:      "The hits of one page, with the facets of all hits. The Link header names the other pages (RFC 8288).",
		}},
		{"/api/v1/suggest", dataKind, (*requestContext).apiSuggest, "completions of what a person types, at most 8", false, &openapi.Operation{
			ID: "suggest", Use: address.Suggestions, Schema: "Suggestions", Answer: "Suggestions, best first",
		}},
		{"/api/v1/complete", dataKind, (*requestContext).openSearchSuggest, "completions for a browser's address bar (OpenSearch Suggestions)", false, &openapi.Operation{
			ID: "suggestOpenSearch", Use: address.Suggestions, ContentType: suggestionsType, Answer: "What was typed, completions, what they are, and where they lead",
		}},
		{"/api/v1/pages/{path:.*}", dataKind, (*requestContext).apiPage, "one page as JSON; slashes in its path stay as they are", false, &openapi.Operation{
			ID: "page", Path: true, Schema: "Page", Answer: "The page with its shared sections in place",
		}},
		{"/api/v1/insights", dataKind, (*requestContext).apiInsights, "the figures of /insights as JSON", false, &openapi.Operation{
			ID: "insights", Use: address.Figures, Schema: "Insights", Answer: "Figures about the positions of a search, for recruiters. 404 where the site shows none.",
		}},
		{"/api/{rest:.*}", dataKind, notFound, "nothing else: 404 as JSON", false, nil},
		{"/feed.atom", dataKind, (*requestContext).atomFeed, "a search as Atom 1.0, the newest first", false, &openapi.Operation{
			ID: "atomFeed", Use: address.Feed, ContentType: "application/atom+xml", Answer: "50 hits, the newest first; the document links the next ones (RFC 5005)",
		}},
		{"/feed.json", dataKind, (*requestContext).jsonFeed, "a search as JSON Feed 1.1, the newest first", false, &openapi.Operation{
			ID: "jsonFeed", Use: address.Feed, ContentType: "application/feed+json", Schema: "JSONFeed", Answer: "50 hits, the newest first; the document links the next ones (RFC 5005)",
		}},
		{"/export.csv", dataKind, (*requestContext).exportCSV, "every hit of a search as a table, for spreadsheets", false, &openapi.Operation{
			ID: "exportCSV", Use: address.Export, ContentType: "text/csv", Answer: "A line for each hit, below the names of the columns. No cell runs in a spreadsheet.",
		}},
		{"/export.ndjson", dataKind, (*requestContext).exportNDJSON, "every hit of a search as JSON, one a line", false, &openapi.Operation{
			ID: "exportNDJSON", Use: address.Export, ContentType: "application/x-ndjson", Answer: "An object for each hit: a Page without html and similar, with its values of all facets",
		}},
		{"/insights", pageKind, (*requestContext).insightsPage, "figures about the positions of a search, for recruiters", false, nil},
		{"/llms.txt", dataKind, (*requestContext).llms, "the site for language models: its positions, and where the rest is", false, nil},
		{"/openapi.json", dataKind, (*requestContext).openAPI, "the API in OpenAPI 3.1", false, nil},
		{"/opensearch.xml", dataKind, (*requestContext).openSearch, "the search, for a browser's address bar", false, nil},
		{"/sitemap.xml", dataKind, (*requestContext).sitemap, "every page, and the listing of each category and skill", false, nil},
		{"/sitemap-{part}.xml", dataKind, (*requestContext).sitemapPart, "a part of the sitemap of a large site", false, nil},
		{"/robots.txt", dataKind, (*requestContext).robots, "keeps crawlers out of the API and exports", false, nil},
		{"/healthz", dataKind, (*requestContext).healthz, "whether the process answers", false, nil},
		{"/readyz", dataKind, (*requestContext).readyz, "whether searches are answered", false, nil},
		{"/favicon.ico", assetKind, (*requestContext).favicon, "the site's icon, else one in its accent colour", false, nil},
		{cardFolder + "/{path:.*}", assetKind, (*requestContext).card, "the image of a page for other sites (Open Graph)", false, nil},
		{"/assets/{name}", assetKind, (*requestContext).asset, "the program's styles, script and icon, else as below", true, nil},
		{"/{path:.*}", pageKind, (*requestContext).page, "a page, its Markdown (PATH.md), a file of the site, or the listing below it", true, nil},
	}
}

// routeTable finds the route of a path.
type routeTable struct {
	router *mux.Router // its routes are named by their patterns
	routes map[string]route
	fixed  map[string]route // of patterns without variables, by path
}

func newRouteTable() *routeTable {
	t := &routeTable{mux.NewRouter(), map[string]route{}, map[string]route{}}
	for _, r := range routes() {
		t.router.Path(r.pattern).Name(r.pattern)
		t.routes[r.pattern] = r
	}
	for pattern := range t.routes {
		if !strings.Contains(pattern, "{") {
			t.fixed[pattern] = t.match(pattern)
		}
	}
	return t
}

// find returns the route of an unescaped path. What is asked for most takes no
// longer for the number of routes: the router tries one after the other.
func (t *routeTable) find(path string) route {
	if r, ok := t.fixed[path]; ok {
		return r
	}
	return t.match(path)
}

// match returns the first route that matches a path. A path that no route has,
// such as the "*" of OPTIONS, is a page that is not found.
func (t *routeTable) match(path string) route {
	var match mux.RouteMatch
	if !t.router.Match(&http.Request{Method: http.MethodGet, URL: &url.URL{Path: path}}, &match) {
		return route{kind: pageKind, serve: notFound}
	}
	return t.routes[match.Route.GetName()]
}

var reservedRoutes = sync.OnceValue(newRouteTable)

// reservedPrefixes are how the paths of routes that serve no pages begin.
var reservedPrefixes = sync.OnceValue(func() []string {
	var prefixes []string
	for _, r := range routes() {
		if prefix, _, _ := strings.Cut(r.pattern, "{"); !r.servesPages {
			prefixes = append(prefixes, prefix)
		}
	}
	return prefixes
})

// Reserved tells whether the server answers an unescaped path itself, so that a
// page of the site at that path could never be read.
func Reserved(path string) bool {
	return slices.ContainsFunc(reservedPrefixes(), func(prefix string) bool { return strings.HasPrefix(path, prefix) }) &&
		!reservedRoutes().find(path).servesPages
}

var variable = regexp.MustCompile(`\{(\w+):[^}]*\}`)

// address is the route's pattern as people and OpenAPI write it:
// "/api/v1/pages/{path}".
func (r route) address() string { return variable.ReplaceAllString(r.pattern, "{$1}") }
