package search

import (
	"context"
	"errors"
	"io/fs"

	"github.com/careers-index/careers/index"
)

// ErrNotFound is returned for a path that is no page.
var ErrNotFound = errors.New("no such page")

// Engine answers from one generation. It is safe for concurrent use.
type Engine struct{ g *index.Generation }

// New prepares an engine for a generation, which it owns from then on.
func New(g *index.Generation) (*Engine, error) { return &Engine{g: g}, nil }

// Close releases the generation.
func (e *Engine) Close() error { return e.g.Close() }

// Search answers a request. A *BadRequestError is the caller's fault.
func (e *Engine) Search(ctx context.Context, r Request) (*Result, error) {
	return nil, errors.New("search: being written")
}

// Suggest completes q: at most limit suggestions, best first.
func (e *Engine) Suggest(ctx context.Context, q string, limit int) ([]Suggestion, error) {
	return nil, errors.New("search: being written")
}

// Page returns the page at path, unescaped, or ErrNotFound.
func (e *Engine) Page(ctx context.Context, path string) (*Page, error) {
	return nil, ErrNotFound
}

// Site describes the site as a whole.
func (e *Engine) Site() *Site { return nil }

// Site is what every page of the web site shows, and where its files are.
type Site struct {
	Generation                    string
	Title, URL, Language, Accent  string
	LogoLight, LogoDark           string
	Organization, PostingCategory string
	Pages                         []PageRef // in the order of the listing
	Assets                        fs.FS     // static files, by path without the leading slash
}

// PageRef names a page in navigation and sitemap.
type PageRef struct {
	Path, Title, Menu, Category string
	Position                    float64
	Posting                     bool
}
