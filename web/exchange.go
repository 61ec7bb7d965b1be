package web

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/http"
	"regexp"
	"runtime/debug"
	"strings"
	"time"

	"github.com/careers-index/careers/search"
)

// exchange is one request with the engine that answers it and the answer's
// writer. Handlers make the whole answer before they write any of it.
type exchange struct {
	s      *server
	w      http.ResponseWriter
	r      *http.Request
	ctx    context.Context
	engine Engine
	site   *search.Site
}

// answerTimeout bounds one answer. Searches take about a millisecond; the
// limit frees the processor from those that something keeps from ending.
const answerTimeout = 2 * time.Second

// handle makes an http.Handler of fn: one engine from start to end, and one
// place that answers errors and panics.
func (s *server) handle(fn func(*exchange) error) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		engine, release := s.source.Acquire()
		defer release()
		ctx, cancel := context.WithTimeout(r.Context(), answerTimeout)
		defer cancel()
		x := &exchange{s: s, w: w, r: r, ctx: ctx, engine: engine, site: engine.Site()}
		if err := run(fn, x); err != nil {
			x.fail(err)
		}
	})
}

// run calls fn and makes an error of a panic. Nothing is written before fn has
// the whole answer, so the error page never follows half another one.
func run(fn func(*exchange) error, x *exchange) (err error) {
	defer func() {
		switch p := recover(); p {
		case nil:
		case http.ErrAbortHandler:
			panic(p) //nolint:forbidigo // net/http's own way to drop a connection
		default:
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	return fn(x)
}

// fresh gives the answer to canonical its ETag and reports whether the client
// has it already; then the 304 is written and there is nothing left to do. An
// answer depends on its generation, the program, the address it is asked at,
// and the canonical request: all are known before any search.
func (x *exchange) fresh(canonical string) bool {
	sum := sha256.Sum256([]byte(strings.Join([]string{x.s.version, x.base(), x.r.URL.Path, canonical}, "\x00")))
	// Weak: compressed or not, it is the same answer.
	tag := `W/"` + x.site.Generation + "-" + base64.RawURLEncoding.EncodeToString(sum[:9]) + `"`
	h := x.w.Header()
	h.Set("ETag", tag)
	h.Set("Cache-Control", "public, no-cache") // kept, and asked about: a 304 costs no search
	if !matches(x.r.Header.Get("If-None-Match"), tag) {
		return false
	}
	x.w.WriteHeader(http.StatusNotModified)
	return true
}

// matches compares weakly, as RFC 9110 section 13.1.2 wants for If-None-Match.
// "*" asks whether there is anything at all, which nobody knows before the
// search: it is answered in full.
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
func (x *exchange) write(contentType string, body []byte) error {
	x.writeStatus(http.StatusOK, contentType, body)
	return nil
}

// writeJSON sends v as JSON.
func (x *exchange) writeJSON(contentType string, v any) error {
	b, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return x.write(contentType, append(b, '\n'))
}

func (x *exchange) writeStatus(status int, contentType string, body []byte) {
	x.w.Header().Set("Content-Type", contentType)
	x.w.WriteHeader(status)
	_, _ = x.w.Write(body) // fails when the client went away: nobody is left to be told
}

// hostname is what a Host header may look like to be repeated in an answer.
var hostname = regexp.MustCompile(`^[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?$|^\[[0-9A-Fa-f:.]{2,45}\](:[0-9]{1,5})?$`)

// base is the site's absolute address without a slash at its end: the one in
// its settings, or else the one it was asked at.
func (x *exchange) base() string {
	switch {
	case x.site.URL != "":
		return strings.TrimRight(x.site.URL, "/")
	case !hostname.MatchString(x.r.Host):
		return "http://localhost"
	case x.r.TLS != nil:
		return "https://" + x.r.Host
	}
	return "http://" + x.r.Host
}
