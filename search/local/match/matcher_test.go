package match

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/catalog"
	"github.com/careers-index/careers/search/plan"
	"github.com/careers-index/careers/search/ranking"
	"github.com/careers-index/careers/search/searchtest"
)

// matcherOf builds a site, and returns a matcher of it and what plans queries for it.
func matcherOf(t *testing.T, site *content.Site) (*Matcher, func(query string) plan.Plan) {
	t.Helper()
	g, err := index.Open(searchtest.Build(t, site))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := g.Close(); err != nil {
			t.Error(err)
		}
	})
	known := catalog.New(g.Catalog())
	facets := known.Describe().Facets
	return New(NewColumns(g, known.Skills.Facet)), func(query string) plan.Plan {
		return known.Planner.ForQuery(plan.MaxGuesses).Plan(search.Parse(query, facets))
	}
}

// ways are what a matcher can be asked about a plan, with all that it says.
var ways = map[string]func(ctx context.Context, m *Matcher, p plan.Plan, say func(...any)) error{
	"the best": func(ctx context.Context, m *Matcher, p plan.Plan, say func(...any)) error {
		pages, err := m.Locate(ctx, p)
		if err != nil {
			return err
		}
		for doc := range pages.All() {
			say(doc)
		}
		var top ranking.Top
		top.Reset(10)
		err = m.Best(ctx, p, pages, &top)
		for _, h := range top.From(0) {
			say(h.Page, h.SortKey)
		}
		return err
	},
	"those that match most of it": func(ctx context.Context, m *Matcher, p plan.Plan, say func(...any)) error {
		docs, err := m.MatchMost(ctx, p)
		for _, doc := range docs {
			say(doc, m.Score(doc), m.Held(doc))
		}
		return err
	},
	"all": func(ctx context.Context, m *Matcher, p plan.Plan, say func(...any)) error {
		docs, err := m.Match(ctx, p)
		for _, doc := range docs {
			say(doc, m.Score(doc))
		}
		return err
	},
}

// A matcher's epochs run out every few thousand searches: whenever that is, and whatever was
// looked for before, it finds the same.
func TestWhatIsFoundDoesNotDependOnWhatWasFoundBefore(t *testing.T) {
	t.Parallel()
	m, planOf := matcherOf(t, searchtest.RandomSite(rand.New(rand.NewPCG(3, 7)), false))
	ask := func(way string, query string) string {
		m.Allow(math.MaxInt)
		var b strings.Builder
		if err := ways[way](context.Background(), m, planOf(query), func(what ...any) { fmt.Fprintln(&b, what...) }); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	queries := []string{"data engineer", "the of -scala", "scala OR java team", "kubernetes k8s", "engineer data"}
	for way := range ways {
		for _, q := range queries {
			want := ask(way, q)
			for _, other := range queries {
				for before := range uint16(60) {
					m.epoch = math.MaxUint16
					ask(way, other)
					m.epoch = math.MaxUint16 - before
					if got := ask(way, q); got != want {
						t.Fatalf("%s of %s after %s, %d epochs before they run out: %s, want %s", way, q, other, before, got, want)
					}
				}
			}
		}
	}
}
