package web_test

import (
	"context"
	"io"
	"io/fs"
	"iter"
	"sync"
	"sync/atomic"
	"testing/fstest"

	"github.com/careers-index/careers/search"
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

// All has the hits of search as pages.
func (f *fakeEngine) All(_ context.Context, r search.Request) iter.Seq2[*search.Page, error] {
	return func(yield func(*search.Page, error) bool) {
		res, err := f.search(r)
		if err != nil {
			yield(nil, err)
			return
		}
		for _, h := range res.Hits {
			p := &search.Page{Path: h.Path, URL: h.URL, Title: h.Title, Description: h.Description, Category: h.Category, Skills: h.Skills, Job: h.Job, Posting: h.Posting}
			if !yield(p, nil) {
				return
			}
		}
	}
}

func (f *fakeEngine) Page(_ context.Context, path string) (*search.Page, error) { return f.page(path) }

// sites guards the lists of pages that fake engines do not name.
var sites sync.Mutex

func (f *fakeEngine) Site() *search.Site {
	sites.Lock()
	defer sites.Unlock()
	if f.site.Pages == nil {
		f.site.Pages = listing()
	}
	return &f.site
}

func (f *fakeEngine) Close() error                     { return nil }
func (f *fakeEngine) Acquire() (search.Engine, func()) { return f, func() {} }

// replaceable is a source of one engine after the other.
type replaceable struct{ atomic.Pointer[fakeEngine] }

func (r *replaceable) Acquire() (search.Engine, func()) { return r.Load(), func() {} }

// listing is a site's pages.
func listing(pages ...search.PageRef) iter.Seq2[search.PageRef, error] {
	return func(yield func(search.PageRef, error) bool) {
		for _, p := range pages {
			if !yield(p, nil) {
				return
			}
		}
	}
}

// brokenListing ends in an error after its first page.
func brokenListing(err error) iter.Seq2[search.PageRef, error] {
	return func(yield func(search.PageRef, error) bool) {
		if yield(search.PageRef{Path: "/a", Title: "A"}, nil) {
			yield(search.PageRef{}, err)
		}
	}
}

// watchedFS counts what is read of its files, which can be sought in unless
// they are streams. With err, nothing can be read.
type watchedFS struct {
	fstest.MapFS
	streams bool
	err     error
	read    *atomic.Int64
}

func (w watchedFS) Open(name string) (fs.File, error) {
	f, err := w.MapFS.Open(name)
	if err != nil {
		return nil, err
	}
	counted := watchedFile{f, w}
	if w.streams {
		return counted, nil
	}
	return struct {
		watchedFile
		io.Seeker
	}{counted, f.(io.Seeker)}, nil
}

type watchedFile struct {
	fs.File
	fs watchedFS
}

func (f watchedFile) Read(b []byte) (int, error) {
	if f.fs.err != nil {
		return 0, f.fs.err
	}
	n, err := f.File.Read(b)
	f.fs.read.Add(int64(n))
	return n, err
}
