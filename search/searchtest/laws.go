package searchtest

// Random sites: laws that hold whatever the site, and agreement of two engines.

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/skills/lexicon"
	"github.com/careers-index/careers/index/synonyms"
	"github.com/careers-index/careers/search"
)

// leastSameOrder is the share of pages of hits that two engines must have in one order: sums
// of scores that are nearly the same may change places.
const leastSameOrder = 0.95

// randomSites asks random requests of random sites, each with its own seed.
func randomSites(t *testing.T, open Open, o Options) {
	var same, compared atomic.Int64
	t.Cleanup(func() { // the tests of the sites have ended
		if o.Reference == nil {
			return
		}
		t.Logf("%d of %d pages of hits are in the same order", same.Load(), compared.Load())
		if float64(same.Load()) < leastSameOrder*float64(compared.Load()) {
			t.Errorf("only %d of %d pages of hits are in the same order", same.Load(), compared.Load())
		}
	})
	for seed := range uint64(o.Sites) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(seed, 7))
			site := RandomSite(r, o.Large)
			e := open(t, site)
			t.Run("laws", func(t *testing.T) { laws(t, e, r, o.Requests, len(site.Pages)) })
			t.Run("what a result says", func(t *testing.T) { whatResultsSay(t, e, r, o.Requests) })
			t.Run("order of words", func(t *testing.T) { orderOfWordsDoesNotMatter(t, e, r, o.Requests) })
			if o.Reference == nil {
				return
			}
			t.Run("agreement", func(t *testing.T) {
				want := o.Reference(t, site)
				for range o.Requests {
					req := RandomRequest(r, want.Site().Facets)
					req.Show = search.Shows()[r.IntN(3)]
					if r.IntN(5) == 0 {
						req = search.Request{Query: manyWords(r)}
					}
					if CheckAgree(t, want, e, req) {
						same.Add(1)
					}
					if compared.Add(1); t.Failed() {
						return
					}
				}
			})
		})
	}
}

// manyWords is a query whose hits can have thousands of mean levels.
func manyWords(r *rand.Rand) string {
	words := make([]string, 7+r.IntN(search.MaxUnits-6))
	for i := range words {
		words[i] = SiteWords[r.IntN(len(SiteWords))]
	}
	return strings.Join(words, " ")
}

// laws need no expected answers.
func laws(t *testing.T, e search.Engine, r *rand.Rand, requests, pages int) {
	facets := e.Site().Facets
	for range requests {
		req := RandomRequest(r, facets)
		req.Page, req.PerPage, req.Sort = 1, search.MaxPerPage, search.ByRelevance
		res := Ask(t, e, req)
		canonical := search.Parse(req.Query, facets)
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
			{"case of a query does not matter", !caseless(canonical) || more(t, e, req, func(q *search.Request) { q.Query = strings.ToUpper(canonical.String()) }) == res.Total},
			{"the canonical query asks the same", more(t, e, req, func(q *search.Request) { q.Query = canonical.String() }) == res.Total},
			{"the order changes nothing else", more(t, e, req, func(q *search.Request) { q.Sort = search.ByTitle }) == res.Total},
			{"each page is one hit at most", distinct(res.Hits) == len(res.Hits) && res.Total <= pages},
			{"scores go down", slices.IsSortedFunc(res.Hits, func(a, b search.Hit) int { return int(1e6 * (b.Score - a.Score)) })},
		} {
			if !law.ok {
				t.Fatalf("%+v: not so: %s", req, law.name)
			}
		}
	}
}

func more(t *testing.T, e search.Engine, r search.Request, change func(*search.Request)) int {
	t.Helper()
	change(&r)
	return Ask(t, e, r).Total
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

func orderOfWordsDoesNotMatter(t *testing.T, e search.Engine, r *rand.Rand, requests int) {
	asked := 0
	for range requests {
		// The last word may be a beginning: it stays where it is.
		a, b, last := SiteWords[r.IntN(len(SiteWords))], SiteWords[r.IntN(len(SiteWords))], ` "the"`
		if mayBeOne(a, b) || mayBeOne(b, a) {
			continue // together they may be something else than apart
		}
		asked++
		there, back := Ask(t, e, search.Request{Query: a + " " + b + last}), Ask(t, e, search.Request{Query: b + " " + a + last})
		if there.Total != back.Total {
			t.Fatalf("%s: %d hits, the other way round %d", there.Query, there.Total, back.Total)
		}
	}
	t.Logf("%d pairs of words", asked)
}

// siteTerms are the terms that a random site can have, and roleNames the names that it can
// know, in every language.
var (
	siteTerms = sync.OnceValue(func() []string { return analysis.Terms(strings.Join(SiteWords, "\n")) })
	roleNames = sync.OnceValue(func() *synonyms.Names { return synonyms.Default().In("en", "de", "fr", "es", "it", "pt", "nl") })
)

// mayBeOne reports whether two words, or some of their terms, are one name, or are one word
// that a random site can have.
func mayBeOne(a, b string) bool {
	if _, skill := lexicon.Default().Lookup(a + " " + b); skill {
		return true
	}
	terms := analysis.Terms(a + " " + b)
	for i := range terms {
		if _, n := roleNames().Lookup(terms[i:]); n > 1 {
			return true
		}
	}
	one := analysis.Terms(a + b)
	return len(one) == 1 && slices.Contains(siteTerms(), one[0])
}
