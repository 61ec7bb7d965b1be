package web_test

import (
	"context"
	"net/http"
	"sync"
	"testing"
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
