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
	if err := x.Load(t.Context(), generationOf(t, site), nil); err != nil {
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
	dir := t.TempDir()
	if _, err := index.Build(t.Context(), site, dir, index.BuildOptions{Volatile: true}); err != nil {
		t.Fatal(err)
	}
	e, err := local.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return closed(t, e)
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
