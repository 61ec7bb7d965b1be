package search

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Limits of a request. A request over one of them is a [BadRequestError], so
// that no request costs more than 50 ms and 20 MB on a site of 26,000 pages.
const (
	// MaxQueryRunes is more than a person types and than fits in a search box.
	MaxQueryRunes = 500
	// MaxUnits bounds the term lists that one query reads: every word and
	// phrase reads a few, each as long as the site in the worst case.
	MaxUnits = 24
	// MaxFilterValues is the number of values in one facet's filter.
	MaxFilterValues = 50
	// MaxFilterBytes is longer than the value of any facet.
	MaxFilterBytes = 200
	// MaxPerPage bounds the pages that are read and cut into snippets.
	MaxPerPage = 100
	// MaxDepth is the last hit that can be paged to: hits up to there are kept
	// in order while searching. Crawlers have the sitemap.
	MaxDepth = 10_000
	// DefaultPerPage is how many hits a page of results has unless asked.
	DefaultPerPage = 20
)

// Request is one question. The zero value lists every page. A Request is a
// value: its methods return changed copies.
type Request struct {
	Query   string   // the query language of the package comment
	Filters []Filter // one per facet at most; all must hold
	// PayMin is the least that a job must pay at best in a year of full-time work, in its
	// own currency; 0 for no matter what. A page that tells no pay is left out.
	PayMin  int
	Show    Show // "" is ShowAll
	Sort    Sort // "" is relevance
	Page    int  // from 1; 0 is 1
	PerPage int  // 1 to MaxPerPage; 0 is DefaultPerPage
}

// Sort is an order of hits. Each ends in the total order: position, title, path; ByTitle
// in the path.
type Sort string

// The orders. Relevance without a query is by position.
const (
	ByRelevance Sort = "relevance"
	ByPosition  Sort = "position"
	ByTitle     Sort = "title"
	ByNewest    Sort = "newest" // by Job.Posted, undated pages last
)

// Sorts are all orders, the default first.
func Sorts() []Sort { return []Sort{ByRelevance, ByNewest, ByPosition, ByTitle} }

// Pages is how many pages of a length can be asked for of total hits.
func Pages(total, perPage int) int {
	return min((total+perPage-1)/perPage, MaxDepth/perPage)
}

// BadRequestError is a request that no engine answers: over a limit, or with a
// value that has no meaning. Detail says why and what to do.
type BadRequestError struct {
	Param  string // q, page, per_page, sort, show, pay_min, or a facet's parameter
	Detail string
}

func (e *BadRequestError) Error() string { return e.Param + ": " + e.Detail }

// TooManyUnits is the error for a query of n words and phrases. Engines use it
// too, for what only they can count: "a/b/c" is three words.
func TooManyUnits(n int) error {
	return &BadRequestError{"q", fmt.Sprintf("asks for %d words and phrases, more than %d; leave some out", n, MaxUnits)}
}

// Check returns the request with its defaults in place and its text made valid
// UTF-8, and its parsed query. facets are those of the site. An error is a
// [BadRequestError].
func (r Request) Check(facets Facets) (Request, Query, error) {
	if utf8.RuneCountInString(r.Query) > MaxQueryRunes {
		return r, Query{}, badRequest("q", "is longer than %d characters; shorten it", MaxQueryRunes)
	}
	r.Query = strings.ToValidUTF8(r.Query, "\uFFFD")
	q := Parse(r.Query, facets)
	if n := q.units(); n > MaxUnits {
		return r, q, TooManyUnits(n)
	}
	if err := checkFilters(r.Filters, facets); err != nil {
		return r, q, err
	}
	if err := r.checkChoices(); err != nil {
		return r, q, err
	}
	if r.PerPage == 0 {
		r.PerPage = DefaultPerPage
	}
	if r.PerPage < 1 || r.PerPage > MaxPerPage {
		return r, q, badRequest("per_page", "is %d; use 1 to %d", r.PerPage, MaxPerPage)
	}
	if r.Page == 0 {
		r.Page = 1
	}
	if r.Page < 1 || r.Page > MaxDepth/r.PerPage {
		return r, q, badRequest("page", "is %d; use 1 to %d, or narrow the search", r.Page, MaxDepth/r.PerPage)
	}
	return r, q, nil
}

func badRequest(param, format string, args ...any) error {
	return &BadRequestError{param, fmt.Sprintf(format, args...)}
}

func checkFilters(filters []Filter, facets Facets) error {
	seen := map[string]bool{}
	for _, f := range filters {
		facet, known := facets.Find(f.Facet)
		if !known {
			return badRequest(f.Facet, "is not a facet of this site; there are %s", strings.Join(facets.Names(), ", "))
		}
		if seen[f.Facet] {
			return badRequest(f.Facet, "has two filters; put the values into one")
		}
		seen[f.Facet] = true
		if f.All && !facet.Many {
			return badRequest(f.Facet+MatchSuffix, "has no meaning: a page has one value of %s at most; leave it out", f.Facet)
		}
		if len(f.Values) > MaxFilterValues {
			return badRequest(f.Facet, "has %d values, more than %d; leave some out", len(f.Values), MaxFilterValues)
		}
		for _, v := range f.Values {
			if len(v) > MaxFilterBytes {
				return badRequest(f.Facet, "is longer than %d bytes; shorten it", MaxFilterBytes)
			}
		}
		if len(f.Prefix) > MaxFilterBytes {
			return badRequest(f.Facet+PrefixSuffix, "is longer than %d bytes; shorten it", MaxFilterBytes)
		}
	}
	return nil
}
