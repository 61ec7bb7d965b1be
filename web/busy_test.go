package web_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web"
)

// Time in these tests is virtual (testing/synctest): a sleep waits for no clock.

// TestWhatCostsNothingIsAnsweredWhileAllElseIsRefused fills the gate and its queue.
func TestWhatCostsNothingIsAnsweredWhileAllElseIsRefused(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		enough := make(chan struct{})
		e := site(search.Site{Generation: "g", Assets: fstest.MapFS{"logo.png": {Data: []byte("png")}, "film.mp4": {Data: make([]byte, 1<<20)}}})
		e.search = func(r search.Request) (*search.Result, error) {
			if strings.HasPrefix(r.Query, "word") {
				<-enough
			}
			return &search.Result{Page: 1, PerPage: 20}, nil
		}
		h := newHandler(t, e, web.Options{Report: func(_ *http.Request, err error) { t.Errorf("reported %v", err) }})
		for _, target := range []string{"/logo.png", "/film.mp4", "/sitemap.xml", "/robots.txt"} {
			if w := get(t, h, target); w.Code != http.StatusOK {
				t.Fatalf("GET %s: %d", target, w.Code)
			}
		}
		style := assetLink.FindStringSubmatch(get(t, h, "/x").Body.String())[1]

		var all sync.WaitGroup
		var answers [503 + 1]atomic.Int64
		const asked = 2000
		for i := range asked {
			all.Go(func() {
				r := httptest.NewRequest(http.MethodGet, "/api/v1/search?q=word"+strconv.Itoa(i), nil)
				r.RemoteAddr = []string{"192.0.2.1:1", "192.0.2.2:1"}[i%2]
				answers[record(h, r).Code].Add(1)
			})
		}
		synctest.Wait()
		slots := 2 * runtime.GOMAXPROCS(0)
		if n := answers[503].Load(); n != int64(asked-slots-64*slots) {
			t.Errorf("%d of %d are refused at once, want all but %d that run and 64 times as many that wait", n, asked, slots)
		}
		begun := time.Now()
		w := get(t, h, "/api/v1/search?q=c+d+e+f+g+h")
		var p struct{ Status int }
		if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || p.Status != 503 || w.Code != 503 || w.Header().Get("Retry-After") == "" || w.Header().Get("Content-Type") != "application/problem+json" {
			t.Errorf("a refusal is %d %v %s", w.Code, w.Header(), w.Body)
		}
		if w := get(t, h, "/?q=c+d+e+f+g+h"); w.Code != 503 || !strings.Contains(w.Body.String(), "Too busy for a moment") || w.Header().Get("Cache-Control") != "no-store" {
			t.Errorf("a refusal for people is %d %v %s", w.Code, w.Header(), w.Body)
		}
		for _, target := range []string{"/logo.png", "/film.mp4", "/sitemap.xml", "/robots.txt", "/opensearch.xml", "/openapi.json", "/healthz", style} {
			if w := get(t, h, target); w.Code != http.StatusOK {
				t.Errorf("GET %s: %d", target, w.Code)
			}
		}
		if took := time.Since(begun); took != 0 {
			t.Errorf("these waited for %s", took)
		}
		close(enough)
		all.Wait()
		if n := answers[200].Load(); n != int64(slots+64*slots) {
			t.Errorf("%d are answered after all", n)
		}
	})
}

// TestTimeInTheQueueCounts: an answer that waited has less time to be made.
func TestTimeInTheQueueCounts(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		h := newHandler(t, blocking{site(search.Site{Generation: "g"}), make(chan struct{})}, web.Options{Timeout: 1500 * time.Millisecond})
		var all sync.WaitGroup
		for i := range 4 * runtime.GOMAXPROCS(0) {
			all.Go(func() {
				begun := time.Now()
				w := get(t, h, "/?q="+strings.Repeat("x", i+1))
				if took := time.Since(begun); w.Code != http.StatusServiceUnavailable || took > 1500*time.Millisecond {
					t.Errorf("%d after %s", w.Code, took)
				}
			})
		}
		all.Wait()
	})
}

// TestWhoGoesAwayWhileItWaitsIsNotRefused: nor is that a fault to report.
func TestWhoGoesAwayWhileItWaitsIsNotRefused(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		enough := make(chan struct{})
		var seen observations
		h := newHandler(t, blocking{site(search.Site{Generation: "g"}), enough}, web.Options{
			Observe: seen.add, Report: func(_ *http.Request, err error) { t.Errorf("reported %v", err) },
		})
		var all sync.WaitGroup
		for i := range 2 * runtime.GOMAXPROCS(0) {
			all.Go(func() { get(t, h, "/?q="+strings.Repeat("x", i+1)) })
		}
		synctest.Wait()
		ctx, cancel := context.WithCancel(t.Context())
		all.Go(func() { record(h, httptest.NewRequestWithContext(ctx, http.MethodGet, "/?q=goes", nil)) })
		synctest.Wait()
		time.Sleep(time.Millisecond)
		cancel()
		synctest.Wait()
		if ended := seen.list(); len(ended) != 1 || ended[0].Refused || ended[0].Waited != time.Millisecond {
			t.Errorf("observed %+v", ended)
		}
		close(enough)
		all.Wait()
	})
}

func TestClientsOverTheirLimitAreTold(t *testing.T) {
	t.Parallel()
	h := newHandler(t, site(search.Site{Generation: "g"}), web.Options{Rate: 0.5, Burst: 2})
	for i, want := range []int{200, 200, 429, 429} {
		if w := get(t, h, "/api/v1/search"); w.Code != want || want == 429 && w.Header().Get("Retry-After") != "2" {
			t.Errorf("request %d: %d %v, want %d", i, w.Code, w.Header(), want)
		}
	}
	if w := get(t, h, "/"); w.Code != 429 || !strings.Contains(w.Body.String(), "More than 0.5 requests a second") {
		t.Errorf("a page over the limit: %d %s", w.Code, w.Body)
	}
	for _, target := range []string{"/healthz", "/readyz"} {
		if w := get(t, h, target); w.Code != 200 {
			t.Errorf("GET %s over the limit: %d", target, w.Code)
		}
	}
	r := httptest.NewRequest(http.MethodGet, "/", nil)
	r.RemoteAddr = "198.51.100.7:1"
	if w := record(h, r); w.Code != 200 {
		t.Errorf("another client: %d", w.Code)
	}
}

func TestALeavingServerIsNotReadyAndClosesConnections(t *testing.T) {
	t.Parallel()
	var leaving atomic.Bool
	h := newHandler(t, site(search.Site{Generation: "g"}), web.Options{Leaving: leaving.Load, Report: func(_ *http.Request, err error) { t.Errorf("reported %v", err) }})
	get(t, h, "/")
	leaving.Store(true)
	for target, want := range map[string]int{"/": 200, "/?q=new": 200, "/nosuch": 404, "/healthz": 200, "/readyz": 503} {
		if w := get(t, h, target); w.Code != want || w.Header().Get("Connection") != "close" {
			t.Errorf("GET %s: %d, Connection: %q", target, w.Code, w.Header().Get("Connection"))
		}
	}
	leaving.Store(false)
	if w := get(t, h, "/"); w.Header().Get("Connection") != "" {
		t.Error("an answer remembers that the server was leaving")
	}
}
