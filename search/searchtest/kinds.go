package searchtest

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/frontmatter"
	"github.com/careers-index/careers/content/markdown"
	"github.com/careers-index/careers/content/pay"
	"github.com/careers-index/careers/search"
)

// Kinds of pages, pay, and days.

// mixedSite has postings and other pages, dated and paid at random.
func mixedSite(random *rand.Rand, n int) *content.Site {
	site := &content.Site{Digest: "mixed"}
	words := []string{"harbour", "quay", "crane", "tide"}
	for i := range n {
		text := words[random.IntN(4)] + " " + words[random.IntN(4)]
		p := &content.Page{
			Path: fmt.Sprintf("/%03d", i), File: fmt.Sprintf("%d.md", i), Title: fmt.Sprintf("Page %d", random.IntN(9)), HTML: "<p>" + text + "</p>",
			Passages: []markdown.Passage{{Text: text}}, Category: []string{"A", "B", ""}[random.IntN(3)],
			Posting: random.IntN(3) > 0, Position: float64(random.IntN(4)),
		}
		if random.IntN(3) > 0 {
			p.Job.Posted = fmt.Sprintf("2026-0%d-1%d", 1+random.IntN(3), random.IntN(3))
		}
		if random.IntN(2) > 0 {
			p.Job.Pay = pay.Pay{Min: float64(10 + random.IntN(30)), Currency: "EUR", Per: []string{"hour", "year"}[random.IntN(2)]}
			if p.Job.Pay.Per == "year" {
				p.Job.Pay.Max = 1000 * p.Job.Pay.Min * float64(1+random.IntN(2))
			}
		}
		site.Pages = append(site.Pages, p)
	}
	return site
}

// It compares hits, totals, kinds, counts and order with
// a walk over the pages.
func whatIsShownIsWhatAPersonWouldCount(t *testing.T, open Open) {
	random := rand.New(rand.NewPCG(5, 5))
	site := mixedSite(random, 120)
	e := open(t, site)
	for range 300 {
		r := search.Request{
			Query: []string{"", "harbour", "quay crane", "page"}[random.IntN(4)], PerPage: 100,
			Show: search.Shows()[random.IntN(3)], Sort: search.Sorts()[random.IntN(4)], PayMin: []int{0, 0, 30_000, 50_000}[random.IntN(4)],
		}
		if random.IntN(2) == 0 {
			r = r.With(search.Filter{Facet: "category", Values: []string{"A"}})
		}
		res := Ask(t, e, r)
		var want []*content.Page
		positions, others := 0, 0
		inCategory := map[string]int{}
		for _, p := range site.Pages {
			if !pays(p, r.PayMin) || !says(p, r.Query) {
				continue
			}
			if r.Show.Has(p.Posting) && p.Category != "" {
				inCategory[p.Category]++
			}
			if len(r.Filters) > 0 && p.Category != "A" {
				continue
			}
			if p.Posting {
				positions++
			} else {
				others++
			}
			if r.Show.Has(p.Posting) {
				want = append(want, p)
			}
		}
		if res.Total != len(want) || res.Positions != positions || res.Others != others || res.Show != r.Show {
			t.Fatalf("%+v: %d hits, %d positions, %d others; want %d, %d, %d", r, res.Total, res.Positions, res.Others, len(want), positions, others)
		}
		for _, v := range facetValues(res, "category") {
			if v.Count != inCategory[v.Value] {
				t.Fatalf("%+v: %d in %s, want %d", r, v.Count, v.Value, inCategory[v.Value])
			}
		}
		if r.Sort == search.ByNewest {
			checkNewest(t, res.Hits, want)
		}
	}
}

func facetValues(res *search.Result, name string) []search.FacetValue {
	for _, f := range res.Facets {
		if f.Name == name {
			return f.Values
		}
	}
	return nil
}

func says(p *content.Page, query string) bool {
	for word := range strings.FieldsSeq(query) {
		if !strings.Contains(strings.ToLower(p.Title+" "+p.HTML), word) {
			return false
		}
	}
	return true
}

func pays(p *content.Page, least int) bool {
	amount := max(p.Job.Pay.Min, p.Job.Pay.Max)
	if p.Job.Pay.Per == "hour" {
		amount *= 40 * 52
	}
	return amount >= float64(least)
}

// checkNewest: the newest first, undated last, then by the listing.
func checkNewest(t *testing.T, hits []search.Hit, want []*content.Page) {
	t.Helper()
	slices.SortStableFunc(want, func(a, b *content.Page) int {
		for _, order := range []int{strings.Compare(b.Job.Posted, a.Job.Posted), int(a.Position - b.Position), strings.Compare(a.Title, b.Title), strings.Compare(a.Path, b.Path)} {
			if order != 0 {
				return order
			}
		}
		return 0
	})
	for i, h := range hits {
		if h.Path != want[i].Path {
			t.Fatalf("hit %d is %s of %q, want %s of %q", i, h.Path, h.Job.Posted, want[i].Path, want[i].Job.Posted)
		}
	}
}

func relaxationsStayWithWhatIsShown(t *testing.T, open Open) {
	page := func(path, text string, posting bool, amount float64) *content.Page {
		return &content.Page{
			Path: path, File: path[1:] + ".md", Title: "T", HTML: "<p>" + text + "</p>", Passages: []markdown.Passage{{Text: text}}, Posting: posting,
			Job: frontmatter.Job{Pay: pay.Pay{Min: amount, Currency: "EUR", Per: "year"}},
		}
	}
	e := open(t, &content.Site{Digest: "x", Pages: []*content.Page{
		page("/a", "harbour", true, 40_000), page("/b", "crane", true, 0), page("/c", "harbour crane", false, 0),
	}})
	res := Ask(t, e, search.Request{Query: "harbour crane", Show: search.ShowPositions})
	if res.Total != 0 || res.Others != 1 || len(res.Relaxations) == 0 {
		t.Fatalf("%+v", res)
	}
	for _, x := range res.Relaxations {
		if got := Ask(t, e, search.Request{Query: x.Query, Show: search.ShowPositions}); got.Total != x.Total {
			t.Errorf("%+v leads to %d", x, got.Total)
		}
	}
	res = Ask(t, e, search.Request{Query: "harbour", PayMin: 50_000})
	if len(res.Relaxations) != 1 || fmt.Sprint(res.Relaxations[0]) != "{harbour 2 [pay_min]}" {
		t.Errorf("%+v", res.Relaxations)
	}
}
