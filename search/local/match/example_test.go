package match_test

import (
	"context"
	"fmt"
	"os"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/check"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/catalog"
	"github.com/careers-index/careers/search/local/match"
	"github.com/careers-index/careers/search/plan"
	"github.com/careers-index/careers/search/ranking"
)

// Example finds the best pages for a query on the embedded example site.
func Example() {
	if err := example(); err != nil {
		fmt.Println(err)
	}
	// Output:
	// of 7 the best is Data Engineer
}

func example() error {
	ctx := context.Background()
	dir, err := os.MkdirTemp("", "careers")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	site, err := check.Load(ctx, content.Example(), content.Options{}, check.Options{})
	if err != nil {
		return err
	}
	if _, err = index.Build(ctx, site, dir, index.BuildOptions{}); err != nil {
		return err
	}
	generation, err := index.Open(dir)
	if err != nil {
		return err
	}
	defer func() { _ = generation.Close() }()

	known := catalog.New(generation.Catalog())
	query := search.Parse("data engineer", known.Describe().Facets)
	p := known.Planner.ForQuery(plan.MaxGuesses).Plan(query)

	m := match.New(match.NewColumns(generation, known.Skills.Facet))
	m.Allow(1_000)
	pages, err := m.Locate(ctx, p)
	if err != nil {
		return err
	}
	var top ranking.Top
	top.Reset(1)
	if err := m.Best(ctx, p, pages, &top); err != nil {
		return err
	}
	for _, hit := range top.From(0) {
		card, err := generation.Card(hit.Page)
		if err != nil {
			return err
		}
		fmt.Printf("of %d the best is %s\n", pages.Len(), card.Title)
	}
	return nil
}
