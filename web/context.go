package web

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"runtime/debug"
	"strconv"
	"strings"

	"github.com/careers-index/careers/search"
)

// requestContext is one request with the engine that answers it and the
// answer's writer. Handlers make the whole answer before they write any of it.
type requestContext struct {
	s      *server
	w      http.ResponseWriter
	r      *http.Request // its context ends after Options.Timeout
	kind   kind          // of the route that the request took
	files  *files        // nil when they cannot be read
	engine search.Engine
	site   *search.Site
}

// answer lets serve answer the request with one engine from start to end. It is
// the one place that answers errors and panics.
func (s *server) answer(w http.ResponseWriter, r *http.Request, k kind, serve handler) {
	engine, release := s.source.Acquire()
	defer release()
	ctx, cancel := context.WithTimeout(r.Context(), s.options.Timeout)
	defer cancel()
	c := &requestContext{s: s, w: w, r: r.WithContext(ctx), kind: k, engine: engine, site: engine.Site()}
	var err error
	if c.files, err = s.currentFiles(); err == nil {
		err = run(serve, c)
	}
	if err != nil {
		c.fail(err)
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

// fresh gives the answer to the request whose canonical form is given its ETag,
// and reports whether the client has it already. If so, the 304 is written and
// nothing is left to do. An answer depends on the generation, the program, the
// address it is requested at, and the canonical request: all are known before
// any search.
func (c *requestContext) fresh(canonical string) bool {
	sum := sha256.Sum256([]byte(strings.Join([]string{c.files.version, c.s.options.Version, c.base(), c.r.URL.Path, canonical}, "\x00")))
	// Weak: compressed or not, it is the same answer.
	tag := `W/"` + c.site.Generation + "-" + base64.RawURLEncoding.EncodeToString(sum[:9]) + `"`
	h := c.w.Header()
	h.Set("ETag", tag)
	h.Set("Cache-Control", "public, no-cache") // stored and revalidated: a 304 costs no search
	if !matches(c.r.Header.Get("If-None-Match"), tag) {
		return false
	}
	c.w.WriteHeader(http.StatusNotModified)
	return true
}

// matches compares weakly, as RFC 9110 section 13.1.2 requires for
// If-None-Match. "*" asks whether there is any answer, which is unknown before
// the search, so it gets the full answer.
func matches(header, tag string) bool {
	for t := range strings.SplitSeq(header, ",") {
		t = strings.TrimSpace(t)
		if strings.TrimPrefix(t, "W/") == strings.TrimPrefix(tag, "W/") {
			return true
		}
	}
	return false
}

// write sends a whole answer with the status 200.
func (c *requestContext) write(contentType string, body []byte) error {
	c.writeStatus(http.StatusOK, contentType, body)
	return nil
}

// writeJSON sends v as JSON.
func (c *requestContext) writeJSON(contentType string, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return c.write(contentType, append(b, '\n'))
}

func (c *requestContext) writeStatus(status int, contentType string, body []byte) {
	c.w.Header().Set("Content-Type", contentType)
	c.w.WriteHeader(status)
	_, _ = c.w.Write(body) // fails when the client went away: nobody is left to tell
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
func (c *requestContext) absolute(address string) string {
	if !strings.HasPrefix(address, "/") {
		return address
	}
	return c.base() + pathURL(address)
}

// organization is who hires.
func (c *requestContext) organization() string {
	if c.site.Organization != "" {
		return c.site.Organization
	}
	return c.site.Title
}

// pathURL escapes a path for a link.
func pathURL(path string) string {
	return (&url.URL{Path: path}).EscapedPath()
}
