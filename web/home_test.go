package web_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web"
)

// TestALargeSitesOverviewIsSmall: it shows the first of each category, and the way to the others.
func TestALargeSitesOverviewIsSmall(t *testing.T) {
	t.Parallel()
	var refs []search.PageRef
	for i := range 12 {
		refs = append(refs, search.PageRef{Path: fmt.Sprint("/", i), Posting: true, Category: fmt.Sprint("Category ", i)})
	}
	for total, want := range map[int]int{36: 12, 2000: 3} {
		e := site(search.Site{Generation: "g", Pages: listing(refs...)})
		e.search = func(r search.Request) (*search.Result, error) {
			if r.Filters != nil && r.PerPage != want {
				t.Errorf("%d positions: %d of a category are asked for, want %d", total, r.PerPage, want)
			}
			return &search.Result{Page: 1, PerPage: 20, Total: total, Pages: 1, Hits: []search.Hit{{Path: "/a", Title: "A"}}}, nil
		}
		wantBody(t, newHandler(t, e, web.Options{}), "/", `<li><a href="#site-group-12">Category 11</a>`, `<section class="group" id="site-group-12">`)
	}
}

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
