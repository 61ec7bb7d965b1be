package web

import (
	"cmp"
	"fmt"
	"io/fs"
	"log"
	"net/http"
	"net/netip"
	"sync"
	"sync/atomic"
	"time"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/author"
	"github.com/careers-index/careers/web/gate"
	"github.com/careers-index/careers/web/kept"
)

// Source hands out the current engine. One request acquires once, so it sees
// one generation; release must be called when the answer is written.
// [search.Follower] is a Source.
type Source interface {
	Acquire() (e search.Engine, release func())
}

// Options of New. The zero value is good.
type Options struct {
	// Version of the program. It is part of every ETag, so that a new program
	// never confirms an answer of an old one.
	Version string
	// Report is told of every answer 500 and above, with its cause; nil for nobody.
	Report func(*http.Request, error)
	// Files are read on each request instead of the embedded templates/ and
	// assets/, for working on them; nil for the embedded ones.
	Files fs.FS
	// Live makes a page that its author looks at, on the machine of the server, load
	// again when it has changed.
	Live bool
	// Author knows what the author of the site has to know about its pages: they show it to
	// browsers on the machine of the server, and answer ?preview; nil for a site that is
	// only read.
	Author author.Source
	// Timeout of one answer, the wait in the gate included; [DefaultTimeout] unless set.
	Timeout time.Duration
	// Observe is told of every answer before its last bytes are sent, so that whoever
	// has an answer finds it counted; nil for nobody. It is called by many goroutines at
	// once, and these bytes and the next request of the same connection wait for it.
	Observe func(Observation)
	// HSTS is for how long browsers use the site by HTTPS alone, once they have
	// seen it (RFC 6797); 0 for no such promise. It is for sites that every
	// visitor reaches by TLS, from a proxy in front of this server.
	HSTS time.Duration
	// Keep is how many bytes of answers are kept; [DefaultKeep] unless set, none if negative.
	Keep int64
	// Processors is for how many of them the gate lets requests work, those that the
	// program has unless set. A program that is given more than [gate.Slots] of
	// these answers what needs no search while searches have all of their slots.
	Processors int
	// Rate is how many requests a second each client may make, and Burst how many
	// at once; no limit unless set. Health checks are not counted.
	Rate  float64
	Burst int
	// Proxies are the networks whose X-Forwarded-For tells who the client is.
	Proxies []netip.Prefix
	// Leaving tells whether the server is about to stop: it is no longer ready,
	// and closes each connection with its next answer. nil for never.
	Leaving func() bool
}

// DefaultKeep is enough for all pages of a usual site, and for what is often
// searched on a large one.
const DefaultKeep = 48 << 20

// DefaultTimeout frees the processor from requests that do not end. Searches take
// about a millisecond.
const DefaultTimeout = 2 * time.Second

// server is what every request shares.
type server struct {
	source   Source
	options  Options
	routes   *routeTable
	embedded *files
	gate     *gate.Gate
	limiter  *gate.Limiter // nil for no limit
	kept     *kept.Cache
	sending  *sending
	exports  chan struct{} // as many as are streamed at once

	masthead  atomic.Pointer[masthead]
	mastheads sync.Mutex // one is made at a time
	refusals  refusals
	ready     readiness
}

// New returns the handler of the whole site. It parses every template, so a
// broken one fails the start and not the first visitor.
func New(source Source, o Options) (http.Handler, error) {
	o.Timeout = cmp.Or(o.Timeout, DefaultTimeout)
	s := &server{
		source: source, options: o, routes: newRouteTable(),
		gate: gate.New(o.Processors), kept: kept.New(max(0, cmp.Or(o.Keep, DefaultKeep))), sending: newSending(maxUnsent),
		exports: make(chan struct{}, maxExports),
	}
	if o.Rate > 0 {
		s.limiter = gate.NewLimiter(o.Rate, o.Burst)
	}
	var err error
	if s.embedded, err = loadFiles(embeddedFiles); err != nil {
		return nil, err
	}
	if _, err = s.currentFiles(); err != nil {
		return nil, err
	}
	return s.observed(http.HandlerFunc(s.serve)), nil
}

// currentFiles are the templates and assets to answer with.
func (s *server) currentFiles() (*files, error) {
	if s.options.Files == nil {
		return s.embedded, nil
	}
	return loadFiles(s.options.Files)
}

// serve answers every request: headers first, so that no answer lacks them, then
// the route's handler, or a refusal.
func (s *server) serve(w http.ResponseWriter, r *http.Request) {
	route := s.routes.find(r.URL.Path)
	setHeaders(w.Header(), route.kind)
	promiseHTTPS(w.Header(), s.options.HSTS)
	if len(r.TransferEncoding) > 0 {
		// With a Content-Length as well, a proxy may see the request end elsewhere,
		// and net/http does not say whether there was one (RFC 9112, 6.1).
		w.Header().Set("Connection", "close")
	}
	observation(r.Context()).Route = route.address()
	if s.leaving() {
		w.Header().Set("Connection", "close")
	}
	serve := route.serve
	refusal := refuse(r)
	if refusal == nil && !s.allows(r) {
		refusal = s.tooMany()
	}
	if refusal != nil {
		serve = func(*requestContext) error { return refusal }
	}
	s.answer(w, r, route.kind, serve)
}

func (s *server) leaving() bool { return s.options.Leaving != nil && s.options.Leaving() }

// allows reports whether the client of a request is below its limit. Monitors are
// not limited.
func (s *server) allows(r *http.Request) bool {
	if s.limiter == nil || r.URL.Path == "/healthz" || r.URL.Path == "/readyz" {
		return true
	}
	return s.limiter.Allow(gate.Client(r, s.options.Proxies), time.Now())
}

// tooMany is the answer to a client over its limit.
func (s *server) tooMany() *statusError {
	return &statusError{http.StatusTooManyRequests, fmt.Sprintf("More than %g requests a second came from this address. Try again in a moment.", s.options.Rate)}
}

// Limits of a connection. A search site reads small requests and writes small
// answers: a client that takes longer is broken or holds the connection on purpose.
const (
	readHeaderTimeout = 3 * time.Second
	readTimeout       = 5 * time.Second  // no request has a body
	writeTimeout      = 15 * time.Second // of what is written at once; see send.go
	idleTimeout       = 60 * time.Second
	maxHeaderBytes    = 16 << 10 // the address has a limit of its own, maxAddress
)

// NewServer returns a server for h with the timeouts and limits of a public
// site. The caller gives it a listener made by [Guard] and shuts it down. errors
// gets what net/http logs about connections; nil is its default. Its ConnState is
// in use: one of the caller's own calls this one too.
func NewServer(h http.Handler, errors *log.Logger) *http.Server {
	srv := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: readHeaderTimeout,
		ReadTimeout:       readTimeout,
		WriteTimeout:      writeTimeout,
		IdleTimeout:       idleTimeout,
		MaxHeaderBytes:    maxHeaderBytes,
		ErrorLog:          errors,
		// net/http's own answer to "OPTIONS *" has no headers.
		DisableGeneralOptionsHandler: true,
	}
	guard(srv)
	return srv
}
