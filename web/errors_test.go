package web_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web"
)

// failing is an engine that answers everything with err, or panics with it.
func failing(err error, panics bool) *fakeEngine {
	fail := func() error {
		if panics {
			panic(err)
		}
		return err
	}
	return &fakeEngine{
		search:  func(search.Request) (*search.Result, error) { return nil, fail() },
		suggest: func(string) ([]search.Suggestion, error) { return nil, fail() },
		page:    func(string) (*search.Page, error) { return nil, fail() },
	}
}

func TestErrorsAreAnsweredByTheirKind(t *testing.T) {
	t.Parallel()
	secret := errors.New("open /var/lib/careers/gen-1/store: permission denied")
	for _, c := range []struct {
		name     string
		err      error
		panics   bool
		status   int
		detail   string
		reported bool
	}{
		{"bad request", &search.BadRequestError{Param: "q", Detail: "is longer than 5 characters; shorten it"}, false, 400, "The search text is longer than 5 characters; shorten it.", false},
		{"wrapped bad request", fmt.Errorf("search: %w", &search.BadRequestError{Param: "q", Detail: "is odd"}), false, 400, "The search text is odd.", false},
		{"not found", search.ErrNotFound, false, 404, "There is nothing at this address.", false},
		{"deadline", fmt.Errorf("search: %w", context.DeadlineExceeded), false, 503, "took too long", true},
		{"internal", secret, false, 500, "Something went wrong on the server.", true},
		{"panic", secret, true, 500, "Something went wrong on the server.", true},
	} {
		for _, target := range []string{"/api/v1/search", "/api/v1/suggest?q=a", "/api/v1/pages/x", "/feed.atom", "/feed.json", "/?q=a", "/x"} {
			t.Run(c.name+" "+target, func(t *testing.T) {
				t.Parallel()
				var reported []error
				h := newHandler(t, failing(c.err, c.panics), web.Options{Report: func(_ *http.Request, err error) { reported = append(reported, err) }})
				w := get(t, h, target)
				body := w.Body.String()
				if w.Code != c.status || !strings.Contains(body, c.detail) || strings.Contains(body, "permission denied") {
					t.Errorf("got %d %s\nwant %d with %q", w.Code, body, c.status, c.detail)
				}
				if got := w.Header().Get("Cache-Control"); got != "no-store" || w.Header().Get("ETag") != "" {
					t.Errorf("an error can be cached: %q, ETag %q", got, w.Header().Get("ETag"))
				}
				if c.status == 503 && w.Header().Get("Retry-After") == "" {
					t.Error("503 has no Retry-After")
				}
				if got := len(reported) == 1; got != c.reported || len(reported) > 1 {
					t.Errorf("reported %v, want a report: %v", reported, c.reported)
				}
				if !strings.HasPrefix(target, "/api/") && !strings.HasPrefix(target, "/feed") {
					if got := w.Header().Get("Content-Type"); got != "text/html; charset=utf-8" {
						t.Errorf("Content-Type %q", got)
					}
					return
				}
				var p struct {
					Status        int
					Title, Detail string
				}
				if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || p.Status != c.status || p.Title == "" || p.Detail == "" {
					t.Errorf("problem %s: %v", body, err)
				}
				if got := w.Header().Get("Content-Type"); got != "application/problem+json" {
					t.Errorf("Content-Type %q", got)
				}
			})
		}
	}
}

func TestClientsThatWentAwayAreNoFault(t *testing.T) {
	t.Parallel()
	h := newHandler(t, failing(context.Canceled, false), web.Options{Report: func(_ *http.Request, err error) { t.Errorf("reported %v", err) }})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	record(h, httptest.NewRequestWithContext(ctx, http.MethodGet, "/?q=a", nil))
}

func TestErrorsNameWhatTheirReaderKnows(t *testing.T) {
	t.Parallel()
	facets := search.Facets{{Name: "team", Label: "Our team", Many: true}}
	for param, want := range map[string]string{
		"q": "The search text is odd.", "page": "The page number is odd.", "per_page": "The number of hits per page is odd.", "sort": "The sort order is odd.",
		"query string": "The address is odd.", "team": "The filter “Our team” is odd.", "team_q": "The filter “Our team” is odd.", "team_match": "The parameter team_match is odd.",
	} {
		e := failing(&search.BadRequestError{Param: param, Detail: "is odd"}, false)
		e.site.Facets = facets
		var p struct{ Detail, Parameter string }
		if err := json.Unmarshal(get(t, newHandler(t, e, web.Options{}), "/api/v1/search").Body.Bytes(), &p); err != nil || p.Detail != want || p.Parameter != param {
			t.Errorf("parameter %s: %+v, %v; want %s", param, p, err, want)
		}
	}
}

// TestUnreadablePagesAreAnErrorAndNoShorterList: what lists the pages of the
// site fails when they cannot be read to their end, and works again later.
func TestUnreadablePagesAreAnErrorAndNoShorterList(t *testing.T) {
	t.Parallel()
	broken := errors.New("read cards: input/output error")
	var reported []error
	e := site(search.Site{Generation: "g", Pages: brokenListing(broken)})
	e.page = func(path string) (*search.Page, error) {
		return &search.Page{Path: path, Title: "A", Posting: true}, nil
	}
	h := newHandler(t, e, web.Options{Report: func(_ *http.Request, err error) { reported = append(reported, err) }})
	for _, target := range []string{"/", "/?q=a", "/a", "/sitemap.xml"} {
		reported = nil
		w := get(t, h, target)
		if w.Code != http.StatusInternalServerError || len(reported) != 1 || !errors.Is(reported[0], broken) || strings.Contains(w.Body.String(), "input/output") {
			t.Errorf("GET %s: %d, reported %v\n%s", target, w.Code, reported, w.Body)
		}
	}
	if w := get(t, h, "/api/v1/search"); w.Code != http.StatusOK {
		t.Errorf("the API, which lists no pages of the site: %d", w.Code)
	}
	e.site.Pages = listing(search.PageRef{Path: "/a", Title: "A"})
	for _, target := range []string{"/", "/a", "/sitemap.xml"} {
		if w := get(t, h, target); w.Code != http.StatusOK {
			t.Errorf("GET %s, once pages can be read again: %d", target, w.Code)
		}
	}
}

// TestErrorPagesThatFailAreAnsweredAsText: a site whose list of pages panics when
// it is read, as the error page does.
func TestErrorPagesThatFailAreAnsweredAsText(t *testing.T) {
	t.Parallel()
	e := failing(errors.New("broken"), false)
	e.site.Pages = func(func(search.PageRef, error) bool) { panic("unreadable card") }
	e.site.Generation = "g"
	w := get(t, newHandler(t, e, web.Options{}), "/x")
	if w.Code != http.StatusInternalServerError || w.Header().Get("Content-Type") != "text/plain; charset=utf-8" || !strings.Contains(w.Body.String(), "Something went wrong") {
		t.Errorf("%d %s: %s", w.Code, w.Header().Get("Content-Type"), w.Body)
	}
}

func TestReadinessFollowsTheEngine(t *testing.T) {
	t.Parallel()
	h := newHandler(t, failing(errors.New("gone"), false), web.Options{})
	if got := get(t, h, "/readyz").Code; got != 500 {
		t.Errorf("/readyz = %d over an engine that fails, want 500", got)
	}
	if got := get(t, h, "/healthz").Code; got != 200 {
		t.Errorf("/healthz = %d, want 200: the process lives", got)
	}
}

func TestLongestQueryIsAnsweredInAnyScript(t *testing.T) {
	t.Parallel()
	h := example(t)
	facets := "&category=Engineering&category=Data&skill=Go&skill=Kubernetes&skill_match=all&sort=title&page=2"
	for _, char := range []string{"x", "é", "漢", "😀"} {
		for _, path := range []string{"/", "/api/v1/search", "/feed.atom"} {
			address := path + "?q=" + url.QueryEscape(strings.Repeat(char, search.MaxQueryRunes))
			if got := get(t, h, address+facets).Code; got != http.StatusOK {
				t.Errorf("GET %s with %d times %s: %d", path, search.MaxQueryRunes, char, got)
			}
			if got := get(t, h, address+url.QueryEscape(char)).Code; got != http.StatusBadRequest {
				t.Errorf("GET %s with one %s more: %d", path, char, got)
			}
		}
	}
}

func TestAbortedHandlersDropTheConnection(t *testing.T) {
	t.Parallel()
	h := newHandler(t, failing(http.ErrAbortHandler, true), web.Options{})
	defer func() {
		if got, _ := recover().(error); !errors.Is(got, http.ErrAbortHandler) {
			t.Errorf("recovered %v, want http.ErrAbortHandler passed on", got)
		}
	}()
	h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/x", nil))
}

// TestEveryAnswerIsGuarded checks the headers of answers of every status, by the
// scoring that Mozilla's Observatory publishes: a policy that starts
// with nothing and allows nothing unsafe, and each single header.
func TestEveryAnswerIsGuarded(t *testing.T) {
	t.Parallel()
	site := example(t)
	broken := newHandler(t, failing(errors.New("broken"), false), web.Options{})
	slow := newHandler(t, failing(context.DeadlineExceeded, false), web.Options{})
	etag := get(t, site, "/").Header().Get("ETag")
	for _, c := range []struct {
		h      http.Handler
		method string
		target string
		header string // If-None-Match
		status int
	}{
		{site, "GET", "/", "", 200},
		{site, "HEAD", "/", "", 200},
		{site, "GET", "/", etag, 304},
		{site, "GET", "/about/mission", "", 200},
		{site, "GET", "/about/mission/", "", 301},
		{site, "GET", "/images/banner.svg", "", 200},
		{site, "GET", "/api/v1/search", "", 200},
		{site, "GET", "/feed.atom", "", 200},
		{site, "GET", "/feed.json", "", 200},
		{site, "GET", "/sitemap.xml", "", 200},
		{site, "GET", "/robots.txt", "", 200},
		{site, "GET", "/opensearch.xml", "", 200},
		{site, "GET", "/openapi.json", "", 200},
		{site, "GET", "/favicon.ico", "", 200},
		{site, "GET", "/healthz", "", 200},
		{site, "GET", "/?page=x", "", 400},
		{site, "GET", "/nope", "", 404},
		{site, "GET", "/api/nope", "", 404},
		{site, "GET", "/assets/nope.css", "", 404},
		{site, "POST", "/", "", 405},
		{site, "BREW", "/api/v1/search", "", 405},
		{site, "GET", "/?q=" + strings.Repeat("x", 9000), "", 414},
		{broken, "GET", "/", "", 500},
		{broken, "GET", "/api/v1/search", "", 500},
		{slow, "GET", "/?q=x", "", 503},
	} {
		t.Run(fmt.Sprint(c.method, " ", c.target[:min(len(c.target), 30)], " ", c.status), func(t *testing.T) {
			t.Parallel()
			r := httptest.NewRequest(c.method, c.target, nil)
			r.Header.Set("If-None-Match", c.header)
			w := httptest.NewRecorder()
			c.h.ServeHTTP(w, r)
			if w.Code != c.status {
				t.Fatalf("status %d, want %d", w.Code, c.status)
			}
			policy := w.Header().Get("Content-Security-Policy")
			for _, want := range []string{"default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action"} {
				if !strings.Contains(policy, want) {
					t.Errorf("policy %q lacks %s", policy, want)
				}
			}
			if strings.Contains(policy, "unsafe") || strings.Contains(policy, "script-src *") {
				t.Errorf("policy %q is unsafe", policy)
			}
			for name, want := range map[string][]string{
				"X-Content-Type-Options": {"nosniff"}, "X-Frame-Options": {"DENY"},
				"Referrer-Policy":            {"strict-origin-when-cross-origin"},
				"Cross-Origin-Opener-Policy": {"same-origin"}, "Cross-Origin-Resource-Policy": {"same-origin", "cross-origin"},
			} {
				if got := w.Header().Get(name); !slices.Contains(want, got) {
					t.Errorf("%s: %q, want one of %q", name, got, want)
				}
			}
			if w.Header().Get("Permissions-Policy") == "" || w.Header().Get("Vary") == "" {
				t.Error("Permissions-Policy or Vary is missing")
			}
			if c.status == 405 && w.Header().Get("Allow") != "GET, HEAD" {
				t.Errorf("Allow %q", w.Header().Get("Allow"))
			}
		})
	}
}
