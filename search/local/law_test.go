package local

// Laws that hold whatever the site: they need no oracle.

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/searchtest"
)

func TestLaws(t *testing.T) {
	t.Parallel()
	forRandomSites(t, func(t *testing.T, e *Engine, _ *oracle, r *rand.Rand, requests int) {
		all := e.g.Len()
		for range requests {
			req := searchtest.RandomRequest(r, e.site.Facets)
			req.Page, req.PerPage, req.Sort = 1, search.MaxPerPage, search.ByRelevance
			res := ask(t, e, req)
			for _, law := range []struct {
				name string
				ok   bool
			}{
				{"a filter takes away, never adds", more(t, e, req, func(q *search.Request) { q.Filters = nil }) >= res.Total},
				{"another alternative adds, never takes away", len(req.Filter("category").Values) == 0 || more(t, e, req, func(q *search.Request) {
					f := q.Filter("category")
					f.Values = append(slices.Clone(f.Values), "Data")
					*q = q.With(f)
				}) >= res.Total},
				{"case of a query does not matter", !caseless(search.Parse(req.Query, e.site.Facets)) || more(t, e, req, func(q *search.Request) { q.Query = strings.ToUpper(search.Parse(q.Query, e.site.Facets).String()) }) == res.Total},
				{"the canonical query asks the same", more(t, e, req, func(q *search.Request) { q.Query = search.Parse(q.Query, e.site.Facets).String() }) == res.Total},
				{"the order changes nothing else", more(t, e, req, func(q *search.Request) { q.Sort = search.ByTitle }) == res.Total},
				{"each page is one hit at most", distinct(res.Hits) == len(res.Hits) && res.Total <= all},
				{"scores go down", slices.IsSortedFunc(res.Hits, func(a, b search.Hit) int { return int(1e6 * (b.Score - a.Score)) })},
			} {
				if !law.ok {
					t.Fatalf("%+v: not so: %s", req, law.name)
				}
			}
		}
	})
}

func more(t *testing.T, e *Engine, r search.Request, change func(*search.Request)) int {
	t.Helper()
	change(&r)
	return ask(t, e, r).Total
}

func distinct(hits []search.Hit) int {
	paths := map[string]bool{}
	for _, h := range hits {
		paths[h.Path] = true
	}
	return len(paths)
}

// caseless tells whether capitals change nothing in a query: addresses have
// case, and "or" and "and" would be operators.
func caseless(q search.Query) bool {
	for _, c := range q.Clauses {
		for _, u := range c.Any {
			if u.Field == search.AtPath || u.Text == "or" || u.Text == "and" {
				return false
			}
		}
	}
	return true
}

func TestOrderOfWordsDoesNotMatter(t *testing.T) {
	t.Parallel()
	forRandomSites(t, func(t *testing.T, e *Engine, _ *oracle, r *rand.Rand, requests int) {
		for range requests {
			// The last word may be a beginning: it stays where it is.
			a, b, last := searchtest.SiteWords[r.IntN(len(searchtest.SiteWords))], searchtest.SiteWords[r.IntN(len(searchtest.SiteWords))], ` "the"`
			if areMore(e, a, b) || areMore(e, b, a) {
				continue // together they are something else than apart
			}
			there, back := ask(t, e, search.Request{Query: a + " " + b + last}), ask(t, e, search.Request{Query: b + " " + a + last})
			if there.Total != back.Total {
				t.Fatalf("%s: %d hits, the other way round %d", there.Query, there.Total, back.Total)
			}
		}
	})
}

// areMore reports whether two words, or some of their terms, are one name or one word.
func areMore(e *Engine, a, b string) bool {
	_, skill := e.known.Planner.Lookup(a + " " + b)
	terms := analysis.Terms(a + " " + b)
	for i := range terms {
		if _, n := e.known.Planner.Names().Lookup(terms[i:]); n > 1 {
			return true
		}
	}
	return skill || e.known.Planner.AreOne(a, b)
}

// A matcher's epochs run out every few thousand searches: whenever that is, the
// answer is the same.
func TestAnswersDoNotDependOnWhatWasAskedBefore(t *testing.T) {
	t.Parallel()
	e := engineOf(t, searchtest.RandomSite(rand.New(rand.NewPCG(3, 3)), false))
	for _, q := range []string{"data engineer", "the of -scala", "scala OR java team", "kubernetes k8s"} {
		want := bodyOf(t, ask(t, e, search.Request{Query: q}))
		for before := range uint16(60) {
			s, err := e.begin()
			if err != nil {
				t.Fatal(err)
			}
			s.epoch = math.MaxUint16 - before
			e.end(s)
			if got := bodyOf(t, ask(t, e, search.Request{Query: q})); got != want {
				t.Fatalf("%s, %d epochs before they run out: %s, want %s", q, before, got, want)
			}
		}
	}
}
