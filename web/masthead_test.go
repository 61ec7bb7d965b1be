package web

import (
	"fmt"
	"iter"
	"reflect"
	"testing"

	"github.com/careers-index/careers/search"
)

// listing is a site's pages.
func listing(pages []search.PageRef) iter.Seq2[search.PageRef, error] {
	return func(yield func(search.PageRef, error) bool) {
		for _, p := range pages {
			if !yield(p, nil) {
				return
			}
		}
	}
}

func TestMastheadFollowsTheSitesOrder(t *testing.T) {
	t.Parallel()
	m, err := newMasthead(&search.Site{
		Generation: "g", PostingCategories: []string{"Engineering", "Data"},
		Pages: listing([]search.PageRef{
			{Path: "/", Title: "Start"},
			{Path: "/jobs/a", Category: "Sales", Posting: true},
			{Path: "/jobs/b", Category: "data", Posting: true},
			{Path: "/jobs/c", Category: "Data", Posting: true},
			{Path: "/jobs/d", Category: "Engineering", Posting: true},
			{Path: "/process/x", Menu: "X", Category: "Process"},
			{Path: "/about/y", Menu: "Y", Category: "About"},
			{Path: "/process/z", Menu: "Z", Category: "process"},
			{Path: "/alone", Menu: "Alone"},
		}),
	})
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"Engineering", "data", "Sales"}; !reflect.DeepEqual(m.postings, want) {
		t.Errorf("postings %q, want %q: the site's order, each name once", m.postings, want)
	}
	if want := []navGroup{
		{Name: "Process", URL: "/process/x", Pages: []navLink{{"X", "/process/x"}, {"Z", "/process/z"}}},
		{Name: "About", URL: "/about/y", Pages: []navLink{{"Y", "/about/y"}}},
	}; !reflect.DeepEqual(m.Groups, want) {
		t.Errorf("groups %+v, want %+v", m.Groups, want)
	}
	if !m.grouped {
		t.Errorf("grouped %v", m.grouped)
	}
}

func TestMastheadStaysSmall(t *testing.T) {
	t.Parallel()
	var pages []search.PageRef
	for i := range 1000 {
		pages = append(pages, search.PageRef{Path: fmt.Sprint("/", i), Category: fmt.Sprint("c", i%50)})
	}
	m, err := newMasthead(&search.Site{Generation: "g", Pages: listing(pages)})
	if err != nil {
		t.Fatal(err)
	}
	if len(m.Header) != maxHeaderGroups || len(m.Groups) != maxNavGroups || len(m.Groups[0].Pages) != maxNavPages {
		t.Errorf("%d groups in the header, %d groups of %d pages", len(m.Header), len(m.Groups), len(m.Groups[0].Pages))
	}
}
