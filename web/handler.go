package web

import (
	"fmt"
	"net/http"
	"sync/atomic"

	"github.com/gorilla/mux"
	"github.com/klauspost/compress/gzhttp"
)

// Options of New. The zero value is good.
type Options struct {
	// Version of the program. It is part of every ETag, so that a new program
	// never confirms what an old one answered.
	Version string
	// Report is told of every answer 500 and above, with its cause; nil is nobody.
	Report func(*http.Request, error)
}

// server is what every handler shares. It does not change after New.
type server struct {
	source   Source
	options  Options
	views    *views
	assets   *assets
	version  string // of everything but the generation that an answer depends on
	masthead atomic.Pointer[masthead]
}

// New returns the handler of the whole site. Every template is parsed here, so
// a broken one fails the start and not the first visitor.
func New(source Source, o Options) (http.Handler, error) {
	a, err := loadAssets()
	if err != nil {
		return nil, err
	}
	v, digest, err := parseViews()
	if err != nil {
		return nil, err
	}
	s := &server{source: source, options: o, views: v, assets: a, version: digest + a.digest + o.Version}
	compress, err := gzhttp.NewWrapper(gzhttp.MinSize(minCompressed), gzhttp.CompressionLevel(5))
	if err != nil {
		return nil, fmt.Errorf("compression: %w", err)
	}
	return withHeaders(compress(s.withLimits(s.routes()))), nil
}

// minCompressed is the size from which compression pays: below it an answer
// fits one packet anyway.
const minCompressed = 1024

// routes names what is served where; doc.go explains each. The router neither
// cleans paths nor checks methods: withLimits has done both, and what mux
// answers by itself would bypass the error pages.
func (s *server) routes() http.Handler {
	r := mux.NewRouter().SkipClean(true)
	r.Handle("/", s.handle(s.home))
	r.Handle("/api/v1/search", s.handle(s.apiSearch))
	r.Handle("/api/v1/suggest", s.handle(s.apiSuggest))
	r.Handle("/api/v1/pages/{path:.*}", s.handle(s.apiPage))
	r.Handle("/feed.atom", s.handle(s.atomFeed))
	r.Handle("/feed.json", s.handle(s.jsonFeed))
	r.Handle("/openapi.json", s.handle(s.openAPI))
	r.Handle("/opensearch.xml", s.handle(s.openSearch))
	r.Handle("/sitemap.xml", s.handle(s.sitemap))
	r.Handle("/robots.txt", s.handle(s.robots))
	r.Handle("/favicon.ico", s.handle(s.favicon))
	r.Handle("/healthz", s.handle(s.healthz))
	r.Handle("/readyz", s.handle(s.readyz))
	r.Handle("/assets/{name}", s.handle(s.asset))
	r.PathPrefix("/api/").Handler(s.handle(notFound))
	r.PathPrefix("/").Handler(s.handle(s.page))
	r.NotFoundHandler = s.handle(notFound)
	return r
}
