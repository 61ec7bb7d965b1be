package schemaorg

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/careers-index/careers/search"
)

func TestAddressesSayWhatIsKnown(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		at   search.Place
		want address
	}{
		{search.Place{City: "Bristol", Country: "United Kingdom", CountryCode: "GB"}, address{Type: "PostalAddress", Locality: "Bristol", Country: "GB"}},
		{search.Place{City: "Austin", Region: "Texas", Country: "United States", CountryCode: "US"}, address{Type: "PostalAddress", Locality: "Austin", Region: "Texas", Country: "US"}},
		{search.Place{Country: "Germany", CountryCode: "DE"}, address{Type: "PostalAddress", Country: "DE"}},
		{search.Place{City: "Atlantis"}, address{Type: "PostalAddress", Locality: "Atlantis"}},
	} {
		if got := newAddress(tt.at); got != tt.want {
			t.Errorf("newAddress(%+v) = %+v, want %+v", tt.at, got, tt.want)
		}
	}
}

func TestAppliesDirectlyOnlyWhereThePostingSaysSo(t *testing.T) {
	t.Parallel()
	for apply, want := range map[string]bool{"mailto:jobs@example.com": true, "https://example.com/apply": false, "": false} {
		p := &search.Page{Path: "/a", HTML: `<p>Press: <a href="mailto:press@example.com">us</a></p>`, Job: search.Job{Apply: apply}}
		if got := NewJobPosting(p, Company{}).DirectApply; got != want {
			t.Errorf("apply %q: directApply is %v", apply, got)
		}
	}
}

func TestRemoteIsSaidOnlyWithACountry(t *testing.T) {
	t.Parallel()
	var known, unknown JobPosting
	known.setRemote([]search.Place{{Area: "Iberia", Countries: []string{"Portugal", "Spain"}}, {City: "Porto", Country: "Portugal", CountryCode: "PT"}, {Region: "Texas", Country: "United States"}})
	if known.LocationType != "TELECOMMUTE" || !reflect.DeepEqual(known.ApplicantsLiveIn, []area{{"Country", "Portugal"}, {"Country", "Spain"}, {"State", "Texas, United States"}}) {
		t.Errorf("remote in Iberia and Texas: %+v", known)
	}
	unknown.setRemote([]search.Place{{Area: "New England"}, {City: "Atlantis"}})
	if unknown.LocationType != "" || unknown.ApplicantsLiveIn != nil {
		t.Errorf("remote in Atlantis: %+v", unknown)
	}
}

func TestBareTitleLeavesOutThePlaceAlone(t *testing.T) {
	t.Parallel()
	for title, want := range map[string]string{
		"Backend Engineer (Remote Global)":  "Backend Engineer",
		"Product Manager (New York)":        "Product Manager",
		"Backend Engineer (Scala)":          "Backend Engineer (Scala)",
		"Engineer (Remote) II":              "Engineer (Remote) II",
		"(Remote)":                          "(Remote)",
		"Support Engineer, Night (On-site)": "Support Engineer, Night",
		"Engineer - New York":               "Engineer",
		"Engineer – Remote, US":             "Engineer – Remote, US",
		"Engineer, Remote (New York)":       "Engineer",
		"Entwickler (in)":                   "Entwickler (in)",
		"Scientist, Remote Sensing":         "Scientist, Remote Sensing",
		"Scientist, Remote":                 "Scientist",
		"Engineer [Remote]":                 "Engineer",
		"Remote Sensing Engineer":           "Remote Sensing Engineer",
		"Engineer - Back-End":               "Engineer - Back-End",
	} {
		if got := bareTitle(title, []string{"New York, NY, USA"}); got != want {
			t.Errorf("bareTitle(%q) = %q, want %q", title, got, want)
		}
	}
}

func TestEveryTypeHasANameOfSchemaOrg(t *testing.T) {
	t.Parallel()
	for _, kind := range []string{"full-time", "part-time", "contract", "temporary", "internship", "volunteer", "per-diem", "other"} {
		got := NewJobPosting(&search.Page{HTML: "<p>x</p>", Job: search.Job{Types: []string{kind}}}, Company{}).EmploymentType
		if len(got) != 1 || strings.ToUpper(got[0]) != got[0] {
			t.Errorf("type %q is written as %q", kind, got)
		}
	}
	if got := NewJobPosting(&search.Page{HTML: "<p>x</p>", Job: search.Job{Types: []string{"gig"}}}, Company{}).EmploymentType; got != nil {
		t.Errorf("an unknown type is written as %q", got)
	}
}

func TestUnknownPropertiesAreLeftOut(t *testing.T) {
	t.Parallel()
	b, err := json.Marshal(NewJobPosting(&search.Page{Path: "/a b", Title: "A", HTML: "<p>B</p>"}, Company{Name: "Jobs", Site: "https://jobs.example.com"}))
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"@context":"https://schema.org","@type":"JobPosting","title":"A","description":"\u003cp\u003eB\u003c/p\u003e",` +
		`"url":"https://jobs.example.com/a%20b","identifier":{"@type":"PropertyValue","name":"Jobs","value":"/a b"},` +
		`"hiringOrganization":{"@type":"Organization","name":"Jobs"}}`
	if string(b) != want {
		t.Errorf("got  %s\nwant %s", b, want)
	}
}

func TestAPageWithNothingToDescribeItHasNoJobPosting(t *testing.T) {
	t.Parallel()
	if j := NewJobPosting(&search.Page{Title: "A", HTML: " \n"}, Company{}); j != nil {
		t.Errorf("%+v", j)
	}
}

func TestClosingDayIsIncluded(t *testing.T) {
	t.Parallel()
	j := NewJobPosting(&search.Page{HTML: "<p>x</p>", Job: search.Job{Closes: "2026-12-24", Workplace: "onsite", Places: []search.Place{{City: "Oslo", Country: "Norway", CountryCode: "NO"}, {City: "Bergen"}}}}, Company{})
	if j.Closes != "2026-12-24T23:59:59Z" || len(j.Locations) != 2 || j.Locations[0].Address.Country != "NO" {
		t.Errorf("closes %s in %+v", j.Closes, j.Locations)
	}
}
