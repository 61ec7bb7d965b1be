package metrics_test

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/careers-index/careers/web"
	"github.com/careers-index/careers/web/metrics"
)

// scrape returns what Prometheus would read.
func scrape(t *testing.T, m *metrics.Metrics) string {
	t.Helper()
	w := httptest.NewRecorder()
	m.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	if w.Code != http.StatusOK {
		t.Fatalf("%d: %s", w.Code, w.Body)
	}
	return w.Body.String()
}

func now() metrics.Generation {
	return metrics.Generation{ID: "g1", Pages: 26_000, Since: time.Now().Add(-time.Hour)}
}

func TestEverythingIsCounted(t *testing.T) {
	t.Parallel()
	m := metrics.New("v1.2.3", now)
	m.Observe(web.Observation{Route: "/api/v1/search", Status: 200, Bytes: 700, Duration: 3 * time.Millisecond, Waited: time.Millisecond, Cache: "miss"})
	m.Observe(web.Observation{Route: "/api/v1/search", Status: 200, Bytes: 300, Duration: time.Microsecond, Cache: "hit"})
	m.Observe(web.Observation{Route: "/{path}", Status: 503, Refused: true})
	m.Observe(web.Observation{Status: 400})
	m.Observe(web.Observation{Route: "/"})
	m.Reloaded(nil)
	m.Reloaded(errors.New("refused"))
	m.Reloaded(errors.New("refused again"))
	m.Scrubbed(nil)
	m.Damaged()
	m.Scrubbed(errors.New("damaged"))
	text := scrape(t, m)
	for _, want := range []string{
		`careers_http_requests_total{route="/api/v1/search",status="200"} 2`,
		`careers_http_requests_total{route="/{path}",status="503"} 1`,
		`careers_http_requests_total{route="none",status="400"} 1`,
		`careers_http_requests_total{route="/",status="dropped"} 1`,
		`careers_http_request_duration_seconds_bucket{route="/api/v1/search",le="0.0005"} 1`,
		`careers_http_request_duration_seconds_bucket{route="/api/v1/search",le="0.005"} 2`,
		`careers_http_request_duration_seconds_count{route="/api/v1/search"} 2`,
		`careers_http_response_bytes_total 1000`,
		`careers_gate_wait_seconds_count 1`,
		`careers_gate_refused_total 1`,
		`careers_cache_requests_total{result="hit"} 1`,
		`careers_cache_requests_total{result="miss"} 1`,
		`careers_generation_info{generation="g1"} 1`,
		`careers_generation_pages 26000`,
		`careers_reloads_total{result="served"} 1`,
		`careers_reloads_total{result="refused"} 2`,
		`careers_scrubs_total{result="sound"} 1`,
		`careers_scrubs_total{result="damaged"} 1`,
		`careers_damaged_total 1`,
	} {
		if !strings.Contains(text, want+"\n") {
			t.Errorf("/metrics lacks %s", want)
		}
	}
	for _, want := range []string{`careers_generation_age_seconds 360\d`, `careers_build_info\{goversion="go[^"]+",version="v1.2.3"\} 1`, `go_goroutines \d`} {
		if !regexp.MustCompile(want).MatchString(text) {
			t.Errorf("/metrics lacks %s", want)
		}
	}
}

func TestWhatHasNotHappenedIsZero(t *testing.T) {
	t.Parallel()
	text := scrape(t, metrics.New("v", func() metrics.Generation { return metrics.Generation{ID: "g"} }))
	for _, want := range []string{
		`careers_gate_refused_total 0`, `careers_cache_requests_total{result="hit"} 0`,
		`careers_reloads_total{result="refused"} 0`, `careers_scrubs_total{result="damaged"} 0`,
	} {
		if !strings.Contains(text, want+"\n") {
			t.Errorf("/metrics lacks %s", want)
		}
	}
	if strings.Contains(text, "careers_generation_age_seconds ") {
		t.Error("an age that is not known is told")
	}
}

// TestDocumentationListsEveryMetric compares the list in doc.go with a scrape.
func TestDocumentationListsEveryMetric(t *testing.T) {
	t.Parallel()
	doc, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	m := metrics.New("v", now)
	m.Observe(web.Observation{Route: "/", Status: 200})
	names := func(pattern, text string) (all []string) {
		for _, match := range regexp.MustCompile(pattern).FindAllStringSubmatch(text, -1) {
			all = append(all, match[1])
		}
		slices.Sort(all)
		return all
	}
	listed, scraped := names(`(?m)^//\t(careers_\w+)`, string(doc)), names(`(?m)^# TYPE (careers_\w+) `, scrape(t, m))
	if !slices.Equal(listed, scraped) {
		t.Errorf("doc.go lists %q\nand /metrics has %q", listed, scraped)
	}
}
