package web

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/careers-index/careers/search"
)

// pagesEverywhere is an engine with a page at every path.
type pagesEverywhere struct{ search.Engine }

func (e pagesEverywhere) Acquire() (search.Engine, func()) { return e, func() {} }
func (pagesEverywhere) Site() *search.Site                 { return &search.Site{Generation: "g", Pages: listing(nil)} }

func (pagesEverywhere) Search(context.Context, search.Request) (*search.Result, error) {
	return &search.Result{Page: 1, PerPage: 20}, nil
}

func (pagesEverywhere) Suggest(context.Context, string, int) ([]search.Suggestion, error) {
	return nil, nil
}

func (pagesEverywhere) Page(_ context.Context, path string) (*search.Page, error) {
	return &search.Page{Path: path, Title: "the page at " + path}, nil
}

// TestReservedPathsAreThoseWithoutTheirPage asks the server for a page at the
// paths of all routes and those around them.
func TestReservedPathsAreThoseWithoutTheirPage(t *testing.T) {
	t.Parallel()
	h, err := New(pagesEverywhere{}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	paths := []string{"/api", "/api/v2", "/API/v1/search", "/assets", "/assets/a/b", "/healthz2", "/open-positions/x"}
	for _, r := range routes() {
		path := regexp.MustCompile(`\{[^}]*\}`).ReplaceAllString(r.pattern, "x")
		paths = append(paths, path, path+"/x", strings.ToUpper(path))
	}
	reserved := map[string]bool{}
	for _, path := range paths {
		if path == "//x" { // no path of a page
			continue
		}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		served := w.Code == http.StatusOK && strings.Contains(w.Body.String(), "<h1>the page at "+path+"</h1>")
		if Reserved(path) == served {
			t.Errorf("Reserved(%q) = %v, but a page there is served: %v (%d)", path, Reserved(path), served, w.Code)
		}
		reserved[path] = !served
	}
	for path, want := range map[string]bool{
		"/": false, "/api": false, "/assets": false, "/assets/x": false, "/x": false,
		"/api/x": true, "/api/v1/search": true, "/feed.atom": true, "/feed.atom/x": false, "/robots.txt": true, "/favicon.ico": true,
	} {
		if reserved[path] != want {
			t.Errorf("%s is reserved: %v, want %v", path, reserved[path], want)
		}
	}
}

func TestDocumentationListsEveryRoute(t *testing.T) {
	t.Parallel()
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	var list strings.Builder
	for _, r := range routes() {
		fmt.Fprintf(&list, "//\t%-22s%s\n", r.address(), r.doc)
	}
	if !strings.Contains(string(doc), "//\n"+list.String()+"//\n") {
		t.Errorf("doc.go does not list the routes; it must have\n%s", list.String())
	}
}

func TestPathsWithoutARouteAreNotFound(t *testing.T) {
	t.Parallel()
	if got := newRouteTable().find("*"); got.kind != pageKind || got.serve(nil) != errNotFound { //nolint:errorlint // the very error
		t.Errorf("the path * has the route %+v", got)
	}
}

func TestAnswersForProgramsAreDataAndFailAsData(t *testing.T) {
	t.Parallel()
	h, err := New(pagesEverywhere{}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range routes() {
		path := regexp.MustCompile(`\{[^}]*\}`).ReplaceAllString(r.pattern, "x")
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodPost, path, nil))
		problem := w.Header().Get("Content-Type") == "application/problem+json"
		shared := w.Header().Get("Access-Control-Allow-Origin") == "*"
		if want := r.kind == dataKind; w.Code != http.StatusMethodNotAllowed || problem != want || shared != want {
			t.Errorf("POST %s: %d, problem %v, other origins %v; want data %v", path, w.Code, problem, shared, want)
		}
	}
}
