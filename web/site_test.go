package web_test

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/check"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/local"
	"github.com/careers-index/careers/web"
)

// exampleDir holds the index of the example site; TestMain removes it.
var exampleDir string

// exampleSource serves the example site, loaded, built and opened once.
var exampleSource = sync.OnceValues(func() (*search.Follower, error) {
	ctx := context.Background()
	site, err := check.Load(ctx, content.Example(), content.Options{}, check.Options{})
	if err != nil {
		return nil, err
	}
	if _, err := index.Build(ctx, site, exampleDir, index.BuildOptions{}); err != nil {
		return nil, err
	}
	follower, refused, err := search.NewFollower(ctx, local.Dir(exampleDir))
	if err == nil {
		err = refused
	}
	return follower, err
})

// example is the handler of the example site over the real engine.
func example(t testing.TB) http.Handler {
	t.Helper()
	source, err := exampleSource()
	if err != nil {
		t.Fatal(err)
	}
	h, err := web.New(source, web.Options{Timeout: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// siteOf is the handler of a site over the real engine. Each page is its front matter and
// its text, with a line of dashes between; a name before the first colon is its file:
// "/jobs/a: title: A". The others are numbered.
func siteOf(t testing.TB, pages ...string) http.Handler {
	t.Helper()
	files := fstest.MapFS{"careers.yaml": {Data: []byte("title: Jobs\nurl: https://jobs.example.com\n")}}
	for i, page := range pages {
		name := fmt.Sprintf("%03d", i)
		if rest, ok := strings.CutPrefix(page, "/"); ok {
			name, page, _ = strings.Cut(rest, ": ")
		}
		files[name+".md"] = &fstest.MapFile{Data: []byte("---\n" + page + "\n")}
	}
	ctx := context.Background()
	site, err := check.Load(ctx, files, content.Options{}, check.Options{})
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if _, err := index.Build(ctx, site, dir, index.BuildOptions{Volatile: true}); err != nil {
		t.Fatal(err)
	}
	follower, refused, err := search.NewFollower(ctx, local.Dir(dir))
	if err != nil || refused != nil {
		t.Fatal(err, refused)
	}
	t.Cleanup(follower.Close)
	h, err := web.New(follower, web.Options{Timeout: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	return h
}
