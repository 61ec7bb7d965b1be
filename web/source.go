package web

import (
	"context"

	"github.com/careers-index/careers/search"
)

// Engine answers for one generation of a site.
type Engine interface {
	Search(ctx context.Context, r search.Request) (*search.Result, error)
	Suggest(ctx context.Context, q string, limit int) ([]search.Suggestion, error)
	Page(ctx context.Context, path string) (*search.Page, error)
	Site() *search.Site
}

// Source hands out the current engine. One request acquires once, so it sees
// one generation; release must be called when the answer is written.
type Source interface {
	Acquire() (e Engine, release func())
}
