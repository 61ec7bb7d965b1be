package web_test

import (
	"context"
	"net/http"
	"sync"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web"
)

// fixed is a source of one engine.
type fixed struct{ *search.Engine }

func (f fixed) Acquire() (web.Engine, func()) { return f.Engine, func() {} }

// exampleDir holds the index of the example site; TestMain removes it.
var exampleDir string

// exampleEngine is the example site, loaded, built and opened once.
var exampleEngine = sync.OnceValues(func() (*search.Engine, error) {
	ctx := context.Background()
	site, err := content.Load(ctx, content.Example(), content.Options{})
	if err != nil {
		return nil, err
	}
	if _, err := index.Build(ctx, site, exampleDir, index.BuildOptions{}); err != nil {
		return nil, err
	}
	g, err := index.Open(exampleDir)
	if err != nil {
		return nil, err
	}
	return search.New(g)
})

// example is the handler of the example site over the real engine.
func example(t testing.TB) http.Handler {
	t.Helper()
	e, err := exampleEngine()
	if err != nil {
		t.Fatal(err)
	}
	h, err := web.New(fixed{e}, web.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return h
}
