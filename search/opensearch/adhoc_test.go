package opensearch

import (
	"bufio"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/local"
	"github.com/careers-index/careers/search/searchtest"
)

func TestAdhoc(t *testing.T) {
	near, err := local.Open(os.Getenv("NEAR"))
	if err != nil {
		t.Fatal(err)
	}
	a, err := ParseAddress(os.Getenv("FAR"))
	if err != nil {
		t.Fatal(err)
	}
	x, _ := At(a, Credentials{})
	far, err := x.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	f, _ := os.Open("/work/shared/corpora/ads/queries.txt")
	sc := bufio.NewScanner(f)
	var times []time.Duration
	same, n := 0, 0
	for sc.Scan() {
		for _, r := range []search.Request{{Query: sc.Text(), PerPage: 10}, {Query: sc.Text(), PerPage: 10, Page: 2}, {Query: sc.Text(), PerPage: 10, Filters: []search.Filter{{Facet: "skill", Values: []string{"Python"}}}}} {
			var best time.Duration = time.Hour
			for range 3 {
				s := time.Now()
				if _, err := far.Search(t.Context(), r); err != nil {
					t.Fatal(err)
				}
				best = min(best, time.Since(s))
			}
			s := time.Now()
			near.Search(t.Context(), r)
			l := time.Since(s)
			d, ok := searchtest.Difference(t.Context(), near, far, r)
			n++
			if ok {
				same++
			}
			if d != "" && len(d) > 600 {
				d = d[:600]
			}
			t.Log(r.Query, r.Page, len(r.Filters), "far", best, "near", l, "same order", ok, d)
			times = append(times, best)
		}
	}
	slices.Sort(times)
	t.Log("median", times[len(times)/2], "max", times[len(times)-1], "same", same, "of", n)
}
