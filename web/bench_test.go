package web_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/careers-index/careers/web"
)

// BenchmarkAnswers measures each kind of answer over a real connection, beside
// a server that only writes the same bytes, in the same run: "vs-static" is
// the ratio of the times.
func BenchmarkAnswers(b *testing.B) {
	h := example(b)
	etag := func(target string) string {
		return record(h, httptest.NewRequest(http.MethodGet, target, nil)).Header().Get("ETag")
	}
	for _, c := range []struct{ name, target, etag string }{
		{"overview", "/", ""}, {"search-page", "/?q=rust", ""}, {"search-page-304", "/?q=rust", etag("/?q=rust")},
		{"search-api", "/api/v1/search?q=rust", ""}, {"suggest", "/api/v1/suggest?q=ru", ""},
		{"posting", "/open-positions/staff-engineer-tracking", ""}, {"not-found", "/no/such/page", ""},
	} {
		answer := record(h, httptest.NewRequest(http.MethodGet, c.target, nil))
		body, header := answer.Body.Bytes(), answer.Header()
		static := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			for k, v := range header {
				w.Header()[k] = v
			}
			_, _ = w.Write(body)
		})
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			took := ask(b, h, c.target, c.etag)
			b.StopTimer()
			b.ReportMetric(float64(took)/float64(ask(b, static, c.target, "")), "vs-static")
		})
	}
}

// ask serves h, asks it b.N times over one connection, and returns how long
// that took.
func ask(b *testing.B, h http.Handler, target, etag string) time.Duration {
	b.Helper()
	srv := httptest.NewUnstartedServer(h)
	srv.Config = web.NewServer(h, nil)
	srv.Start()
	defer srv.Close()
	client := &http.Client{Transport: &http.Transport{DisableCompression: true}}
	r, err := http.NewRequest(http.MethodGet, srv.URL+target, nil)
	if err != nil {
		b.Fatal(err)
	}
	r.Header.Set("If-None-Match", etag)
	start := time.Now()
	for range b.N {
		answer, err := client.Do(r)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := io.Copy(io.Discard, answer.Body); err != nil {
			b.Fatal(err)
		}
		_ = answer.Body.Close()
	}
	return time.Since(start)
}
