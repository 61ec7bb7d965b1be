//go:build opensearch

package opensearch

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/local"
	"github.com/careers-index/careers/search/searchtest"
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
	g, err := index.Open(indexOf(t, site))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = g.Close() }() // only read
	if err := x.Load(t.Context(), g, nil); err != nil {
		t.Fatal(err)
	}
	e, err := x.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return closed(t, e.Engine)
}

// openNear opens the engine over an index folder.
func openNear(t testing.TB, site *content.Site) search.Engine {
	t.Helper()
	e, err := local.Open(indexOf(t, site))
	if err != nil {
		t.Fatal(err)
	}
	return closed(t, e)
}

// indexOf builds an index of a site, and returns its folder.
func indexOf(t testing.TB, site *content.Site) string {
	t.Helper()
	dir := t.TempDir()
	if _, err := index.Build(t.Context(), site, dir, index.BuildOptions{Volatile: true}); err != nil {
		t.Fatal(err)
	}
	return dir
}

// closed is an engine that is closed at the end of the test.
func closed(t testing.TB, e search.Engine) search.Engine {
	t.Helper()
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	return e
}
