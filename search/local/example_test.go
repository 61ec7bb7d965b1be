package local_test

import (
	"context"
	"fmt"
	"os"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/check"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/local"
)

// Example builds an index of the embedded example site and searches it.
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
	if _, err = index.Build(ctx, site, dir, index.BuildOptions{}); err != nil {
		fmt.Println(err)
		return
	}
	engine, err := local.Open(dir)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer func() { _ = engine.Close() }()
	result, err := engine.Search(ctx, search.Request{
		Query:   "scala",
		Filters: []search.Filter{{Facet: "category", Values: []string{"Data"}}},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, hit := range result.Hits {
		fmt.Println(hit.Title, hit.Path)
	}
	// Output: Data Engineer /open-positions/data-engineer
}
