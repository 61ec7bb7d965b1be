//go:build opensearch

package opensearch

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/markdown"
	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/local"
	"github.com/careers-index/careers/search/searchtest"
)

var (
	agreeSites    = flag.Int("agree-sites", 6, "random sites on which both engines are asked")
	agreeRequests = flag.Int("agree-requests", 60, "random requests of each site")
)

// TestSuite loads each site of the suite under a name of its own. CAREERS_CORPUS names
// content roots to test as well, separated as in PATH.
func TestSuite(t *testing.T) {
	searchtest.Run(t, openFar, searchtest.Options{
		Sites: *agreeSites, Requests: *agreeRequests, Large: true, Reference: openNear, Roots: filepath.SplitList(os.Getenv("CAREERS_CORPUS")),
	})
}

// openFar opens the engine over a cluster.
func openFar(t testing.TB, site *content.Site) search.Engine {
	t.Helper()
	x := newIndex(t)
	if err := x.Load(t.Context(), generationOf(t, site), nil); err != nil {
		t.Fatal(err)
	}
	e, err := x.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return searchtest.Closed(t, e.Engine)
}

// openNear opens the engine over an index folder.
func openNear(t testing.TB, site *content.Site) search.Engine {
	t.Helper()
	e, err := local.Open(searchtest.Build(t, site))
	if err != nil {
		t.Fatal(err)
	}
	return searchtest.Closed(t, e)
}

// loadSite loads a site into an index of a cluster, and returns the local engine over it.
func loadSite(t testing.TB, x *Index, site *content.Site) search.Engine {
	t.Helper()
	if err := x.Load(t.Context(), generationOf(t, site), nil); err != nil {
		t.Fatal(err)
	}
	return openNear(t, site)
}

// generationOf is a site as a generation.
func generationOf(t testing.TB, site *content.Site) *index.Generation {
	t.Helper()
	g, err := index.Open(searchtest.Build(t, site))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = g.Close() })
	return g
}

// What a value is worth in a score follows from how many pages have it, also where answers do
// not count its facet.
func TestEveryValueIsCounted(t *testing.T) {
	site := searchtest.Site("Baker", "Cook", "Waiter")
	site.Pages[0].Job.Posted = "2026-01-31"
	site.Pages[1].Includes = []markdown.Include{{Name: "benefits"}}
	e := openFar(t, site).(*Engine)
	values := 0
	for i := range e.known.Facets {
		f := &e.known.Facets[i]
		for v := f.First(); f.Has(v); v++ {
			if values++; e.valueCounts[v] == 0 {
				t.Errorf("no page has the value %s of %s", f.Value(v), f.Name)
			}
		}
	}
	if values < 3 { // two months and a section
		t.Errorf("%d values", values)
	}
}
