package web_test

import (
	"bufio"
	"io"
	"math"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
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

// BenchmarkKept measures kept answers over as many connections as there are
// processors, beside a server that writes the same bytes, in the same run: "of-static"
// is the share of its throughput, each the best of three.
func BenchmarkKept(b *testing.B) {
	h := example(b)
	for _, accept := range []string{"", "gzip"} {
		for _, target := range []string{"/", "/?q=rust", "/open-positions/staff-engineer-tracking", "/sitemap.xml", "/api/v1/search?q=rust"} {
			r := httptest.NewRequest(http.MethodGet, target, nil)
			r.Header.Set("Accept-Encoding", accept)
			answer := record(h, r)
			body := answer.Body.Bytes()
			static := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
				for k, v := range answer.Header() {
					w.Header()[k] = v
				}
				_, _ = w.Write(body)
			})
			b.Run(strings.TrimSpace(target+" "+accept), func(b *testing.B) {
				ours, theirs := time.Duration(math.MaxInt64), time.Duration(math.MaxInt64)
				b.ResetTimer()
				for range 3 {
					ours = min(ours, askAtOnce(b, h, target, accept))
					theirs = min(theirs, askAtOnce(b, static, target, accept))
				}
				b.ReportMetric(float64(b.N)/ours.Seconds(), "kept/s")
				b.ReportMetric(float64(b.N)/theirs.Seconds(), "static/s")
				b.ReportMetric(float64(theirs)/float64(ours), "of-static")
				b.ReportMetric(0, "ns/op")
			})
		}
	}
}

// askAtOnce asks h b.N times over as many connections as there are processors.
func askAtOnce(b *testing.B, h http.Handler, target, accept string) time.Duration {
	b.Helper()
	srv := httptest.NewUnstartedServer(h)
	srv.Config = web.NewServer(h, nil)
	srv.Start()
	defer srv.Close()
	var clients sync.WaitGroup
	var left atomic.Int64
	left.Store(int64(b.N))
	start := time.Now()
	for range runtime.GOMAXPROCS(0) {
		clients.Go(func() {
			conn, err := net.Dial("tcp", srv.Listener.Addr().String())
			if err != nil {
				b.Error(err)
				return
			}
			defer func() { _ = conn.Close() }()
			question := []byte("GET " + target + " HTTP/1.1\r\nHost: example.com\r\nAccept-Encoding: " + accept + "\r\n\r\n")
			in := bufio.NewReaderSize(conn, 64<<10)
			for left.Add(-1) >= 0 {
				if _, err := conn.Write(question); err != nil {
					b.Error(err)
					return
				}
				answer, err := http.ReadResponse(in, nil)
				if err != nil {
					b.Error(err)
					return
				}
				if _, err := io.Copy(io.Discard, answer.Body); err != nil {
					b.Error(err)
				}
			}
		})
	}
	clients.Wait()
	return time.Since(start)
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
