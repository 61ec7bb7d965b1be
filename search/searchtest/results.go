package searchtest

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/highlight/highlighttest"
)

// What a result says is true: counts, help, order and HTML, whatever the site.

// whatResultsSay asks again what results promise.
func whatResultsSay(t *testing.T, e search.Engine, r *rand.Rand, requests int) {
	for range requests {
		req := RandomRequest(r, e.Site().Facets)
		req.Show, req.Page = search.Shows()[r.IntN(3)], 1
		res := Ask(t, e, req)
		if res.Positions+res.Others < res.Total || req.Show == search.ShowAll && res.Positions+res.Others != res.Total {
			t.Errorf("%+v: %d hits of %d positions and %d others", req, res.Total, res.Positions, res.Others)
		}
		checkFacets(t, e, r, req, res)
		checkHelp(t, e, req, res)
		for _, h := range res.Hits {
			checkHit(t, req, res, h)
		}
		if t.Failed() {
			return
		}
	}
}

// checkFacets chooses one of the values that are shown, and looks at the order of all.
func checkFacets(t *testing.T, e search.Engine, r *rand.Rand, req search.Request, res *search.Result) {
	t.Helper()
	if len(res.Facets) != len(e.Site().Facets.Counted(req)) || res.Facets[0].Name != search.CategoryFacet || res.Facets[1].Name != search.SkillFacet {
		t.Errorf("%+v: facets %+v of the table %+v", req, res.Facets, e.Site().Facets)
	}
	for _, f := range res.Facets {
		inOrder := func(a, b search.FacetValue) int {
			return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Value, b.Value))
		}
		if !slices.IsSortedFunc(f.Values, inOrder) {
			t.Errorf("%+v: %s is out of order: %+v", req, f.Name, f.Values)
		}
	}
	f := res.Facets[r.IntN(len(res.Facets))]
	if len(f.Values) == 0 {
		return
	}
	v := f.Values[r.IntN(len(f.Values))]
	filter := req.Filter(f.Name)
	if filter.All {
		filter.Values = append(slices.Clone(filter.Values), v.Value)
	} else {
		filter.Values = []string{v.Value}
	}
	if chosen := Ask(t, e, req.With(filter)); chosen.Total != v.Count {
		t.Errorf("%+v: %s %s has %d, choosing it gives %d", req, f.Name, v.Value, v.Count, chosen.Total)
	}
}

// checkHelp follows what a result offers.
func checkHelp(t *testing.T, e search.Engine, req search.Request, res *search.Result) {
	t.Helper()
	for _, x := range res.Relaxations {
		less := req.Without(x.Without)
		less.Query = x.Query
		if got := Ask(t, e, less); got.Total != x.Total || x.Total == 0 || res.Total > 0 {
			t.Errorf("%+v, which finds %d: relaxation %+v finds %d", req, res.Total, x, got.Total)
		}
	}
	if res.DidYouMean == "" {
		return
	}
	better := req
	better.Query = res.DidYouMean
	if got := Ask(t, e, better); got.Total <= res.Total && (res.Match == search.MatchAll || got.Total == 0 || got.Match == search.MatchSome) {
		t.Errorf("%+v, which finds %d: did you mean %q, which finds %d", req, res.Total, res.DidYouMean, got.Total)
	}
}

func checkHit(t *testing.T, req search.Request, res *search.Result, h search.Hit) {
	t.Helper()
	highlighttest.CheckMarkup(t, h.TitleHTML, strings.ReplaceAll(h.Title, "\n", " · ")) // titles of random sites have lines
	for _, s := range h.Snippets {
		highlighttest.CheckMarkup(t, s.HTML, "")
		highlighttest.CheckMarkup(t, s.HeadingHTML, "")
	}
	if h.Snippets == nil || h.Skills == nil || len(h.Snippets) > search.MaxSnippets {
		t.Errorf("%+v: %s has snippets %v, skills %v", req, h.Path, h.Snippets, h.Skills)
	}
	if partial := res.Match == search.MatchSome; partial != (len(h.Missing) > 0) {
		t.Errorf("%+v: match %s, and %s lacks %q", req, res.Match, h.Path, h.Missing)
	}
	if strings.TrimSpace(req.Query) == "" && (h.Score != 0 || len(h.Why) > 0) {
		t.Errorf("%+v: %s in a listing has score %v, reasons %v", req, h.Path, h.Score, h.Why)
	}
	for _, w := range h.Why {
		if !slices.Contains([]string{"exact", "alias", "form", "prefix", "typo"}, w.Tier) || w.Word == "" || w.Term == "" || w.Field == "" {
			t.Errorf("%+v: a reason for %s: %+v", req, h.Path, w)
		}
	}
}
