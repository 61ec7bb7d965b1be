package web

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/careers-index/careers/search"
)

// statusError is an answer that is not the page asked for. The detail is for
// the person who asked: what is wrong and what to do.
type statusError struct {
	status int
	detail string
}

func (e *statusError) Error() string { return e.detail }

var errNotFound = &statusError{http.StatusNotFound, "There is nothing at this address. It may have moved, or the position may be filled."}

func notFound(*exchange) error { return errNotFound }

// problem is RFC 9457's body of an error.
type problem struct {
	Type      string `json:"type"`
	Title     string `json:"title"`
	Status    int    `json:"status"`
	Detail    string `json:"detail"`
	Parameter string `json:"parameter,omitempty"` // the one at fault
}

// describe says what an error means to the client. Only errors made for
// clients are quoted; what else went wrong is for Report.
func describe(err error) problem {
	var bad *search.BadRequestError
	var known *statusError
	p := problem{Type: "about:blank"}
	switch {
	case errors.As(err, &bad):
		p.Status, p.Detail, p.Parameter = http.StatusBadRequest, "The parameter "+bad.Param+" "+bad.Detail+".", bad.Param
	case errors.As(err, &known):
		p.Status, p.Detail = known.status, known.detail
	case errors.Is(err, search.ErrNotFound):
		p.Status, p.Detail = errNotFound.status, errNotFound.detail
	case errors.Is(err, context.DeadlineExceeded), errors.Is(err, context.Canceled):
		p.Status, p.Detail = http.StatusServiceUnavailable, "The answer took too long. Try again in a moment."
	default:
		p.Status, p.Detail = http.StatusInternalServerError, "Something went wrong here. It is not your fault; please try again."
	}
	p.Title = http.StatusText(p.Status)
	return p
}

// fail answers an error: a problem for programs, a page for people.
func (x *exchange) fail(err error) {
	p := describe(err)
	gone := x.r.Context().Err() != nil // the client went away, which is no fault
	if p.Status >= http.StatusInternalServerError && !gone && x.s.options.Report != nil {
		x.s.options.Report(x.r, err)
	}
	h := x.w.Header()
	h.Del("ETag")
	h.Set("Cache-Control", "no-store")
	if p.Status == http.StatusServiceUnavailable {
		h.Set("Retry-After", "1")
	}
	contentType, body := x.errorBody(p)
	x.writeStatus(p.Status, contentType, body)
}

// errorBody is the problem as its reader wants it; plain text is left where
// even that fails.
func (x *exchange) errorBody(p problem) (contentType string, body []byte) {
	if isData(x.r.URL.Path) {
		if b, err := json.Marshal(p); err == nil {
			return "application/problem+json", append(b, '\n')
		}
	}
	x.w.Header().Set("Content-Security-Policy", pagePolicy)
	var page bytes.Buffer
	if err := x.s.views.error.Execute(&page, x.errorView(p)); err == nil {
		return "text/html; charset=utf-8", page.Bytes()
	}
	return "text/plain; charset=utf-8", []byte(p.Title + "\n\n" + p.Detail + "\n")
}
