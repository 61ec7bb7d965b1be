package search

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Limits of a request. What is past them is a [BadRequestError], so that no
// request costs more than 50 ms and 20 MB on a site of 26,000 pages.
const (
	// MaxQueryRunes is more than a person types and than fits in a search box.
	MaxQueryRunes = 500
	// MaxUnits bounds the lists of pages that one query reads: every word and
	// phrase reads a few, as long as the site.
	MaxUnits = 24
	// MaxReads is how much of the index a query may read, as a number of lists
	// that are as long as the site. A word that nearly every page has is one or
	// two of them, a phrase of three such words a dozen; most words are a
	// hundredth of one.
	MaxReads = 30
	// MaxFilters is the number of values in one facet's filter; each is
	// compared with every value that the site has.
	MaxFilters = 50
	// MaxFilterBytes is longer than any category or skill.
	MaxFilterBytes = 200
	// MaxPerPage bounds the pages that are read and cut into snippets.
	MaxPerPage = 100
	// MaxDepth is the last hit that can be paged to: hits up to there are kept
	// in order while searching. Crawlers have the sitemap.
	MaxDepth = 10_000
	// DefaultPerPage is what a page of results holds unless asked.
	DefaultPerPage = 20
)

// Request is one question. The zero value lists every page.
type Request struct {
	Query       string   // the query language of the package comment
	Categories  []string // OR inside; case is ignored
	Skills      []string // names or aliases; case is ignored
	AllSkills   bool     // skill_match=all: every chosen skill, not any of them
	SkillSearch string   // show only skills with a word that begins so; changes no count
	Sort        Sort     // "" is relevance
	Page        int      // from 1; 0 is 1
	PerPage     int      // 1 to MaxPerPage; 0 is DefaultPerPage
}

// Sort is an order of hits. Each ends in the total order: position, title, path.
type Sort string

// The orders. Relevance without a query is by position.
const (
	ByRelevance Sort = "relevance"
	ByPosition  Sort = "position"
	ByTitle     Sort = "title"
)

// BadRequestError is a request that cannot be meant. Detail says why and what to do.
type BadRequestError struct {
	Param  string // q, page, per_page, sort, …
	Detail string
}

func (e *BadRequestError) Error() string { return e.Param + ": " + e.Detail }

func tooManyUnits(n int) error {
	return &BadRequestError{"q", fmt.Sprintf("asks for %d words and phrases, more than %d; leave some out", n, MaxUnits)}
}

// checked returns the request with defaults in place and text made valid
// UTF-8, and its query.
func (r Request) checked() (Request, Query, error) {
	bad := func(param, format string, args ...any) (Request, Query, error) {
		return r, Query{}, &BadRequestError{param, fmt.Sprintf(format, args...)}
	}
	if utf8.RuneCountInString(r.Query) > MaxQueryRunes {
		return bad("q", "is longer than %d characters; shorten it", MaxQueryRunes)
	}
	r.Query = strings.ToValidUTF8(r.Query, "\uFFFD")
	q := Parse(r.Query)
	if n := q.units(); n > MaxUnits {
		return r, q, tooManyUnits(n)
	}
	for _, f := range []struct {
		name   string
		values []string
	}{{"category", r.Categories}, {"skill", r.Skills}, {"skill_q", []string{r.SkillSearch}}} {
		if len(f.values) > MaxFilters {
			return bad(f.name, "is given %d times, more than %d; leave some out", len(f.values), MaxFilters)
		}
		for _, v := range f.values {
			if len(v) > MaxFilterBytes {
				return bad(f.name, "is longer than %d bytes; shorten it", MaxFilterBytes)
			}
		}
	}
	switch r.Sort {
	case "":
		r.Sort = ByRelevance
	case ByRelevance, ByPosition, ByTitle:
	default:
		return bad("sort", "%q is no order; use %s, %s or %s", r.Sort, ByRelevance, ByPosition, ByTitle)
	}
	if r.PerPage == 0 {
		r.PerPage = DefaultPerPage
	}
	if r.PerPage < 1 || r.PerPage > MaxPerPage {
		return bad("per_page", "is %d; use 1 to %d", r.PerPage, MaxPerPage)
	}
	if r.Page == 0 {
		r.Page = 1
	}
	if r.Page < 1 || r.Page > MaxDepth/r.PerPage {
		return bad("page", "is %d; use 1 to %d, or narrow the search", r.Page, MaxDepth/r.PerPage)
	}
	return r, q, nil
}
