package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"html"
	"net/http"
	"net/url"
	"regexp"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/address"
	"github.com/careers-index/careers/web/gate"
	"github.com/careers-index/careers/web/kept"
)

// requestContext is one request with the engine that answers it. Handlers make a
// whole answer; it is sent after they returned.
type requestContext struct {
	s      *server
	w      http.ResponseWriter
	r      *http.Request   // its context ends after Options.Timeout
	whole  context.Context // ends when the client goes away: for what is streamed
	kind   kind            // of the route that the request took
	files  *files          // nil when they cannot be read
	engine search.Engine
	site   *search.Site

	header http.Header  // of the answer, beside the headers that every answer has
	made   *kept.Answer // nil until it is made, and for what a handler wrote itself
	stream func()       // sends a large file instead
	coding kept.Coding  // that the client likes best

	key    kept.Key
	flight *kept.Flight // that this request has to land; nil for none
	leave  func()       // gives back its slot in the gate; nil without one
	seen   *Observation
	notes  *notesView // for the author; nil for everybody else
}

// answer lets serve answer the request with one engine from start to end. It is
// the one place that answers errors and panics.
func (s *server) answer(w http.ResponseWriter, r *http.Request, k kind, serve handler) {
	engine, release := s.source.Acquire()
	defer release()
	ctx, cancel := context.WithTimeout(r.Context(), s.options.Timeout)
	defer cancel()
	c := &requestContext{
		s: s, w: w, r: r.WithContext(ctx), whole: r.Context(), kind: k, engine: engine, site: engine.Site(),
		header: http.Header{}, coding: kept.Best(r.Header.Get("Accept-Encoding")), seen: observation(r.Context()),
		notes: s.notesOf(r, k),
	}
	c.work(serve)
	switch {
	case c.stream != nil:
		c.stream()
	case c.made != nil:
		c.send(c.made)
	}
}

// work makes the answer. When it returns, others may work: a slot in the gate is
// never held while a client reads.
func (c *requestContext) work(serve handler) {
	var keep *kept.Answer
	defer func() { // also when the connection is dropped
		if c.flight != nil {
			c.s.kept.Land(c.flight, keep)
		}
		if c.leave != nil {
			c.leave()
		}
	}()
	var err error
	if c.files, err = c.s.currentFiles(); err == nil {
		err = run(serve, c)
	}
	switch {
	case err != nil:
		c.stream, c.made = nil, c.failed(err)
		c.tagForAuthor()
	case c.made != nil && c.made.Status == http.StatusGone:
		c.tagForAuthor()
	case c.flight != nil && c.made != nil:
		c.made.In(c.coding) // compressed before it is kept
		if search.Damage(c.engine) == nil {
			keep = c.made
		}
	}
}

// run calls serve and turns a panic into an error. Nothing is written before
// serve has the whole answer, so an error page never follows half an answer.
func run(serve handler, c *requestContext) (err error) {
	defer func() {
		switch p := recover(); p {
		case nil:
		case http.ErrAbortHandler:
			panic(p) //nolint:forbidigo // net/http's own way to drop a connection
		default:
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	return serve(c)
}

// answered gives the answer to the request whose canonical form is given its ETag,
// and reports whether nothing is left to do: the client has the answer already, or
// it is kept. Otherwise the caller has to make it, and has waited in the gate until
// it may; cost is in words of a search, and 0 passes the gate.
//
// An answer depends on the generation, the program, the address it is requested at,
// and the canonical request: all are known before any search.
func (c *requestContext) answered(canonical string, cost int) (done bool, err error) {
	c.key = sha256.Sum256([]byte(strings.Join([]string{c.files.version, c.s.options.Version, c.base(), c.r.URL.Path, canonical, c.notesTag()}, "\x00")))
	// Weak: compressed or not, it is the same answer.
	tag := `W/"` + c.site.Generation + "-" + base64.RawURLEncoding.EncodeToString(c.key[:9]) + `"`
	c.header.Set("ETag", tag)
	c.header.Set("Cache-Control", "public, no-cache") // stored and revalidated: a 304 costs no search
	if known := matching(c.r.Header.Get("If-None-Match"), tag); known != "" {
		c.header.Set("ETag", known) // strong for some files
		c.made = &kept.Answer{Status: http.StatusNotModified, Header: c.header}
		return true, nil
	}
	if c.site.URL != "" || c.s.kept.Admits(c.base()) {
		found, flight, err := c.s.kept.Find(c.r.Context(), c.site, c.key, c.current)
		if err != nil {
			return false, err
		}
		if found != nil {
			c.seen.Cache, c.made = "hit", found
			return true, nil
		}
		c.seen.Cache, c.flight = "miss", flight
	}
	return false, c.enter(cost)
}

// current reports whether the request is answered from the generation that new
// requests are answered from.
func (c *requestContext) current() bool {
	engine, release := c.s.source.Acquire()
	defer release()
	return engine.Site() == c.site
}

// enter waits in the gate until the request may work.
func (c *requestContext) enter(cost int) (err error) {
	if cost == 0 || c.leave != nil {
		return nil
	}
	c.leave, c.seen.Waited, err = c.s.gate.Enter(c.r.Context(), gate.Client(c.r, c.s.options.Proxies), cost)
	c.seen.Refused = err != nil && !c.gone()
	if errors.Is(err, gate.ErrBusy) {
		return errBusy
	}
	return err
}

// gone reports whether the client went away: nobody reads the answer.
func (c *requestContext) gone() bool { return errors.Is(c.r.Context().Err(), context.Canceled) }

// matching returns the ETag of an If-None-Match that is the given one, by the weak
// comparison that RFC 9110 section 13.1.2 requires, or "". "*" asks whether there
// is any answer, which is unknown before the search, so it gets the full answer.
func matching(header, tag string) string {
	for t := range strings.SplitSeq(header, ",") {
		t = strings.TrimSpace(t)
		if strings.TrimPrefix(t, "W/") == strings.TrimPrefix(tag, "W/") {
			return t
		}
	}
	return ""
}

// write makes the whole answer, with the status 200.
func (c *requestContext) write(contentType string, body []byte) error {
	c.header.Set("Content-Type", contentType)
	c.made = &kept.Answer{Status: http.StatusOK, Header: c.header, Body: body}
	return nil
}

// notASCII is what may stand in the address of a request, and not in a Location.
var notASCII = regexp.MustCompile(`[^\x00-\x7F]+`)

// redirect makes an answer that leads to another address of the site. It has no ETag.
func (c *requestContext) redirect(status int, target string) error {
	target = notASCII.ReplaceAllStringFunc(target, url.QueryEscape)
	c.made = &kept.Answer{
		Status: status,
		Header: http.Header{"Location": {target}, "Content-Type": {"text/html; charset=utf-8"}},
		Body:   fmt.Appendf(nil, "<a href=\"%s\">%s</a>.\n", html.EscapeString(target), http.StatusText(status)),
	}
	return nil
}

// buffers are for bodies while they are made.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// maxBuffer is the largest buffer that is used again.
const maxBuffer = 1 << 20

// writeWith makes an answer of what fill writes. Its body takes no more memory than
// its length, as it may be kept.
func (c *requestContext) writeWith(contentType string, fill func(*bytes.Buffer) error) error {
	b := buffers.Get().(*bytes.Buffer)
	defer func() {
		if b.Cap() <= maxBuffer {
			b.Reset()
			buffers.Put(b)
		}
	}()
	if err := fill(b); err != nil {
		return err
	}
	return c.write(contentType, bytes.Clone(b.Bytes()))
}

// writeJSON makes an answer of v as JSON.
func (c *requestContext) writeJSON(contentType string, v any) error {
	return c.writeWith(contentType, func(b *bytes.Buffer) error { return json.NewEncoder(b).Encode(v) })
}

// hostname is what a Host header looks like, apart from the number of its port.
var hostname = regexp.MustCompile(`^([A-Za-z0-9.-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])(:([0-9]{1,5}))?$`)

// plainHost reports whether a Host header may be repeated in an answer.
func plainHost(host string) bool {
	m := hostname.FindStringSubmatch(host)
	if m == nil {
		return false
	}
	if m[3] == "" {
		return true
	}
	port, err := strconv.ParseUint(m[3], 10, 16)
	return err == nil && port > 0
}

// base is the site's absolute address without a slash at its end: the one in
// its settings, else the one of the request.
func (c *requestContext) base() string {
	switch {
	case c.site.URL != "":
		return strings.TrimRight(c.site.URL, "/")
	case !plainHost(c.r.Host):
		return "http://localhost"
	case c.r.TLS != nil:
		return "https://" + c.r.Host
	}
	return "http://" + c.r.Host
}

// absolute makes an address of this site absolute; "" stays "".
func (c *requestContext) absolute(to string) string {
	if !strings.HasPrefix(to, "/") {
		return to
	}
	return c.base() + address.Path(to)
}

// organization is who hires.
func (c *requestContext) organization() string {
	if c.site.Organization != "" {
		return c.site.Organization
	}
	return c.site.Title
}
