package search

import (
	"context"
	"errors"
	"io/fs"
	"iter"
	"net/url"
	"strings"
)

// ErrNotFound is returned for a path that is no page.
var ErrNotFound = errors.New("no such page")

// ErrUnavailable is the error of an engine that cannot answer now, and may later: where
// its data is cannot be reached.
var ErrUnavailable = errors.New("the search cannot be reached")

// Engine answers from one generation of a site. It is safe for concurrent use.
// Each engine keeps what the package comment promises; package search/local is
// one over an index folder.
type Engine interface {
	// Search answers a request. A *BadRequestError is the caller's fault.
	Search(ctx context.Context, r Request) (*Result, error)
	// Suggest completes what a person types: at most limit suggestions.
	Suggest(ctx context.Context, typed string, limit int) ([]Suggestion, error)
	// All reads the pages that a request finds one after the other, in its order, without
	// Similar and the quotes of Strengths: those of the request's page where it has a PerPage, else every one, however
	// many there are. An error ends them.
	All(ctx context.Context, r Request) iter.Seq2[*Page, error]
	// Page returns the page at path, unescaped, or ErrNotFound: a *MovedError for another
	// address of a page, a *GoneError for a posting that is closed.
	Page(ctx context.Context, path string) (*Page, error)
	// Site describes the site as a whole. It is the same pointer each time, and no
	// other engine's, and what it points to does not change.
	Site() *Site
	// Close releases what the engine holds. Nobody may use it any more.
	Close() error
}

// Site is what every page of the web site shows, and where its files are.
type Site struct {
	Generation                   string
	Title, URL, Language, Accent string
	LogoLight, LogoDark          string
	Organization                 string
	PostingCategories            []string
	Facets                       Facets
	Pays                         bool  // some posting tells what it pays
	NoInsights                   bool  // recruiters' figures are not public
	Assets                       fs.FS // static files, by path without the leading slash
	// Pages are all pages in the order of the listing, read as they are asked
	// for: a site of 26,000 pages keeps no list of them in memory. An error
	// ends them.
	Pages iter.Seq2[PageRef, error]
}

// PageURL is the address of the page at a path, unescaped: absolute where the site has one.
func (s *Site) PageURL(path string) string {
	return strings.TrimRight(s.URL, "/") + (&url.URL{Path: path}).EscapedPath()
}

// PageRef names a page in navigation and sitemap.
type PageRef struct {
	Path, Title, Menu, Category string
	Updated                     string // time of the last change, RFC 3339; "" is unknown
	Position                    float64
	Posting                     bool
}
