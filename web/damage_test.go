package web_test

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web"
)

// damaged is an engine whose data was damaged.
type damaged struct{ *fakeEngine }

func (d damaged) Acquire() (search.Engine, func()) { return d, func() {} }
func (damaged) Damaged() <-chan struct{}           { return nil }
func (damaged) Damage() error                      { return search.ErrDamaged }

func TestADamagedEngineIsNotReady(t *testing.T) {
	t.Parallel()
	err := fmt.Errorf("%w: cards", search.ErrDamaged)
	engine := failing(err, false)
	engine.site.Pages = brokenListing(err)
	h := newHandler(t, damaged{engine}, web.Options{})
	for target, want := range map[string]int{
		"/readyz": http.StatusServiceUnavailable, "/healthz": http.StatusOK,
		"/": http.StatusInternalServerError, "/x": http.StatusInternalServerError, "/?q=x": http.StatusInternalServerError,
		"/api/v1/search": http.StatusInternalServerError, "/sitemap.xml": http.StatusInternalServerError,
	} {
		w := get(t, h, target)
		if w.Code != want {
			t.Errorf("%s: %d, want %d", target, w.Code, want)
		}
		for _, header := range []string{"Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Content-Type"} {
			if w.Header().Get(header) == "" {
				t.Errorf("%s has no %s", target, header)
			}
		}
		if got := w.Header().Get("Cache-Control"); got != "no-store" {
			t.Errorf("%s: Cache-Control %q", target, got)
		}
	}
}
