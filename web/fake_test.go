package web_test

import (
	"context"
	"slices"
	"testing/fstest"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web"
)

// fakeEngine is for errors, and for states that no content of ours has.
type fakeEngine struct {
	search  func(search.Request) (*search.Result, error)
	suggest func(string) ([]search.Suggestion, error)
	page    func(string) (*search.Page, error)
	site    search.Site
}

func (f *fakeEngine) Search(_ context.Context, r search.Request) (*search.Result, error) {
	return f.search(r)
}

func (f *fakeEngine) Suggest(_ context.Context, q string, _ int) ([]search.Suggestion, error) {
	return f.suggest(q)
}

func (f *fakeEngine) Page(_ context.Context, path string) (*search.Page, error) { return f.page(path) }
func (f *fakeEngine) Site() *search.Site {
	if f.site.Pages == nil {
		f.site.Pages = slices.Values([]search.PageRef(nil))
	}
	return &f.site
}
func (f *fakeEngine) Acquire() (web.Engine, func()) { return f, func() {} }

// brokenFS knows its files and cannot read them.
type brokenFS struct {
	fstest.MapFS
	err error
}

func (b brokenFS) ReadFile(string) ([]byte, error) { return nil, b.err }
