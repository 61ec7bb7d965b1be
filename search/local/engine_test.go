package local

import (
	"context"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/indextest"
	"github.com/careers-index/careers/search"
)

// engineOf builds a site and opens an engine on it, until the end of the test.
func engineOf(t testing.TB, site *content.Site) *Engine {
	t.Helper()
	dir := t.TempDir()
	if _, err := index.Build(context.Background(), site, dir, index.BuildOptions{Volatile: true}); err != nil {
		t.Fatal(err)
	}
	g, err := index.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	e, err := newEngine(g)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	return e
}

func TestEmptySiteAnswers(t *testing.T) {
	t.Parallel()
	e := engineOf(t, indextest.Site(0, 1))
	for _, r := range []search.Request{{}, {Query: "scala"}, {Query: "-scala"}, {Query: "path:/", Filters: []search.Filter{skillFilter("go")}}} {
		res, err := e.Search(context.Background(), r)
		if err != nil {
			t.Fatal(err)
		}
		if res.Total != 0 || res.Hits == nil || len(res.Facets) != 6 {
			t.Errorf("%+v on an empty site: %+v", r, res)
		}
	}
}
