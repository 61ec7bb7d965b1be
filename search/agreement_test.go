package search

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/careers-index/careers/content"
)

// Words of the random sites: some begin like others, some are a mistake away
// from others, some name skills, some are cut in ways of their own.
var siteWords = strings.Fields(`data database databases datum engineer engineers engineering enginee design designer desing
	scala scalable java javascript kafka kafkas remote remotely platform platforms plattform terraform kubernetes k8s go golang
	spark sparks rust python pythonic c c++ c# .net node.js vue typescript ts aws cloud-native back-end R&D zürich team teams
	the of and with 2026 a powerbi gcp power bi cloud google office officer postgres postgresql machine learning amazon web services market`)

// randomSite makes a small site with ties in everything that orders pages.
func randomSite(r *rand.Rand) *content.Site {
	pick := func(list []string) string { return list[r.IntN(len(list))] }
	text := func(most int) string {
		words := make([]string, 1+r.IntN(most))
		for i := range words {
			words[i] = pick(siteWords)
		}
		return strings.Join(words, pick([]string{" ", " ", " ", ", ", "\n"}))
	}
	site := &content.Site{Digest: fmt.Sprintf("%016x", r.Uint64())}
	folders := []string{"/jobs", "/jobs/old", "/about", "/jobsearch"}
	for i := range r.IntN(40) {
		p := &content.Page{
			Path: fmt.Sprintf("%s/page-%d", pick(folders), i), File: fmt.Sprintf("page-%d.md", i),
			Title: text(4), Position: float64(r.IntN(3)), Posting: r.IntN(3) > 0,
			Category: pick([]string{"", "Engineering", "engineering", "About us", "Data"}),
		}
		if r.IntN(2) == 0 {
			p.Description, p.DescriptionDerived = text(6), r.IntN(2) == 0
		}
		if r.IntN(2) == 0 {
			p.Job = content.Job{Locations: []string{pick([]string{"Zürich", "Berlin"})}, Workplace: pick([]string{"remote", ""}), EmploymentType: "FULL_TIME"}
		}
		for range r.IntN(4) {
			p.DeclaredSkills = append(p.DeclaredSkills, content.DeclaredSkill{Name: pick([]string{"Go", "Scala", "Kafka", "Juggling", "AWS", "C#", "Kubernetes", "Power BI", "Google Cloud"})})
		}
		for range r.IntN(4) {
			s := content.Passage{Heading: text(3), Anchor: "a", Section: pick([]string{"", "", "stack"}), Text: text(25)}
			p.Headings = append(p.Headings, content.Heading{Level: 2, Text: s.Heading, Anchor: s.Anchor})
			p.Passages = append(p.Passages, s)
		}
		site.Pages = append(site.Pages, p)
	}
	slices.SortFunc(site.Pages, func(a, b *content.Page) int { return strings.Compare(a.Path, b.Path) })
	return site
}

// randomQuery is made of the sites' words, changed and joined in every way.
func randomQuery(r *rand.Rand) string {
	word := func() string {
		w := siteWords[r.IntN(len(siteWords))]
		switch r.IntN(8) {
		case 0:
			return w[:1+r.IntN(len(w))]
		case 1:
			i := r.IntN(len(w))
			return w[:i] + string(rune('a'+r.IntN(26))) + w[i:]
		case 2:
			i := r.IntN(len(w))
			return w[:i] + w[i+1:]
		case 3:
			return strings.ToUpper(w)
		}
		return w
	}
	var parts []string
	for range r.IntN(5) {
		switch r.IntN(14) {
		case 0:
			parts = append(parts, `"`+word()+" "+word()+`"`)
		case 1:
			parts = append(parts, "-"+word())
		case 2:
			parts = append(parts, "OR")
		case 3:
			parts = append(parts, "title:"+word())
		case 4:
			parts = append(parts, "skill:"+word())
		case 5:
			parts = append(parts, []string{"category:engineering", `category:"About Us"`, "category:x", "-category:Data"}[r.IntN(4)])
		case 6:
			parts = append(parts, []string{"path:/jobs", "path:about/", "path:/", "-path:/jobs/old", "path:/jobs/old/page-1"}[r.IntN(5)])
		case 7:
			parts = append(parts, word()+[]string{"/", ",", "-", "&", "."}[r.IntN(5)]+word())
		case 8:
			parts = append(parts, []string{"amazon web services", "power bi", "google cloud", "go to market", "-", "(", `"`, "*", "🦄", "~~"}[r.IntN(10)])
		default:
			parts = append(parts, word())
		}
	}
	return strings.Join(parts, " ")
}

func randomRequest(r *rand.Rand) Request {
	req := Request{
		Query: randomQuery(r), AllSkills: r.IntN(2) == 0, Page: 1 + r.IntN(3), PerPage: 1 + r.IntN(12),
		Sort: []Sort{ByRelevance, ByRelevance, ByPosition, ByTitle}[r.IntN(4)],
	}
	for range max(r.IntN(5)-2, 0) {
		req.Categories = append(req.Categories, []string{"Engineering", "ABOUT US", "data", "none"}[r.IntN(4)])
	}
	for range max(r.IntN(5)-2, 0) {
		req.Skills = append(req.Skills, []string{"go", "Golang", "SCALA", "juggling", "k8s", "cobol", "C#"}[r.IntN(7)])
	}
	return req
}

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
			e := engineOf(t, randomSite(r))
			o, err := newOracle(e)
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
			req := randomRequest(r)
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
func (o *oracle) compare(t *testing.T, r Request, res *Result) {
	t.Helper()
	q := Parse(r.Query)
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
	for i, h := range want {
		if got := res.Hits[i]; got.Path != o.pages[h.page].Path || got.Score != h.score {
			t.Errorf("%+v: hit %d is %s (%v), want %s (%v)", r, i, got.Path, got.Score, o.pages[h.page].Path, h.score)
		}
	}
	o.compareFacets(t, q, r, res.Facets)
	for _, x := range res.Relaxations {
		if n := o.total(Parse(x.Query), r.without(x.Without)); n != x.Total || res.Total > 0 {
			t.Errorf("%+v: relaxation %+v has %d hits", r, x, n)
		}
	}
	if res.DidYouMean != "" && o.total(Parse(res.DidYouMean), r) <= res.Total {
		t.Errorf("%+v: did you mean %q has no more hits", r, res.DidYouMean)
	}
}

// compareFacets clicks on every value.
func (o *oracle) compareFacets(t *testing.T, q Query, r Request, facets []Facet) {
	t.Helper()
	hits := o.find(q)
	clicked := func(r Request) (n int) {
		for _, h := range hits {
			if a, b := o.passes(o.pages[h.page], r); a && b {
				n++
			}
		}
		return n
	}
	counts := map[string]map[string]int{"category": {}, "skill": {}}
	for _, p := range o.pages {
		c := r
		c.Categories = []string{p.Category}
		if n := clicked(c); n > 0 && p.Category != "" {
			counts["category"][strings.ToLower(p.Category)] = n
		}
		for _, s := range p.Skills {
			c := r
			c.Skills = []string{s.Name}
			if r.AllSkills {
				c.Skills = append(c.Skills, r.Skills...)
			}
			if n := clicked(c); n > 0 {
				counts["skill"][strings.ToLower(s.Name)] = n
			}
		}
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
