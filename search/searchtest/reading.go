package searchtest

import (
	"context"
	"errors"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/search"
)

// Reading many pages: one page of results after the other, and all at once.

// readingManyPages compares what All reads with the pages of results, and each page of it
// with the page that Page reads.
func readingManyPages(t *testing.T, open Open) {
	site := mixedSite(rand.New(rand.NewPCG(6, 6)), 450)
	e := open(t, site)
	onlyA := []search.Filter{{Facet: "category", Values: []string{"A"}}}
	for _, r := range []search.Request{
		{}, {Sort: search.ByTitle}, {Sort: search.ByNewest}, {Sort: search.ByPosition},
		{Query: "harbour"}, {Query: "harbour", Sort: search.ByTitle}, {Query: "harbour", Sort: search.ByNewest}, {Query: "harbour", Sort: search.ByPosition},
		{Filters: onlyA}, {Query: "crane OR tide -quay", Filters: onlyA, Show: search.ShowPositions}, {Show: search.ShowPages, Sort: search.ByNewest}, {PayMin: 30_000},
		{Query: "page harbour quay crane"}, {Query: "nothing"},
	} {
		paged := readPaged(t, e, r, 37)
		if res := Ask(t, e, r); res.Total != len(paged) {
			t.Errorf("%+v: %d hits on all pages, want %d", r, len(paged), res.Total)
		}
		if got := readAll(t, e, r, 20); !slices.Equal(got, paged) {
			t.Errorf("%+v: all at once\n%q\npage after page\n%q", r, got, paged)
		}
		r.Page, r.PerPage = 2, 25
		if got, want := readAll(t, e, r, 20), paged[min(25, len(paged)):min(50, len(paged))]; !slices.Equal(got, want) {
			t.Errorf("%+v: %q, want %q", r, got, want)
		}
	}
	stopsWhenNobodyReads(t, e)
}

func readingTheExample(t *testing.T, open Open) {
	site := loadSite(t, content.Example())
	e := open(t, site)
	if got := readAll(t, e, search.Request{}, 1); len(got) != len(site.Pages) {
		t.Errorf("%d pages, want %d", len(got), len(site.Pages))
	}
}

// readPaged reads one page of results after the other, and holds what they say of the whole
// against the first one.
func readPaged(t *testing.T, e search.Engine, r search.Request, perPage int) []string {
	t.Helper()
	r.PerPage = perPage
	paths := []string{}
	first := Ask(t, e, r)
	pages := (first.Total + perPage - 1) / perPage
	for r.Page = 1; r.Page <= pages+1; r.Page++ {
		res := Ask(t, e, r)
		if want := max(min(perPage, first.Total-(r.Page-1)*perPage), 0); len(res.Hits) != want {
			t.Errorf("%+v: %d hits, want %d", r, len(res.Hits), want)
		}
		if res.Page != r.Page || res.PerPage != perPage || res.Pages != pages || res.Total != first.Total || !reflect.DeepEqual(res.Facets, first.Facets) {
			t.Errorf("%+v: page %d of %d, %d hits, facets %+v; want those of the first page", r, res.Page, res.Pages, res.Total, res.Facets)
		}
		for _, h := range res.Hits {
			paths = append(paths, h.Path)
		}
	}
	return paths
}

// readAll are the paths that All gives. One of so many pages is compared with what Page
// gives: they are equal but for similar ones and quotes.
func readAll(t *testing.T, e search.Engine, r search.Request, oneOf int) []string {
	t.Helper()
	paths := []string{}
	for got, err := range e.All(t.Context(), r) {
		if err != nil {
			t.Fatalf("%+v: %v", r, err)
		}
		paths = append(paths, got.Path)
		if (len(paths)-1)%oneOf != 0 {
			continue
		}
		want, err := e.Page(t.Context(), got.Path)
		if err != nil {
			t.Fatal(err)
		}
		want.Similar = nil
		for i := range want.Strengths {
			want.Strengths[i].Quote = ""
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%+v: %+v, want %+v", r, got, want)
		}
	}
	return paths
}

func stopsWhenNobodyReads(t *testing.T, e search.Engine) {
	t.Helper()
	n := 0
	for _, err := range e.All(t.Context(), search.Request{}) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n == 3 {
			break
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	n = 0
	var last error
	for _, err := range e.All(ctx, search.Request{}) {
		cancel() // after the first page
		n, last = n+1, err
	}
	if total := Ask(t, e, search.Request{}).Total; n < total && !errors.Is(last, context.Canceled) {
		t.Errorf("%d of %d pages without an error: %v", n, total, last)
	}
	cancel()
}
