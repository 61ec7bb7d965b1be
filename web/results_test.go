package web

import (
	"net/url"
	"strconv"
	"strings"
	"testing"

	"github.com/careers-index/careers/search"
)

// TestLinksLeadOnlyToPagesThatAreAnswered compares the links below results and in
// the API's Link header with the depth beyond which search refuses.
func TestLinksLeadOnlyToPagesThatAreAnswered(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name                 string
		page, perPage, pages int
		labels               string // of the links below the results; … is a gap
		next                 bool
		prev                 int
	}{
		{"one page", 1, 20, 1, "", false, 0},
		{"first of three", 1, 20, 3, "1 2 3", true, 0},
		{"last of three", 3, 20, 3, "1 2 3", false, 2},
		{"past the end", 9, 20, 3, "1 … 3", false, 3},
		{"first of many", 1, 20, 500, "1 2 … 500", true, 0},
		{"before the last of many", 499, 20, 500, "1 … 498 499 500", true, 498},
		{"last of many", 500, 20, 500, "1 … 499 500", false, 499},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			res := &search.Result{Page: c.page, PerPage: c.perPage, Pages: c.pages}
			pages, prev, next := pageURLs(search.Request{Page: c.page}, res)
			var labels []string
			for _, p := range pages {
				if p.Gap {
					p.Label = "…"
				}
				labels = append(labels, p.Label)
			}
			if got := strings.Join(labels, " "); got != c.labels {
				t.Errorf("pages %q, want %q", got, c.labels)
			}
			if got := next != ""; got != c.next {
				t.Errorf("next is %q, want one: %v", next, c.next)
			}
			if got := pageOf(t, prev); got != c.prev {
				t.Errorf("prev leads to page %d, want %d", got, c.prev)
			}
			header := pageLinks(search.Request{Page: c.page, PerPage: c.perPage}, res)
			if got := strings.Contains(header, `rel="next"`); got != c.next {
				t.Errorf("Link %q has next: %v", header, got)
			}
			for link := range strings.SplitSeq(header, ", ") {
				address, _, _ := strings.Cut(strings.TrimPrefix(link, "<"), ">")
				if got := pageOf(t, address); got > c.pages {
					t.Errorf("Link leads to page %d, which is not there: %s", got, link)
				}
			}
		})
	}
}

// pageOf is the page that an address asks for; 0 for no address.
func pageOf(t *testing.T, address string) int {
	t.Helper()
	if address == "" {
		return 0
	}
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	page := u.Query().Get("page")
	if page == "" {
		return 1
	}
	n, err := strconv.Atoi(page)
	if err != nil {
		t.Fatal(err)
	}
	return n
}
