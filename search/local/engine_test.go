package local

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/searchtest"
)

// engineOf builds a site and opens an engine on it, until the end of the test.
func engineOf(t testing.TB, site *content.Site) *Engine {
	t.Helper()
	e, err := Open(searchtest.Build(t, site))
	if err != nil {
		t.Fatal(err)
	}
	return searchtest.Closed(t, e)
}

// bodyOf is a result as the API sends it.
func bodyOf(t testing.TB, res *search.Result) string {
	t.Helper()
	var b strings.Builder
	if err := res.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// What one query has found for a name of several words is not what the next one finds, though
// both have numbered it alike.
func TestPartialMatchesDoNotDependOnWhatWasAskedBefore(t *testing.T) {
	t.Parallel()
	site := searchtest.Site("Full stack engineer|rust", "Web developer|go", "Customer success manager|scala", "QA engineer|kafka")
	queries := []string{"full stack engineer zebra", "customer success manager zebra", "qa engineer zebra", "web developer zebra"}
	e := engineOf(t, site)
	for _, q := range queries {
		want := bodyOf(t, searchtest.Ask(t, engineOf(t, site), search.Request{Query: q}))
		for _, before := range queries {
			searchtest.Ask(t, e, search.Request{Query: before})
			if got := bodyOf(t, searchtest.Ask(t, e, search.Request{Query: q})); got != want {
				t.Errorf("%q after %q: %s\nwant %s", q, before, got, want)
			}
		}
	}
}

// A phrase that is excluded changes nothing on the pages that do not have it: there, words of
// the query side by side count as before.
func TestAnExcludedPhraseChangesNoScores(t *testing.T) {
	t.Parallel()
	e := engineOf(t, searchtest.Site("Alpha|A test rig for ovens.", "Beta|A rig, and a test of ovens.", "Gamma|Tongs for ovens, test of a rig", "Delta|Ovens for tongs"))
	for _, query := range []string{"test rig", `"test of" rig`} {
		want := searchtest.Ask(t, e, search.Request{Query: query})
		got := searchtest.Ask(t, e, search.Request{Query: query + ` -"ovens for tongs"`})
		if scores, wanted := scoresOf(got), scoresOf(want); scores != wanted {
			t.Errorf("%s finds %s, without a phrase that they do not have %s", query, wanted, scores)
		}
	}
}

func scoresOf(res *search.Result) string {
	var b strings.Builder
	for _, h := range res.Hits {
		fmt.Fprintln(&b, h.Path, h.Score)
	}
	return b.String()
}

// On a small site, help has room for a query of many words with many filters.
func TestHelpIsWholeOnASmallSite(t *testing.T) {
	t.Parallel()
	e := engineOf(t, searchtest.RandomSite(rand.New(rand.NewPCG(3, 7)), true))
	res := searchtest.Ask(t, e, search.Request{
		Query: "amazon&database recruiting SPARKS platformteam", PerPage: 1, Page: 2,
		Filters: []search.Filter{
			{Facet: "level", Values: []string{"grade 7"}}, {Facet: "category", Values: []string{"none", "data"}},
			{Facet: "team", Values: []string{"PLATFORM", "data"}}, {Facet: "skill", Values: []string{"cobol", "SCALA"}},
		},
	})
	if res.Total != 0 || len(res.Relaxations) != 1 || res.Relaxations[0].Total != 4 || len(res.Relaxations[0].Without) != 4 {
		t.Errorf("%d hits, relaxations %+v", res.Total, res.Relaxations)
	}
}
