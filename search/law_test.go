package search

// Laws that hold whatever the site: they need no oracle.

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/careers-index/careers/content"
)

func TestLaws(t *testing.T) {
	t.Parallel()
	forRandomSites(t, func(t *testing.T, e *Engine, _ *oracle, r *rand.Rand, requests int) {
		all := e.g.Len()
		for range requests {
			req := randomRequest(r)
			req.Page, req.PerPage, req.Sort = 1, MaxPerPage, ByRelevance
			res := search(t, e, req)
			for _, law := range []struct {
				name string
				ok   bool
			}{
				{"a filter takes away, never adds", more(t, e, req, func(q *Request) { q.Categories, q.Skills = nil, nil }) >= res.Total},
				{"another alternative adds, never takes away", len(req.Categories) == 0 || more(t, e, req, func(q *Request) { q.Categories = append(slices.Clone(q.Categories), "Data") }) >= res.Total},
				{"case of a query does not matter", more(t, e, req, func(q *Request) { q.Query = strings.ToUpper(Parse(q.Query).String()) }) == res.Total || strings.ContainsAny(res.Query, ":") || strings.Contains(res.Query, "or") || strings.Contains(res.Query, "and")},
				{"the canonical query asks the same", more(t, e, req, func(q *Request) { q.Query = Parse(q.Query).String() }) == res.Total},
				{"the order changes nothing else", more(t, e, req, func(q *Request) { q.Sort = ByTitle }) == res.Total},
				{"each page is one hit at most", distinct(res.Hits) == len(res.Hits) && res.Total <= all},
				{"scores go down", slices.IsSortedFunc(res.Hits, func(a, b Hit) int { return int(1e6 * (b.Score - a.Score)) })},
			} {
				if !law.ok {
					t.Fatalf("%+v: not so: %s", req, law.name)
				}
			}
		}
	})
}

func more(t *testing.T, e *Engine, r Request, change func(*Request)) int {
	t.Helper()
	change(&r)
	return search(t, e, r).Total
}

func distinct(hits []Hit) int {
	paths := map[string]bool{}
	for _, h := range hits {
		paths[h.Path] = true
	}
	return len(paths)
}

func TestOrderOfWordsAndFilesDoesNotMatter(t *testing.T) {
	t.Parallel()
	sites, _ := effort()
	for seed := range uint64(sites / 2) {
		r := rand.New(rand.NewPCG(seed, 11))
		site := randomSite(r)
		e := engineOf(t, site)
		r.Shuffle(len(site.Pages), func(i, j int) { site.Pages[i], site.Pages[j] = site.Pages[j], site.Pages[i] })
		slices.SortFunc(site.Pages, func(a, b *content.Page) int { return strings.Compare(a.Path, b.Path) })
		again := engineOf(t, site)
		for range 50 {
			words := []string{siteWords[r.IntN(len(siteWords))], siteWords[r.IntN(len(siteWords))], `"the"`}
			a := search(t, e, Request{Query: words[0] + " " + words[1] + " " + words[2]})
			if b := search(t, again, Request{Query: a.Query}); string(a.AppendJSON(nil)) != string(b.AppendJSON(nil)) {
				t.Fatalf("%s: another order of files gives another answer", a.Query)
			}
			both := strings.Join(words[:2], " ")
			if _, name := e.planner.lookup(both); name {
				continue
			}
			if _, name := e.planner.lookup(words[1] + " " + words[0]); name {
				continue
			}
			if b := search(t, e, Request{Query: words[1] + " " + words[0] + " " + words[2]}); b.Total != a.Total {
				t.Fatalf("%s: %d hits, the other way round %d", a.Query, a.Total, b.Total)
			}
		}
	}
}
