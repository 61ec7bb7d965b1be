package web

import (
	"net/http"
	"net/http/httptest"
	"reflect"
	"slices"
	"testing"

	"github.com/careers-index/careers/search"
)

func TestAddressNamesOnlyCountriesThatAreOnes(t *testing.T) {
	t.Parallel()
	for location, want := range map[string]address{
		"Bristol, United Kingdom":  {Type: "PostalAddress", Locality: "Bristol", Country: "GB"},
		"Bristol, UK":              {Type: "PostalAddress", Locality: "Bristol", Country: "GB"},
		"New York, NY, USA":        {Type: "PostalAddress", Locality: "New York", Region: "NY", Country: "US"},
		"New York, NY":             {Type: "PostalAddress", Locality: "New York", Region: "NY"},
		"Germany":                  {Type: "PostalAddress", Country: "DE"},
		"Gothenburg":               {Type: "PostalAddress", Locality: "Gothenburg"},
		"Europe":                   {Type: "PostalAddress", Locality: "Europe"},
		"Abidjan, Côte d’Ivoire":   {Type: "PostalAddress", Locality: "Abidjan", Country: "CI"},
		"Somewhere, United States": {Type: "PostalAddress", Locality: "Somewhere", Country: "US"},
	} {
		if got := newAddress(location); !reflect.DeepEqual(got, want) {
			t.Errorf("newAddress(%q) = %+v, want %+v", location, got, want)
		}
	}
}

func TestAppliesDirectlyOnlyWhereThePostingSaysSo(t *testing.T) {
	t.Parallel()
	x := &exchange{s: &server{}, site: &search.Site{Pages: slices.Values([]search.PageRef(nil))}, r: httptest.NewRequest(http.MethodGet, "/a", nil)}
	for apply, want := range map[string]bool{"mailto:jobs@example.com": true, "https://example.com/apply": false, "": false} {
		p := &search.Page{Path: "/a", HTML: `<p>Press: <a href="mailto:press@example.com">us</a></p>`, Job: search.Job{Apply: apply}}
		if got := newJobPosting(x, p).DirectApply; got != want {
			t.Errorf("apply %q: directApply is %v", apply, got)
		}
	}
}

func TestRemoteIsSaidOnlyWithACountry(t *testing.T) {
	t.Parallel()
	var known, unknown jobPosting
	known.remote([]string{"Europe", "Sweden"})
	if known.LocationTyp != "TELECOMMUTE" || !reflect.DeepEqual(known.Applicants, []country{{"Country", "Sweden"}}) {
		t.Errorf("remote in Sweden: %+v", known)
	}
	unknown.remote([]string{"Europe"})
	if unknown.LocationTyp != "" || unknown.Applicants != nil {
		t.Errorf("remote in Europe: %+v", unknown)
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
	} {
		if got := bareTitle(title, []string{"New York, NY, USA"}); got != want {
			t.Errorf("bareTitle(%q) = %q, want %q", title, got, want)
		}
	}
}
