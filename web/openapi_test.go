package web_test

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
)

// TestOpenAPIDescribesWhatIsServed validates answers of the real engine, good and
// bad, by the published description. Its schemas allow no property that they do
// not name, so neither can change alone.
func TestOpenAPIDescribesWhatIsServed(t *testing.T) {
	t.Parallel()
	h := example(t)
	ctx := context.Background()
	doc, err := openapi3.NewLoader().LoadFromData(get(t, h, "/openapi.json").Body.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	if err := doc.Validate(ctx); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, c := range []struct{ path, target string }{
		{"/api/v1/search", "/api/v1/search"},
		{"/api/v1/search", "/api/v1/search?q=rust&category=Engineering&category=Data&skill=Go&skill=Rust&skill_match=all&sort=title&page=1&per_page=3"},
		{"/api/v1/search", "/api/v1/search?q=rust+cobolzzz&category=Data"},
		{"/api/v1/search", "/api/v1/search?q=terrafrom&skill_q=a"},
		{"/api/v1/search", "/api/v1/search?q=go"}, // in a heading, too
		{"/api/v1/search", "/api/v1/search?place=Bristol&place=Gothenburg&place_match=all&workplace=hybrid&type=full-time&level=senior"},
		{"/api/v1/search", "/api/v1/search?q=engineer&place=Nowhere&workplace=remote"},
		{"/api/v1/search", "/api/v1/search?page=x"},
		{"/api/v1/suggest", "/api/v1/suggest?q=e"},
		{"/api/v1/suggest", "/api/v1/suggest?q=zzzqqqxxy"},
		{"/api/v1/pages/{path}", "/api/v1/pages/open-positions/staff-engineer-tracking"},
		{"/api/v1/pages/{path}", "/api/v1/pages/no/such/page"},
		{"/feed.json", "/feed.json?q=engineer"},
		{"/feed.json", "/feed.json?sort=nope"},
		{"/feed.atom", "/feed.atom"},
		{"/export.csv", "/export.csv?sort=nope"},
		{"/api/v1/insights", "/api/v1/insights?category=Engineering"},
		{"/export.ndjson", "/export.ndjson?sort=nope"},
		{"/api/v1/complete", "/api/v1/complete?q=e"},
	} {
		item := doc.Paths.Value(c.path)
		if item == nil {
			t.Fatalf("%s is not described", c.path)
		}
		seen[c.path] = true
		r := httptest.NewRequest(http.MethodGet, c.target, nil)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		input := &openapi3filter.ResponseValidationInput{
			RequestValidationInput: &openapi3filter.RequestValidationInput{
				Request: r, Route: &routers.Route{Spec: doc, Path: c.path, PathItem: item, Method: http.MethodGet, Operation: item.Get},
			},
			Status: w.Code, Header: w.Header(), Body: io.NopCloser(bytes.NewReader(w.Body.Bytes())),
			Options: &openapi3filter.Options{IncludeResponseStatus: true},
		}
		if err := openapi3filter.ValidateResponse(ctx, input); err != nil {
			t.Errorf("GET %s: %v", c.target, err)
		}
	}
	for path := range doc.Paths.Map() {
		if !seen[path] {
			t.Errorf("%s is described, and not tried here", path)
		}
	}
}
