package local

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/searchtest"
)

// TestAnEngineIsAsAFreshOne asks an engine, which keeps memory from query to query, many
// questions of every kind. Each answer is that of an engine which was never asked anything.
func TestAnEngineIsAsAFreshOne(t *testing.T) {
	t.Parallel()
	sites, requests := effort()
	for seed := range uint64(sites) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(seed, 11))
			// Some sites have pages enough to choose among the hits.
			dir, site := t.TempDir(), severalSites(r, []int{1, 8, 40}[seed%3])
			if _, err := index.Build(context.Background(), site, dir, index.BuildOptions{Volatile: true}); err != nil {
				t.Fatal(err)
			}
			warm, err := Open(dir)
			if err != nil {
				t.Fatal(err)
			}
			for range requests {
				asked, ask := randomQuestion(r, site, warm.site.Facets)
				want := ask(prepare(warm.g))
				if got := ask(warm); got != want {
					t.Fatalf("%s: %s\nof a fresh engine: %s", asked, got, want)
				}
			}
			if err := warm.Close(); err != nil {
				t.Error(err)
			}
		})
	}
}

// severalSites is one of the pages of so many random ones.
func severalSites(r *rand.Rand, n int) *content.Site {
	site := searchtest.RandomSite(r, *soak)
	for i := range n - 1 {
		for _, p := range searchtest.RandomSite(r, *soak).Pages {
			p.Path += fmt.Sprintf("-of-%d", i)
			site.Pages = append(site.Pages, p)
		}
	}
	slices.SortFunc(site.Pages, func(a, b *content.Page) int { return strings.Compare(a.Path, b.Path) })
	return site
}

// randomQuestion is something to ask, and what asks it: the answer as text.
func randomQuestion(r *rand.Rand, site *content.Site, facets search.Facets) (string, func(*Engine) string) {
	request := searchtest.RandomRequest(r, facets)
	request.Show = search.Shows()[r.IntN(3)]
	request.PayMin = []int{0, 0, 0, 50_000}[r.IntN(4)]
	request.Query = randomWords(r)
	if r.IntN(2) == 0 { // else there is seldom more than one hit
		request = search.Request{Query: request.Query, Sort: request.Sort, Show: request.Show, PerPage: request.PerPage, Page: 1}
	}
	asked := fmt.Sprintf("%+v", request)
	switch r.IntN(6) {
	case 0:
		typed := randomWords(r)
		return "suggestions for " + typed, func(e *Engine) string { return text(e.Suggest(context.Background(), typed, 8)) }
	case 1:
		path := "/nowhere"
		if len(site.Pages) > 0 {
			path = site.Pages[r.IntN(len(site.Pages))].Path
		}
		return "page " + path, func(e *Engine) string { return text(e.Page(context.Background(), path)) }
	case 2:
		return "all of " + asked, func(e *Engine) string {
			var b strings.Builder
			for p, err := range e.All(context.Background(), request) {
				b.WriteString(text(p, err))
			}
			return b.String()
		}
	}
	return asked, func(e *Engine) string { return text(e.Search(context.Background(), request)) }
}

// randomWords are a query, with names of several words and words that no page has.
func randomWords(r *rand.Rand) string {
	var parts []string
	if r.IntN(4) > 0 {
		parts = append(parts, searchtest.RandomQuery(r))
	}
	for range r.IntN(3) {
		parts = append(parts, []string{
			"customer success", "full stack engineer", "data engineer", "software developer", "machine learning", "user experience designer",
			"zebra", "xqzzk", `"data engineer"`, `-"the platform"`, "data OR engineer OR manager", "engineer", "jobs for the",
			"data/engineer/teams", "fullstack", "title:fullstack",
		}[r.IntN(16)])
	}
	r.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
	return strings.Join(parts, " ")
}

// text is an answer, or why there is none.
func text(answer any, err error) string {
	if bad := (*search.BadRequestError)(nil); errors.As(err, &bad) || errors.Is(err, search.ErrNotFound) {
		return err.Error()
	}
	b, encoding := json.Marshal(answer)
	return fmt.Sprintf("%s %v", b, errors.Join(err, encoding))
}
