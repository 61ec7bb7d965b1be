package searchtest

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/frontmatter"
	"github.com/careers-index/careers/content/pay"
	"github.com/careers-index/careers/search"
)

// Pages whole.

// What front matter says about a job arrives in hits and pages.
func factsOfAJobArriveWhole(t *testing.T, open Open) {
	e := open(t, &content.Site{Digest: "x", Pages: []*content.Page{{
		Path: "/a", File: "a.md", Title: "Cook", HTML: "<p>Cook.</p>", Posting: true,
		Job: frontmatter.Job{
			Posted: "2026-01-05", Closes: "2026-03-01", EmploymentTypes: []string{"full-time", "contract"}, Locations: []string{"Oslo", "DACH"},
			Workplace: "hybrid", Apply: "mailto:a@example.com", Pay: pay.Pay{Min: 20, Max: 25.5, Currency: "EUR", Per: "hour"},
			Department: "Kitchen", Team: "Nights", Company: "Galley Ltd", CompanyURL: "https://galley.example", Reference: "R-1",
		},
	}}})
	const want = `{"locations":["Oslo","DACH"],"workplace":"hybrid","type":"full-time","types":["full-time","contract"],` +
		`"posted":"2026-01-05","closes":"2026-03-01","apply":"mailto:a@example.com","pay":{"min":20,"max":25.5,"currency":"EUR","per":"hour"},` +
		`"department":"Kitchen","team":"Nights","company":"Galley Ltd","company_url":"https://galley.example","reference":"R-1"}`
	for _, query := range []string{"", "galley", "kitchen", "nights", "type:contract"} {
		res, err := e.Search(t.Context(), search.Request{Query: query})
		if err != nil || len(res.Hits) != 1 {
			t.Fatalf("%q: %v, %+v", query, err, res)
		}
		got, err := json.Marshal(res.Hits[0].Job)
		if err != nil || string(got) != want {
			t.Errorf("%q: %v\n got %s\nwant %s", query, err, got, want)
		}
	}
	page, err := e.Page(t.Context(), "/a")
	if err != nil {
		t.Fatal(err)
	}
	if places := page.Job.Places; len(places) != 2 || places[0].CountryCode != "NO" || len(places[1].Countries) != 3 {
		t.Errorf("places %+v", places)
	}
}

func updatedIsADateAndATime(t *testing.T, open Open) {
	e := open(t, &content.Site{Digest: "x", Pages: []*content.Page{{Path: "/a", File: "a.md", Title: "A", Updated: time.Date(2026, 3, 4, 23, 59, 0, 0, time.UTC)}}})
	page, err := e.Page(t.Context(), "/a")
	if err != nil || page.Job.Updated != "2026-03-04" || page.Job.UpdatedAt != "2026-03-04T23:59:00Z" {
		t.Errorf("%+v, %v", page.Job, err)
	}
}

func similarPostingsShareSkills(t *testing.T, open Open) {
	e := open(t, Site("Data engineer | Nothing. We\nWe run Kafka.\nKafka | | | Scala Spark Kafka", "Writer | | | | Figma", "Platform | | | | Scala Spark", "Data analyst | | | | Go", "Painter"))
	p, err := e.Page(t.Context(), "/0")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, h := range p.Similar {
		got = append(got, h.Path)
	}
	if p.Strengths[0].Name != "Kafka" || p.Strengths[0].Quote != "We run Kafka." {
		t.Errorf("skills of /0: %+v", p.Strengths)
	}
	if !slices.Equal(got, []string{"/2", "/3"}) {
		t.Errorf("similar to /0: %v", got)
	}
	if _, err := e.Page(t.Context(), "/none"); !errors.Is(err, search.ErrNotFound) {
		t.Errorf("a page that is not there: %v", err)
	}
}

func addressesThatAreNoPage(t *testing.T, open Open) {
	site := Site("Data engineer | x | | | Scala Spark", "Writer | | | | Figma", "Painter")
	site.Pages[1].Aliases = []content.Alias{{Path: "/old/schön & gut", Key: "aliases"}}
	closed := Site("Data platform engineer | | | | Scala Spark Go").Pages[0]
	closed.Path, closed.File, closed.Job.Closes = "/closed", "closed.md", "2026-01-31"
	site.Gone = []*content.Page{closed}
	e := open(t, site)

	_, err := e.Page(t.Context(), "/old/schön & gut")
	var moved *search.MovedError
	if !errors.As(err, &moved) || moved.To != "/1" || !errors.Is(err, search.ErrNotFound) {
		t.Errorf("another address of a page: %v", err)
	}
	_, err = e.Page(t.Context(), "/closed")
	var gone *search.GoneError
	if !errors.As(err, &gone) || !errors.Is(err, search.ErrNotFound) {
		t.Fatalf("a closed posting: %v", err)
	}
	if gone.Path != "/closed" || gone.Title != "Data platform engineer" || gone.Category != "Jobs" || gone.Closed != "2026-01-31" {
		t.Errorf("a closed posting: %+v", gone)
	}
	if len(gone.Similar) != 1 || gone.Similar[0].Path != "/0" || len(gone.Similar[0].Snippets) > 0 {
		t.Errorf("like the closed posting: %+v", gone.Similar)
	}
	if res := Ask(t, e, search.Request{Query: "path:/closed"}); res.Total != 0 {
		t.Errorf("a closed posting is found: %+v", res.Hits)
	}
	for _, path := range []string{"/none", "", "/", "0", "/0/", "/old", "//0", "/\x00", "/\xff", "/" + strings.Repeat("x", 5000)} {
		if p, err := e.Page(t.Context(), path); !errors.Is(err, search.ErrNotFound) || errors.As(err, &moved) || errors.As(err, &gone) {
			t.Errorf("%q: %v, %v", path, p, err)
		}
	}
}

func whatAPathMayBe(t *testing.T, open Open) {
	site := Site("Home", "Jobs", "Größe")
	for i, path := range []string{"/", "/jobs/data & ai/50% 日本?#x", "/größe"} {
		site.Pages[i].Path, site.Pages[i].HTML = path, "<p>"+path+"</p>"
	}
	site.Settings.URL = "https://careers.example"
	e := open(t, site)
	for path, url := range map[string]string{
		"/": "https://careers.example/", "/größe": "https://careers.example/gr%C3%B6%C3%9Fe",
		"/jobs/data & ai/50% 日本?#x": "https://careers.example/jobs/data%20&%20ai/50%25%20%E6%97%A5%E6%9C%AC%3F%23x",
	} {
		p, err := e.Page(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		if p.Path != path || p.URL != url || p.URL != e.Site().PageURL(path) || p.HTML != "<p>"+path+"</p>" {
			t.Errorf("%q: %+v", path, p)
		}
	}
	if res := Ask(t, e, search.Request{Query: "path:/jobs"}); res.Total != 1 || res.Hits[0].URL != e.Site().PageURL(res.Hits[0].Path) {
		t.Errorf("path:/jobs: %+v", res.Hits)
	}
}
