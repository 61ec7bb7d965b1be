package web_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/local"
	"github.com/careers-index/careers/web"
)

// benchIndex names an index to answer from; the default is the example site.
const benchIndex = "CAREERS_BENCH_INDEX"

// BenchmarkUncached measures answers that are not kept, each beside the search it takes,
// in turns: how many times as long it takes.
func BenchmarkUncached(b *testing.B) {
	source, err := exampleSource()
	if dir := os.Getenv(benchIndex); dir != "" {
		source, _, err = search.NewFollower(context.Background(), local.Dir(dir))
	}
	if err != nil {
		b.Fatal(err)
	}
	h, err := web.New(source, web.Options{Timeout: time.Hour, Keep: -1})
	if err != nil {
		b.Fatal(err)
	}
	engine, release := source.Acquire()
	defer release()
	for _, query := range []string{"python kubernetes", "scala", "what you bring", "zzzz"} {
		asks := []asking{{"search", func() error {
			_, err := engine.Search(b.Context(), search.Request{Query: query})
			return err
		}}}
		for _, kind := range []struct{ name, target, accept string }{
			{"page", "/?q=", ""}, {"page-gzip", "/?q=", "gzip"}, {"page-zstd", "/?q=", "zstd"},
			{"api", "/api/v1/search?q=", ""}, {"feed", "/feed.atom?q=", ""},
		} {
			r := httptest.NewRequest(http.MethodGet, kind.target+url.QueryEscape(query), nil)
			r.Header.Set("Accept-Encoding", kind.accept)
			asks = append(asks, asking{kind.name, func() error {
				h.ServeHTTP(nowhere{http.Header{}}, r)
				return nil
			}})
		}
		b.Run(query, func(b *testing.B) { inTurns(b, asks) })
	}
}

// asking is one of several things that are measured beside each other.
type asking struct {
	name string
	do   func() error
}

// inTurns does each once, b.N times over, and reports what the fastest tenth of each takes at most, as others use the processor too: the
// first in microseconds, the others as multiples of it.
func inTurns(b *testing.B, asks []asking) {
	b.Helper()
	took := make([][]time.Duration, len(asks))
	for range b.N {
		for i, a := range asks {
			start := time.Now()
			if err := a.do(); err != nil {
				b.Fatal(err)
			}
			took[i] = append(took[i], time.Since(start))
		}
	}
	var first float64
	for i, a := range asks {
		slices.Sort(took[i])
		fast := float64(took[i][b.N/10].Nanoseconds()) / 1000
		if i == 0 {
			first = fast
			b.ReportMetric(fast, a.name+"-us")
			continue
		}
		b.ReportMetric(fast/first, a.name)
	}
	b.ReportMetric(0, "ns/op")
}

// nowhere takes an answer.
type nowhere struct{ header http.Header }

func (n nowhere) Header() http.Header         { return n.header }
func (n nowhere) Write(b []byte) (int, error) { return len(b), nil }
func (n nowhere) WriteHeader(int)             {}
