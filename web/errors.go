package web

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/kept"
	"github.com/careers-index/careers/web/wording"
)

// statusError is an answer other than the page that was asked for. The detail
// is for the person who asked: what is wrong and what to do.
type statusError struct {
	status int
	detail string
}

func (e *statusError) Error() string { return e.detail }

var (
	errNotFound = &statusError{http.StatusNotFound, "There is nothing at this address. The page may have moved, or the position may be filled."}
	errMethod   = &statusError{http.StatusMethodNotAllowed, "This address can only be read, with GET or HEAD."}
	errBusy     = &statusError{http.StatusServiceUnavailable, "There are more searches than the server can answer. Try again in a moment."}
	errDamaged  = &statusError{http.StatusServiceUnavailable, "The site is being loaded again. Try again in a moment."}
	errAddress  = &statusError{http.StatusRequestURITooLong, fmt.Sprintf("The address is longer than %s bytes. Use fewer words or filters.", wording.Count(maxAddress))}
)

func notFound(*requestContext) error { return errNotFound }

// problem is RFC 9457's body of an error.
type problem struct {
	Type      string `json:"type"`
	Title     string `json:"title"`
	Status    int    `json:"status"`
	Detail    string `json:"detail"`
	Parameter string `json:"parameter,omitempty"` // the one at fault
}

// newProblem says what an error means to the client. Only errors made for
// clients are quoted; every other cause is for Report.
func newProblem(err error, facets search.Facets) problem {
	var bad *search.BadRequestError
	var known *statusError
	var gone *search.GoneError
	p := problem{Type: "about:blank"}
	switch {
	case errors.As(err, &bad):
		p.Status, p.Detail, p.Parameter = http.StatusBadRequest, subject(bad.Param, facets)+" "+bad.Detail+".", bad.Param
	case errors.As(err, &known):
		p.Status, p.Detail = known.status, known.detail
	case errors.As(err, &gone):
		p.Status, p.Detail = http.StatusGone, "The position “"+gone.Title+"” is closed."
	case errors.Is(err, search.ErrNotFound):
		p.Status, p.Detail = errNotFound.status, errNotFound.detail
	case errors.Is(err, search.ErrUnavailable):
		p.Status, p.Detail = errDamaged.status, "The search cannot be reached right now. Try again in a moment."
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		p.Status, p.Detail = http.StatusServiceUnavailable, "The answer took too long. Try again in a moment."
	default:
		p.Status, p.Detail = http.StatusInternalServerError, "Something went wrong on the server. Please try again."
	}
	p.Title = http.StatusText(p.Status)
	return p
}

// subject names a parameter at the start of a sentence, as its reader knows it.
func subject(param string, facets search.Facets) string {
	switch param {
	case "q":
		return "The search text"
	case "page":
		return "The page number"
	case "per_page":
		return "The number of hits per page"
	case "sort":
		return "The sort order"
	case "show":
		return "The kind of page"
	case search.PayMin:
		return "The least pay"
	case "query string":
		return "The address"
	}
	for _, f := range facets {
		switch param {
		case f.Name, f.Name + search.PrefixSuffix:
			return "The filter “" + f.Label + "”"
		}
	}
	return "The parameter " + param
}

// failed is the answer to an error: a problem for programs, a page for people.
func (c *requestContext) failed(err error) *kept.Answer {
	p := newProblem(err, c.site.Facets)
	// Refusals are counted, not told: a server that has too much to do has no time for it.
	// That a client went away is no fault.
	if p.Status >= http.StatusInternalServerError && !c.gone() && !c.seen.Refused && !errors.Is(err, errLeaving) && c.s.options.Report != nil {
		c.s.options.Report(c.r, err)
	}
	if c.refused(p) && c.files != nil {
		return c.s.refusals.get(c, p)
	}
	return c.problemAnswer(p)
}

func (c *requestContext) problemAnswer(p problem) *kept.Answer {
	a := &kept.Answer{Status: p.Status, Header: http.Header{"Cache-Control": {"no-store"}}}
	switch p.Status {
	case http.StatusMethodNotAllowed:
		a.Header.Set("Allow", "GET, HEAD")
	case http.StatusServiceUnavailable:
		a.Header.Set("Retry-After", "1")
	case http.StatusTooManyRequests:
		a.Header.Set("Retry-After", strconv.Itoa(c.s.limiter.RetryAfter()))
	}
	c.errorBody(a, p)
	return a
}

// refused reports whether the answer to a problem must cost nothing: there is too much
// to do, or nobody waits for it any longer.
func (c *requestContext) refused(p problem) bool {
	return c.seen.Refused || p.Status == http.StatusTooManyRequests || p.Status == http.StatusServiceUnavailable && c.gone()
}

// refusals are the answers to refused requests, which are the same at every address:
// each is made once per generation, so that refusing costs nothing.
type refusals struct {
	mu      sync.Mutex
	of      *masthead
	files   *files
	answers map[refusal]*kept.Answer
}

type refusal struct {
	kind   kind
	detail string
}

func (known *refusals) get(c *requestContext, p problem) *kept.Answer {
	known.mu.Lock()
	defer known.mu.Unlock()
	if m := c.madeMasthead(); known.answers == nil || known.of != m || known.files != c.files {
		known.of, known.files, known.answers = m, c.files, map[refusal]*kept.Answer{}
	}
	k := refusal{c.kind, p.Detail}
	a, ok := known.answers[k]
	if !ok {
		a = c.problemAnswer(p)
		known.answers[k] = a
	}
	return a
}

// errorBody is the problem for its reader. Plain text is left when even the
// error page fails.
func (c *requestContext) errorBody(a *kept.Answer, p problem) {
	if c.kind == dataKind {
		if b, err := json.Marshal(p); err == nil {
			a.Header.Set("Content-Type", "application/problem+json")
			a.Body = append(b, '\n')
			return
		}
	}
	a.Header.Set("Content-Security-Policy", pagePolicy)
	if c.files != nil {
		var html bytes.Buffer
		// The page lists parts of the site, which may be what fails.
		page := func(c *requestContext) error { return c.files.views.error.Execute(&html, c.errorView(p)) }
		if err := run(page, c); err == nil {
			a.Header.Set("Content-Type", "text/html; charset=utf-8")
			a.Body = html.Bytes()
			return
		}
	}
	a.Header.Set("Content-Type", "text/plain; charset=utf-8")
	a.Body = []byte(strings.Join([]string{p.Title, p.Detail, ""}, "\n\n"))
}
