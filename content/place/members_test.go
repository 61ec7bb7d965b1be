package place

import (
	"slices"
	"strings"
	"testing"
)

func TestAreasHaveCountries(t *testing.T) {
	for area, want := range map[string]string{"DACH": "Austria Germany Switzerland", "New England": "", "": ""} {
		if got := strings.Join(Place{Area: area}.Countries(), " "); got != want {
			t.Errorf("%s: %q, want %q", area, got, want)
		}
	}
	europe := Place{Area: "Europe"}.Countries()
	for _, name := range []string{"Germany", "Norway", "Switzerland", "Ukraine", "United Kingdom", "Portugal"} {
		if !slices.Contains(europe, name) {
			t.Errorf("%s is not in Europe: %q", name, europe)
		}
	}
	if (Place{City: "Berlin", Country: "Germany"}).Countries() != nil {
		t.Error("a city has countries")
	}
}

// Every line is an area of areas.txt with codes of countries; every other area is one
// inside a country.
func TestMembersAreCountriesOfAreas(t *testing.T) {
	within := []string{"New England"}
	areas := map[string]bool{}
	for _, s := range dataLines(t, "areas.txt") {
		areas[newLine(s).name] = true
	}
	for _, s := range dataLines(t, "members.txt") {
		name, _, _ := strings.Cut(s, ":")
		if !areas[name] {
			t.Errorf("no area: %s", name)
		}
		delete(areas, name)
		for _, code := range members()[name] {
			if CountryName(code) == "" {
				t.Errorf("%s: no country: %s", name, code)
			}
		}
	}
	for name := range areas {
		if !slices.Contains(within, name) {
			t.Errorf("%s has no countries", name)
		}
	}
}
