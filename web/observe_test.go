package web_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"testing"

	"github.com/careers-index/careers/web"
)

// TestEveryAnswerIsObservedOnce compares what is observed with what is answered.
func TestEveryAnswerIsObservedOnce(t *testing.T) {
	t.Parallel()
	source, err := exampleSource()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		method, target, header, value string
		status                        int
		route                         string
	}{
		{"GET", "/", "", "", 200, "/"},
		{"GET", "/?q=go", "Accept-Encoding", "gzip", 200, "/"},
		{"HEAD", "/about/mission", "", "", 200, "/{path}"},
		{"GET", "/about/mission/", "", "", 301, "/{path}"},
		{"GET", "/images/banner.svg", "Range", "bytes=0-9", 206, "/{path}"},
		{"GET", "/api/v1/pages/about/mission", "", "", 200, "/api/v1/pages/{path}"},
		{"GET", "/api/v1/search?sort=nope", "", "", 400, "/api/v1/search"},
		{"GET", "/nope?x=1", "", "", 404, "/{path}"},
		{"POST", "/feed.atom", "", "", 405, "/feed.atom"},
	} {
		var seen observations
		h := newHandler(t, source, web.Options{Observe: seen.add})
		r := httptest.NewRequest(c.method, c.target, nil)
		if c.header != "" {
			r.Header.Set(c.header, c.value)
		}
		w := record(h, r)
		all := seen.list()
		if len(all) != 1 {
			t.Fatalf("%s %s: observed %+v", c.method, c.target, all)
		}
		size := int64(w.Body.Len())
		if c.method == http.MethodHead {
			size = 0
		}
		o := all[0]
		if o.Status != c.status || w.Code != c.status || o.Route != c.route || o.Method != c.method || o.Bytes != size ||
			o.Path != r.URL.Path || o.Query != r.URL.RawQuery || o.Remote != "192.0.2.1" || o.Duration <= 0 {
			t.Errorf("%s %s: status %d, %d bytes; observed %+v", c.method, c.target, w.Code, size, o)
		}
	}
}

func TestDroppedConnectionsAreObserved(t *testing.T) {
	t.Parallel()
	var seen observations
	h := newHandler(t, failing(http.ErrAbortHandler, true), web.Options{Observe: seen.add})
	func() {
		defer func() {
			if got, _ := recover().(error); !errors.Is(got, http.ErrAbortHandler) {
				t.Errorf("recovered %v", got)
			}
		}()
		get(t, h, "/x")
	}()
	if all := seen.list(); len(all) != 1 || all[0].Status != 0 || all[0].Route != "/{path}" {
		t.Errorf("observed %+v", all)
	}
}

func TestWhatAnAnswerCostIsObserved(t *testing.T) {
	t.Parallel()
	source, err := exampleSource()
	if err != nil {
		t.Fatal(err)
	}
	var seen observations
	h := newHandler(t, source, web.Options{Observe: seen.add, Proxies: []netip.Prefix{netip.MustParsePrefix("192.0.2.0/24")}})
	for range 2 {
		get(t, h, "/api/v1/search?q=go", "X-Forwarded-For", "198.51.100.7")
	}
	get(t, h, "/healthz")
	all := seen.list()
	if len(all) != 3 || all[0].Cache != "miss" || all[1].Cache != "hit" || all[2].Cache != "" || all[0].Refused {
		t.Errorf("observed %+v", all)
	}
	if all[0].Remote != "198.51.100.7" || all[2].Remote != "192.0.2.1" {
		t.Errorf("asked by %q and %q", all[0].Remote, all[2].Remote)
	}
}
