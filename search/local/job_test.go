package local

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/frontmatter"
	"github.com/careers-index/careers/content/pay"
	"github.com/careers-index/careers/search"
)

// What front matter says about a job arrives in hits and pages.
func TestFactsOfAJobArriveWhole(t *testing.T) {
	t.Parallel()
	e := engineOf(t, &content.Site{Digest: "x", Pages: []*content.Page{{
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
		res, err := e.Search(context.Background(), search.Request{Query: query})
		if err != nil || len(res.Hits) != 1 {
			t.Fatalf("%q: %v, %+v", query, err, res)
		}
		got, err := json.Marshal(res.Hits[0].Job)
		if err != nil || string(got) != want {
			t.Errorf("%q: %v\n got %s\nwant %s", query, err, got, want)
		}
	}
	page, err := e.Page(context.Background(), "/a")
	if err != nil {
		t.Fatal(err)
	}
	if places := page.Job.Places; len(places) != 2 || places[0].CountryCode != "NO" || len(places[1].Countries) != 3 {
		t.Errorf("places %+v", places)
	}
}
