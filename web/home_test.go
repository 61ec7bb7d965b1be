package web_test

import (
	"strings"
	"testing"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web"
)

// TestOverviewSearchesEachCategoryOnce: "/" is asked for most, and its groups
// change with the generation only.
func TestOverviewSearchesEachCategoryOnce(t *testing.T) {
	t.Parallel()
	searches := map[string]int{}
	e := site(search.Site{Generation: "g1", Pages: listing(
		search.PageRef{Path: "/a", Posting: true, Category: "Data"}, search.PageRef{Path: "/b", Posting: true, Category: "Design"},
	)})
	e.search = func(r search.Request) (*search.Result, error) {
		searches[strings.Join(r.Filter("category").Values, ",")]++
		return &search.Result{Page: 1, PerPage: 20, Total: 1, Pages: 1, Hits: []search.Hit{{Path: "/a", Title: "A"}}}, nil
	}
	src := &replaceable{}
	src.Store(e)
	h := newHandler(t, src, web.Options{})
	first := get(t, h, "/").Body.String()
	if again := get(t, h, "/").Body.String(); again != first || !strings.Contains(first, ">Design</a>") {
		t.Errorf("the overview is at first\n%s\nand then\n%s", first, again)
	}
	if searches["Data"] != 1 || searches["Design"] != 1 {
		t.Errorf("two overviews of one generation search %v", searches)
	}
	next := *e
	next.site.Generation = "g2"
	src.Store(&next)
	get(t, h, "/")
	if searches["Data"] != 2 || searches["Design"] != 2 {
		t.Errorf("a new generation searches %v", searches)
	}
}
