package web

import (
	"context"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/careers-index/careers/search"
)

func TestWhatIsKeptAndRefusedIsSeen(t *testing.T) {
	t.Parallel()
	h, err := New(&filmSource{search.Site{Generation: "g"}}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range []struct {
		target, cache string
	}{{"/api/v1/search?q=a", "miss"}, {"/api/v1/search?q=a", "hit"}, {"/api/v1/search?q=b", "miss"}, {"/healthz", ""}, {"/api/v1/search?page=x", ""}} {
		o := &Observation{}
		r := httptest.NewRequestWithContext(context.WithValue(t.Context(), observationKey{}, o), http.MethodGet, c.target, nil)
		h.ServeHTTP(httptest.NewRecorder(), r)
		if o.Cache != c.cache || o.Refused || o.Waited != 0 {
			t.Errorf("request %d for %s: %+v, want %q", i, c.target, o, c.cache)
		}
	}
}
