package web_test

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/check"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/local"
	"github.com/careers-index/careers/web"
)

// Example serves the embedded example site and asks it for remote positions.
func Example() {
	ctx := context.Background()
	dir, err := os.MkdirTemp("", "careers")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer func() { _ = os.RemoveAll(dir) }()
	site, err := check.Load(ctx, content.Example(), content.Options{}, check.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	if _, err := index.Build(ctx, site, dir, index.BuildOptions{Volatile: true}); err != nil {
		fmt.Println(err)
		return
	}
	follower, _, err := search.NewFollower(ctx, local.Dir(dir))
	if err != nil {
		fmt.Println(err)
		return
	}
	defer follower.Close()
	handler, err := web.New(follower, web.Options{Version: "1"})
	if err != nil {
		fmt.Println(err)
		return
	}
	w := httptest.NewRecorder()
	handler.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/feed.atom?workplace=remote&sort=title", nil))
	fmt.Println(w.Code, w.Header().Get("Content-Type"))
	// Output: 200 application/atom+xml; charset=utf-8
}

// ExampleReserved finds out which paths a page cannot have.
func ExampleReserved() {
	for _, path := range []string{"/api", "/api/v1/search", "/robots.txt", "/assets"} {
		fmt.Println(path, web.Reserved(path))
	}
	// Output:
	// /api false
	// /api/v1/search true
	// /robots.txt true
	// /assets false
}
