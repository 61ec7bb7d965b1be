package local

import (
	"context"
	"flag"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/frontmatter"
	"github.com/careers-index/careers/content/markdown"
	"github.com/careers-index/careers/search"
)

// Words of the random sites: some begin like others, some are a mistake away
// from others, some name skills, some are cut in ways of their own, some are made of
// others, some are forms of others.
var siteWords = strings.Fields(`data database databases datum engineer engineers engineering enginee design designer desing
	scala scalable java javascript kafka kafkas remote remotely platform platforms plattform terraform kubernetes k8s go golang
	spark sparks rust python pythonic c c++ c# .net node.js vue typescript ts aws cloud-native back-end R&D zürich team teams
	the of and with 2026 a powerbi gcp power bi cloud google office officer postgres postgresql machine learning amazon web services market
	dataplatform data-platform platformteam designsteam cloudengineer backend back end fullstack stackfull full stack
	you our manage manager managing recruiter recruiting recruitment senior full-time berlin hybrid
	developer programmer software tester QA ux user experience customer success client ai ml hr`)

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
	if r.IntN(4) > 0 {
		site.Settings.Facets = []content.FacetSetting{
			{Name: "level"}, {Name: "category"}, {Name: "place", Label: "Where"}, {Name: "team", Label: "Team", Key: "department"},
			{Name: "type"}, {Name: "workplace"}, {Name: "skill"},
		}
	}
	folders := []string{"/jobs", "/jobs/old", "/about", "/jobsearch"}
	most := 40
	if *soak && r.IntN(12) == 0 {
		most = 400 // where words on many pages are looked for in short texts only
	}
	for i := range r.IntN(most) {
		p := &content.Page{
			Path: fmt.Sprintf("%s/page-%d", pick(folders), i), File: fmt.Sprintf("page-%d.md", i),
			Title: text(4), Position: float64(r.IntN(3)), Posting: r.IntN(3) > 0,
			Category: pick([]string{"", "Engineering", "engineering", "About us", "Data"}),
		}
		if r.IntN(2) == 0 {
			p.Description, p.DescriptionDerived = text(6), r.IntN(2) == 0
		}
		if r.IntN(2) == 0 {
			p.Job = frontmatter.Job{
				Workplace: pick([]string{"remote", "hybrid", ""}), EmploymentTypes: [][]string{{"full-time"}, {"contract"}, {"full-time", "contract"}, nil}[r.IntN(4)],
			}
			p.Level = pick([]string{"", "senior", "junior", "grade 7"})
			for range 1 + r.IntN(2) {
				p.Job.Locations = append(p.Job.Locations, pick([]string{"Zürich, Switzerland", "Berlin, Germany", "Nowhere", "Cambridge, United Kingdom", "Cambridge, United States"}))
			}
			p.Custom = map[string][]string{"team": [][]string{nil, {"Platform"}, {"Data", "platform"}, {"R & D"}}[r.IntN(4)]}
		}
		for range r.IntN(4) {
			p.DeclaredSkills = append(p.DeclaredSkills, frontmatter.Name{Name: pick([]string{"Go", "Scala", "Kafka", "Juggling", "AWS", "C#", "Kubernetes", "Power BI", "Google Cloud"})})
		}
		for range r.IntN(4) {
			s := markdown.Passage{Heading: text(3), Anchor: "a", Section: pick([]string{"", "", "stack"}), Text: text(25)}
			p.Headings = append(p.Headings, markdown.Heading{Level: 2, Text: s.Heading, Anchor: s.Anchor})
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
			parts = append(parts, []string{"category:engineering", `category:"About Us"`, "category:x", "-category:Data", "place:zurich", `-place:"Berlin, Germany"`,
				"place:cambridge", "team:platform", "-workplace:remote", "type:full-time OR level:senior", `team:"r & d"`}[r.IntN(11)])
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

// filterValues are what random requests ask for in each facet.
var filterValues = map[string][]string{
	"category":  {"Engineering", "ABOUT US", "data", "none"},
	"skill":     {"go", "Golang", "SCALA", "juggling", "k8s", "cobol", "C#"},
	"place":     {"zurich", "Cambridge", "Berlin, Germany", "germany", "Switzerland", "Atlantis", "cambridge, united kingdom"},
	"workplace": {"Remote", "hybrid", "onsite"},
	"type":      {"full-time", "Full time", "contract"},
	"level":     {"senior", "Junior", "grade 7"},
	"team":      {"PLATFORM", "data", "r & d", "none"},
}

func randomRequest(r *rand.Rand, facets search.Facets) search.Request {
	req := search.Request{
		Query: randomQuery(r), Page: 1 + r.IntN(3), PerPage: 1 + r.IntN(12),
		Sort: []search.Sort{search.ByRelevance, search.ByRelevance, search.ByPosition, search.ByTitle}[r.IntN(4)],
	}
	for _, f := range facets {
		filter := search.Filter{Facet: f.Name, All: f.Many && r.IntN(2) == 0}
		for range max(r.IntN(6)-3, 0) {
			values := filterValues[f.Name]
			filter.Values = append(filter.Values, values[r.IntN(len(values))])
		}
		if r.IntN(2) == 0 {
			req = req.With(filter)
		}
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
			site := randomSite(r)
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
			req := randomRequest(r, e.site.Facets)
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
	if len(facets) != len(o.facets) || facets[0].Name != "category" || facets[1].Name != "skill" {
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
