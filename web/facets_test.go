package web_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web"
)

// teamSite is a site with facets of its own: team is asked for with several
// values, office is hidden. Every result has values of all of them.
func teamSite(requests ...func(search.Request)) *fakeEngine {
	e := site(search.Site{
		Generation: "g", Title: "Jobs", URL: "https://jobs.example.com",
		Facets: search.Facets{
			{Name: "team", Label: "Our team", Many: true},
			{Name: "type", Label: "Type", Labels: map[string]string{"full-time": "Full time", "part-time": "Part time", "per-diem": "Per diem"}},
			{Name: "country", Label: "Country"},
			{Name: "category", Label: "Department"},
			{Name: "office", Label: "Office", Hidden: true},
			{Name: "skill", Label: "Skill", Many: true},
		},
	})
	e.search = func(r search.Request) (*search.Result, error) {
		for _, seen := range requests {
			seen(r)
		}
		count := func(name string, values ...string) search.FacetCount {
			c := search.FacetCount{Name: name}
			for _, v := range values {
				chosen := slices.ContainsFunc(r.Filter(name).Values, func(f string) bool { return strings.EqualFold(f, v) })
				c.Values = append(c.Values, search.FacetValue{Value: v, Count: 7, Selected: chosen})
			}
			return c
		}
		return &search.Result{
			Query: r.Query, Total: 7, Page: 1, PerPage: 20, Pages: 1, Sort: search.ByRelevance, Generation: "g",
			Hits: []search.Hit{{Path: "/a", Title: "A"}},
			Facets: []search.FacetCount{
				count("category", "Data", "Design"), count("skill"), count("team", "Core", "Platform", "Web"),
				count("type", "full-time", "per-diem"), count("country", "Norway"), count("office", "Oslo"),
			},
			Relaxations: []search.Relaxation{{Query: r.Query, Total: 9, Without: []string{"team"}}},
		}, nil
	}
	return e
}

func wantBody(t *testing.T, h http.Handler, target string, want ...string) string {
	t.Helper()
	body := get(t, h, target).Body.String()
	for _, w := range want {
		if !strings.Contains(body, w) {
			t.Errorf("GET %s has no %s\n%.9000s", target, w, body)
		}
	}
	return body
}

func TestFacetsHaveTheSitesOrderAndLabels(t *testing.T) {
	t.Parallel()
	body := wantBody(t, newHandler(t, teamSite(), web.Options{}), "/?q=x")
	var headings []string
	for _, part := range strings.Split(body, `<h2 id="site-facet-`)[1:] {
		name, rest, _ := strings.Cut(part, `">`)
		label, _, _ := strings.Cut(rest, "</h2>")
		headings = append(headings, name+" "+label)
	}
	// Skill has no value, office is hidden, and every hit is in Norway.
	if want := []string{"team Our team", "type Type", "category Department", "country Country"}; !slices.Equal(headings, want) {
		t.Errorf("facets %q, want %q", headings, want)
	}
}

func TestExampleSiteShowsItsFacetsInOrder(t *testing.T) {
	t.Parallel()
	body := wantBody(t, example(t), "/?q=engineer", `<span class="value">On site</span>`, `href="/?q=engineer&amp;workplace=onsite"`, `<span class="value">Bristol</span>`)
	last := 0
	for _, name := range []string{"category", "skill", "place", "workplace", "type", "level"} {
		i := strings.Index(body, `id="site-facet-`+name+`"`)
		if i < last {
			t.Errorf("the facet %s is missing, or before another", name)
		}
		last = i
	}
}

func TestEveryFacetCanBeChosenAndRemoved(t *testing.T) {
	t.Parallel()
	h := newHandler(t, teamSite(), web.Options{})
	body := wantBody(t, h, "/?q=x&type=full-time&team=core&team=Web",
		`href="/?q=x&amp;team=Core&amp;team=Web&amp;team=Platform&amp;type=full-time" rel="nofollow"><span class="box" aria-hidden="true"></span><span class="value">Platform</span>`,
		`href="/?q=x&amp;team=Core&amp;team=Web" rel="nofollow" class="on"><span class="box" aria-hidden="true"></span><span class="value">Full time</span>`,
		`<a href="/?q=x&amp;team=Web&amp;type=full-time" rel="nofollow"><span class="unseen">Remove Our team </span>Core`,
		`<a href="/?q=x&amp;team=Core&amp;team=Web" rel="nofollow"><span class="unseen">Remove Type </span>Full time`,
		`<input type="hidden" name="team" value="Core">`,
		`<input type="hidden" name="type" value="full-time">`,
		`<summary>Our team <span class="n">2 chosen</span></summary>`,
		`href="/?q=x&amp;team=Core&amp;team=Web&amp;type=full-time" rel="nofollow" aria-current="true">any</a>`,
		`href="/?q=x&amp;team=Core&amp;team=Web&amp;team_match=all&amp;type=full-time" rel="nofollow">all</a>`,
		`<title>“x”: Core or Web, Full time · Jobs</title>`,
	)
	if strings.Contains(body, "type_match") {
		t.Error("a facet of single values can be matched as a whole")
	}
	wantBody(t, h, "/?team=core&team=Web&team_match=all",
		`<input type="hidden" name="team_match" value="all">`,
		`team_match=all" rel="nofollow" aria-current="true">all</a>`,
		`<title>Open positions: Core and Web · Jobs</title>`,
	)
}

func TestHiddenFacetsCanBeRemoved(t *testing.T) {
	t.Parallel()
	body := wantBody(t, newHandler(t, teamSite(), web.Options{}), "/?office=Oslo", `Remove Office </span>Oslo`)
	if strings.Contains(body, "site-facet-office") {
		t.Error("a hidden facet is offered")
	}
}

func TestFiltersReachTheEngineFromEveryAnswer(t *testing.T) {
	t.Parallel()
	for _, path := range []string{"/", "/api/v1/search", "/feed.atom", "/feed.json"} {
		var asked []search.Filter
		h := newHandler(t, teamSite(func(r search.Request) { asked = r.Filters }), web.Options{})
		get(t, h, path+"?team=a&team=b&team_match=all&type=x&category_match=all&skill=&office=Oslo")
		want := []search.Filter{{Facet: "team", Values: []string{"a", "b"}, All: true}, {Facet: "type", Values: []string{"x"}}, {Facet: "office", Values: []string{"Oslo"}}}
		if fmt.Sprint(asked) != fmt.Sprint(want) {
			t.Errorf("%s asks for %v, want %v", path, asked, want)
		}
	}
}

func TestFeedsAreNamedAfterTheirFilters(t *testing.T) {
	t.Parallel()
	h := newHandler(t, teamSite(), web.Options{})
	wantBody(t, h, "/feed.atom?team=Web&type=per-diem", "<title>Jobs: Web, Per diem</title>", `<link rel="self" type="application/atom+xml" href="https://jobs.example.com/feed.atom?team=Web&amp;type=per-diem"`)
	wantBody(t, h, "/feed.json?team=Web&team_q=x", `"title":"Jobs: Web"`, `"feed_url":"https://jobs.example.com/feed.json?team=Web"`)
	wantBody(t, h, "/?team=Web", `href="/feed.atom?team=Web" title="Open positions: Web (Atom)"`)
}

func TestRelaxationsLeaveOutTheFiltersOfAnyFacet(t *testing.T) {
	t.Parallel()
	e := teamSite()
	found := e.search
	e.search = func(r search.Request) (*search.Result, error) {
		res, err := found(r)
		res.Hits, res.Total = nil, 0
		return res, err
	}
	wantBody(t, newHandler(t, e, web.Options{}), "/?q=x&team=Core&team=Web&team_match=all&type=per-diem",
		`<li><a href="/?q=x&amp;type=per-diem">“x”, Per diem</a> <span class="n">9</span></li>`)
}

func TestLongFacetsFoldAndCanBeSearched(t *testing.T) {
	t.Parallel()
	e := teamSite()
	found := e.search
	e.search = func(r search.Request) (*search.Result, error) {
		res, err := found(r)
		for i := range 30 {
			res.Facets[2].Values = append(res.Facets[2].Values, search.FacetValue{Value: fmt.Sprint("Team ", i), Count: 1})
		}
		if r.Filter("team").Prefix == "zz" {
			res.Facets[2].Values = nil
		}
		return res, err
	}
	h := newHandler(t, e, web.Options{})
	body := wantBody(t, h, "/?q=x&type=per-diem", "<summary>24 more</summary>", `<input name="team_q" type="search" value="" placeholder="Our team name"`)
	form, _, _ := strings.Cut(body[strings.Index(body, `<form class="find"`):], "</form>")
	for _, want := range []string{`name="q" value="x"`, `name="type" value="per-diem"`} {
		if !strings.Contains(form, want) {
			t.Errorf("the box that finds a team forgets %s: %s", want, form)
		}
	}
	wantBody(t, h, "/?q=x&team_q=zz", "No value begins like this.", `<a href="/?q=x" rel="nofollow">Show all values</a>`, `value="zz"`)
}

// TestFacetValuesAreInAnOrderThatHelps: what chooses nothing is after what does, and
// what is folded is looked through by name.
func TestFacetValuesAreInAnOrderThatHelps(t *testing.T) {
	t.Parallel()
	e := teamSite()
	found := e.search
	e.search = func(r search.Request) (*search.Result, error) {
		res, err := found(r)
		values := []search.FacetValue{{Value: "Everyone", Count: 7}}
		for i := range 12 {
			values = append(values, search.FacetValue{Value: string(rune('z' - i)), Count: 6, Selected: i == 1})
		}
		res.Facets[2].Values = values
		return res, err
	}
	body := wantBody(t, newHandler(t, e, web.Options{}), "/?q=x&team=y", `<summary>Filter (1)</summary>`, `<a class="button show" href="#site-results">Show 7 positions</a>`)
	facet, _, _ := strings.Cut(body[strings.Index(body, `aria-labelledby="site-facet-team"`):], "</section>")
	var got []string
	for _, part := range strings.Split(facet, `<span class="value">`)[1:] {
		value, _, _ := strings.Cut(part, "<")
		got = append(got, value)
	}
	if want := "y z x w v u t s r o p q Everyone"; strings.Join(got, " ") != want {
		t.Errorf("values %q, want %s", got, want)
	}
}

func TestAPIDescriptionHasTheParametersOfTheSite(t *testing.T) {
	t.Parallel()
	type described struct {
		Paths map[string]struct {
			Get struct {
				Parameters []struct {
					Ref string `json:"$ref"`
				}
			}
		}
		Components struct {
			Parameters map[string]struct{ Name string }
			Schemas    map[string]struct{ Enum []string }
		}
	}
	names := func(h http.Handler) (parameters []string, facets []string) {
		var doc described
		if err := json.Unmarshal(get(t, h, "/openapi.json").Body.Bytes(), &doc); err != nil {
			t.Fatal(err)
		}
		for _, p := range doc.Paths["/api/v1/search"].Get.Parameters {
			name := doc.Components.Parameters[strings.TrimPrefix(p.Ref, "#/components/parameters/")].Name
			parameters = append(parameters, name)
		}
		return parameters, doc.Components.Schemas["FacetName"].Enum
	}
	parameters, facets := names(newHandler(t, teamSite(), web.Options{}))
	want := "q team team_match team_q type type_q country country_q category category_q office office_q skill skill_match skill_q pay_min show sort page per_page"
	if got := strings.Join(parameters, " "); got != want {
		t.Errorf("parameters %s\nwant       %s", got, want)
	}
	if want := []string{"team", "type", "country", "category", "office", "skill"}; !slices.Equal(facets, want) {
		t.Errorf("facets %q, want %q", facets, want)
	}
	parameters, _ = names(example(t))
	for _, want := range []string{"category", "skill", "place", "workplace", "type", "level", "skill_match", "place_match", "place_q"} {
		if !slices.Contains(parameters, want) {
			t.Errorf("the example site has no parameter %s in %q", want, parameters)
		}
	}
	if _, facets := names(newHandler(t, site(search.Site{Generation: "g"}), web.Options{})); facets != nil {
		t.Errorf("a site without facets has %q", facets)
	}
}

// TestCountsOfEveryFacetAreTheirClicks follows each value that the example site
// offers: the answer has as many hits as the count said.
func TestCountsOfEveryFacetAreTheirClicks(t *testing.T) {
	t.Parallel()
	h := example(t)
	type answer struct {
		Total  int
		Facets []search.FacetCount
	}
	ask := func(target string) (a answer) {
		if err := json.Unmarshal(get(t, h, target).Body.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		return a
	}
	seen := 0
	for _, f := range ask("/api/v1/search?q=engineer").Facets {
		for _, v := range f.Values[:min(len(f.Values), 5)] {
			seen++
			if got := ask("/api/v1/search?q=engineer&" + f.Name + "=" + url.QueryEscape(v.Value)).Total; got != v.Count {
				t.Errorf("%s %s counts %d and finds %d", f.Name, v.Value, v.Count, got)
			}
		}
	}
	if seen < 15 {
		t.Errorf("only %d values were tried", seen)
	}
}
