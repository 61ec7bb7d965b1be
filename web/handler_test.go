package web_test

import (
	"cmp"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web"
)

// get asks h and returns the recorded answer.
func get(t *testing.T, h http.Handler, target string, header ...string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, target, nil)
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	return record(h, r)
}

func record(h http.Handler, r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func newHandler(t *testing.T, src web.Source, o web.Options) http.Handler {
	t.Helper()
	o.Timeout = cmp.Or(o.Timeout, time.Hour) // tests do not measure the machine
	h, err := web.New(src, o)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func TestEmptySiteAnswers(t *testing.T) {
	t.Parallel()
	h := newHandler(t, &fakeEngine{
		search:  func(search.Request) (*search.Result, error) { return &search.Result{Page: 1, PerPage: 20}, nil },
		page:    func(string) (*search.Page, error) { return nil, search.ErrNotFound },
		suggest: func(string) ([]search.Suggestion, error) { return nil, nil },
	}, web.Options{})
	for target, want := range map[string]int{
		"/": 200, "/?q=x": 200, "/x": 404, "/api/v1/search": 200, "/api/v1/suggest?q=x": 200, "/api/v1/nope": 404,
		"/feed.atom": 200, "/feed.json": 200, "/opensearch.xml": 200, "/openapi.json": 200, "/sitemap.xml": 200,
		"/robots.txt": 200, "/healthz": 200, "/readyz": 200, "/favicon.ico": 200, "/assets/x.css": 404,
	} {
		if got := get(t, h, target).Code; got != want {
			t.Errorf("GET %s = %d, want %d", target, got, want)
		}
	}
}

func TestServerLimitsEveryConnection(t *testing.T) {
	t.Parallel()
	h := newHandler(t, site(search.Site{Generation: "g"}), web.Options{})
	srv := web.NewServer(h, nil)
	if srv.Handler == nil || srv.ReadHeaderTimeout == 0 || srv.ReadTimeout == 0 || srv.WriteTimeout == 0 || srv.IdleTimeout == 0 || srv.MaxHeaderBytes == 0 {
		t.Errorf("a limit is missing: %+v", srv)
	}
}
