package local

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/searchtest"
)

var soak = flag.Bool("soak", false, "try 200 random sites with 500 requests each")

// effort is how many sites and requests the random tests try.
func effort() (sites, requests int) {
	if *soak {
		return 200, 500
	}
	return 12, 80
}

// forRandomSites runs check on random sites, each with its own seed.
func forRandomSites(t *testing.T, check func(t *testing.T, e *Engine, o *oracle, r *rand.Rand, requests int)) {
	sites, requests := effort()
	for seed := range uint64(sites) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			t.Parallel()
			r := rand.New(rand.NewPCG(seed, 7))
			site := searchtest.RandomSite(r, *soak)
			e := engineOf(t, site)
			o, err := newOracle(e, site)
			if err != nil {
				t.Fatal(err)
			}
			check(t, e, o, r, requests)
		})
	}
}

func TestEngineAgreesWithTheOracle(t *testing.T) {
	t.Parallel()
	forRandomSites(t, func(t *testing.T, e *Engine, o *oracle, r *rand.Rand, requests int) {
		for range requests {
			req := searchtest.RandomRequest(r, e.site.Facets)
			res, err := e.Search(context.Background(), req)
			if err != nil {
				t.Fatalf("%+v: %v", req, err)
			}
			o.compare(t, req, res)
			if t.Failed() {
				return
			}
		}
	})
}

// compare holds an answer against the oracle's: hits, order, scores, paging,
// totals, facets, relaxations and correction.
func (o *oracle) compare(t *testing.T, r search.Request, res *search.Result) {
	t.Helper()
	q := search.Parse(r.Query, o.facets)
	all := o.ordered(q, r)
	if res.Total != len(all) || res.Pages != (len(all)+r.PerPage-1)/r.PerPage {
		t.Errorf("%+v (%s): %d hits on %d pages, want %d", r, q, res.Total, res.Pages, len(all))
		return
	}
	from := min((r.Page-1)*r.PerPage, len(all))
	want := all[from:min(from+r.PerPage, len(all))]
	if len(res.Hits) != len(want) {
		t.Errorf("%+v: %d hits on the page, want %d", r, len(res.Hits), len(want))
		return
	}
	if len(all) > 0 && res.Match != all[0].match {
		t.Errorf("%+v: match %q, want %q", r, res.Match, all[0].match)
	}
	o.compareWords(t, r, q, res)
	for i, h := range want {
		if got := res.Hits[i]; !slices.Equal(got.Missing, h.missing) {
			t.Errorf("%+v: %s lacks %q, want %q", r, got.Path, got.Missing, h.missing)
		}
		if got := res.Hits[i]; got.Path != o.pages[h.page].Path || got.Score != h.score {
			t.Errorf("%+v: hit %d is %s (%v), want %s (%v)", r, i, got.Path, got.Score, o.pages[h.page].Path, h.score)
		}
	}
	o.compareFacets(t, q, r, res.Facets)
	for _, x := range res.Relaxations {
		if n := o.total(search.Parse(x.Query, o.facets), r.Without(x.Without)); n != x.Total || res.Total > 0 {
			t.Errorf("%+v: relaxation %+v has %d hits", r, x, n)
		}
	}
	if better := o.filtered(search.Parse(res.DidYouMean, o.facets), r); res.DidYouMean != "" && len(better) <= res.Total &&
		(res.Match == search.MatchAll || len(better) == 0 || better[0].match == search.MatchSome) {
		t.Errorf("%+v: did you mean %q has no more hits", r, res.DidYouMean)
	}
}

// compareWords compares what an answer says of the words of its query.
func (o *oracle) compareWords(t *testing.T, r search.Request, q search.Query, res *search.Result) {
	t.Helper()
	var aside []string
	for _, c := range o.plan(q) {
		if c.optional {
			aside = append(aside, c.asked)
		}
	}
	if !slices.Equal(res.SetAside, aside) {
		t.Errorf("%+v: set aside %q, want %q", r, res.SetAside, aside)
	}
	for _, h := range res.Hits {
		for _, w := range h.Why {
			if slices.Contains(h.Missing, w.Word) && strings.Count(" "+r.Query+" ", " "+w.Word+" ") == 1 {
				t.Errorf("%+v: %s has %q and lacks it", r, h.Path, w.Word)
			}
		}
	}
}

// compareFacets clicks on every value of every facet.
func (o *oracle) compareFacets(t *testing.T, q search.Query, r search.Request, facets []search.FacetCount) {
	t.Helper()
	hits := o.find(q)
	clicked := func(facet, value string) (n int) {
		f := r.Filter(facet)
		if table, _ := o.facets.Find(facet); f.All && table.Many {
			f.Values = append(slices.Clone(f.Values), value)
		} else {
			f.Values = []string{value}
		}
		clicked := r.With(f)
		for _, h := range hits {
			if o.passes(o.pages[h.page], clicked) {
				n++
			}
		}
		return n
	}
	counts := map[string]map[string]int{}
	for _, f := range o.facets {
		counts[f.Name] = map[string]int{}
		for _, p := range o.pages {
			for _, v := range p.values[f.Name] {
				if n := clicked(f.Name, v); n > 0 {
					counts[f.Name][strings.ToLower(v)] = n
				}
			}
		}
	}
	if len(facets) != len(o.facets.Counted(r)) || facets[0].Name != "category" || facets[1].Name != "skill" {
		t.Errorf("%+v: facets %+v of the table %+v", r, facets, o.facets)
	}
	for _, f := range facets {
		for i, v := range f.Values {
			if i > 0 && (f.Values[i-1].Count < v.Count || f.Values[i-1].Count == v.Count && f.Values[i-1].Value >= v.Value) {
				t.Errorf("%+v: %s is out of order: %+v", r, f.Name, f.Values)
			}
			key := strings.ToLower(v.Value)
			if v.Count != counts[f.Name][key] {
				t.Errorf("%+v: %s %s has %d, clicking gives %d", r, f.Name, v.Value, v.Count, counts[f.Name][key])
			}
			if v.Count == 0 && !v.Selected {
				t.Errorf("%+v: %s %s is shown for nothing", r, f.Name, v.Value)
			}
			delete(counts[f.Name], key)
		}
		if len(counts[f.Name]) > 0 {
			t.Errorf("%+v: %s lacks %v", r, f.Name, counts[f.Name])
		}
	}
}
