//go:build opensearch

package opensearch

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/local"
	"github.com/careers-index/careers/search/searchtest"
)

var (
	agreeSites    = flag.Int("agree-sites", 6, "random sites on which both engines are asked")
	agreeRequests = flag.Int("agree-requests", 60, "random requests of each site")
)

// loadSite loads a site into a cluster, and returns the local engine over it.
func loadSite(t testing.TB, x *Index, site *content.Site) search.Engine {
	t.Helper()
	dir := t.TempDir()
	if _, err := index.Build(t.Context(), site, dir, index.BuildOptions{Volatile: true}); err != nil {
		t.Fatal(err)
	}
	near, err := local.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = near.Close() })
	g, err := index.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = g.Close() }() // only read
	if err := x.Load(t.Context(), g, nil); err != nil {
		t.Fatal(err)
	}
	return near
}

// leastSameOrder is the share of pages of hits that both engines have in one order: sums of
// scores that are nearly the same may change places.
const leastSameOrder = 0.95

func TestBothEnginesAgreeOnRandomRequests(t *testing.T) {
	same, all := 0, 0
	for seed := range uint64(*agreeSites) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			r := rand.New(rand.NewPCG(seed, 7))
			x := newIndex(t)
			near := loadSite(t, x, searchtest.RandomSite(r, true))
			far, err := x.Open(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			for range *agreeRequests {
				if searchtest.CheckAgree(t, near, far, searchtest.RandomRequest(r, near.Site().Facets)) {
					same++
				}
				all++
				if t.Failed() {
					return
				}
			}
		})
	}
	t.Logf("%d of %d pages of hits are in the same order", same, all)
	if float64(same) < leastSameOrder*float64(all) {
		t.Errorf("only %d of %d pages of hits are in the same order", same, all)
	}
}
