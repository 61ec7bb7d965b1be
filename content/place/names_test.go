package place_test

import (
	"slices"
	"testing"

	"github.com/careers-index/careers/content/place"
)

func TestCanonicalNames(t *testing.T) {
	for name, want := range map[string]string{
		"München": "Munich", "MUENCHEN": "Munich", "munchen": "Munich", "Köln": "Cologne", "Wien": "Vienna",
		"NYC": "New York", "SF": "San Francisco", "uk": "United Kingdom", "U.K.": "United Kingdom", "Great Britain": "United Kingdom",
		"USA": "United States", "us": "United States", "U.S.": "United States", "Deutschland": "Germany", "Allemagne": "Germany",
		"Alemania": "Germany", "ドイツ": "Germany", "Pays-Bas": "Netherlands", "England": "England", "calif.": "California",
		"eu": "European Union", "Naher Osten": "Middle East", "Saint-Étienne": "Saint-Étienne", "St Etienne": "Saint-Étienne",
		"Łódź": "Łódź", "lodz": "Łódź", "Aarhus": "Aarhus", "Århus": "Aarhus", "Malmoe": "Malmö", "København": "Copenhagen",
		"İstanbul": "Istanbul", "Straßburg": "Strasbourg", "Москва": "Moscow", "서울": "Seoul", "cambridge": "Cambridge",
		"Ft. Lauderdale": "Fort Lauderdale",
	} {
		if got, ok := place.Canonical(name); !ok || got != want {
			t.Errorf("Canonical(%q) = %q, %t, want %q", name, got, ok, want)
		}
	}
	for _, name := range []string{"", "Kleinkleckersdorf", "Berlin, Germany", "Remote"} {
		if got, ok := place.Canonical(name); ok || got != name {
			t.Errorf("Canonical(%q) = %q, %t; want the name as it is", name, got, ok)
		}
	}
}

func TestCountryCodes(t *testing.T) {
	for name, want := range map[string]string{
		"Germany": "DE", "germany": "DE", "Allemagne": "DE", "DE": "DE", "UK": "GB", "GB": "GB", "USA": "US", "Singapore": "SG",
		"Hong Kong": "HK", "Côte d’Ivoire": "CI", "Ivory Coast": "CI", "Bosnia & Herzegovina": "BA", "Türkiye": "TR", "Georgia": "GE",
		"Kosovo": "XK", "Berlin": "", "California": "", "Europe": "", "": "", "XX": "", "de la": "",
	} {
		if got := place.CountryCode(name); got != want {
			t.Errorf("CountryCode(%q) = %q, want %q", name, got, want)
		}
	}
	for code, want := range map[string]string{"DE": "Germany", "gb": "United Kingdom", "US": "United States", "XX": "", "": ""} {
		if got := place.CountryName(code); got != want {
			t.Errorf("CountryName(%q) = %q, want %q", code, got, want)
		}
	}
	if got := (place.Place{City: "Berlin", Country: "Germany"}).CountryCode(); got != "DE" {
		t.Errorf("Berlin lies in %q", got)
	}
	if got := (place.Place{Area: "EMEA"}).CountryCode(); got != "" {
		t.Errorf("EMEA lies in %q", got)
	}
}

func TestFullNamesTellCitiesApart(t *testing.T) {
	for location, want := range map[string]string{
		"Cambridge, UK":         "Cambridge, United Kingdom",
		"Cambridge, England":    "Cambridge, United Kingdom",
		"Cambridge, MA":         "Cambridge, United States",
		"Cambridge, MA, USA":    "Cambridge, United States",
		"Cambridge, US":         "Cambridge, United States",
		"Cambridge":             "Cambridge",
		"Austin":                "Austin, United States",
		"Austin, TX":            "Austin, United States",
		"Portland":              "Portland, United States",
		"Portland, OR":          "Portland, United States",
		"Portland, ME":          "Portland, Maine, United States",
		"Springfield, IL":       "Springfield, Illinois, United States",
		"Springfield, USA":      "Springfield, United States",
		"London, Ontario":       "London, Canada",
		"Paris, Texas":          "Paris, Texas, United States",
		"Munich, Bavaria":       "Munich, Germany",
		"Singapore":             "Singapore",
		"California":            "California, United States",
		"Storrs, CT":            "Storrs, Connecticut, United States",
		"EMEA":                  "EMEA",
		"Kleinstadt, GE":        "Kleinstadt, Georgia, GE",
		"Batumi, GE":            "Batumi, Georgia",
		"Berlin, United States": "Berlin, United States",
	} {
		places := place.Parse(location)
		if len(places) != 1 || places[0].FullName() != want {
			t.Errorf("%q is %v, want %q", location, places, want)
		}
	}
}

func TestKnownIsNothingButPlaces(t *testing.T) {
	for _, text := range []string{
		"Berlin", "Remote", "Hybrid", "on-site", "Remote US & Canada", "London or Berlin", "New York", "Germany", "Fully remote",
		"remote, EU only", "US based", "San Francisco, CA", "NY", "CA", "DC", "SF Bay Area", "EMEA", "Anywhere", "DACH", "Deutschland",
		"Phoenix, AZ", "Reading, UK", "Reading, England", "Nice, France", "Remote - London/Paris", "Homeoffice", "Télétravail", "東京", "Cambridge",
		"Austin, TX", "Mobile, Alabama", "Remote from Germany", "United Kingdom", "Paris and Lyon", "LONDON OR BERLIN",
	} {
		if !place.Known(text) {
			t.Errorf("%q is not known", text)
		}
	}
	for _, text := range []string{
		"", "Phoenix", "Reading", "Nice", "Mobile", "Bath", "Jersey", "Aurora", "Split", "Essen", "Malé", "male", "m/w/d", "(m/f/d)", "IT", "QA",
		"AI", "ML", "HR", "Java", "Backend", "Berlin team lead", "Atlantis", "first", "Office", "Global", "and", "Kleinkleckersdorf",
		"Distributed Systems", "Site Reliability", "Front Office", "Remote Sensing", "Paris 2024", "Hybrid Cloud", "ABC", "DEV", "CON",
	} {
		if place.Known(text) {
			t.Errorf("%q is taken for a place", text)
		}
	}
}

func TestWorkplace(t *testing.T) {
	for text, want := range map[string]string{
		"Remote": place.Remote, "remote": place.Remote, "Fully remote": place.Remote, "Home office": place.Remote,
		"work from home": place.Remote, "WFH": place.Remote, "Anywhere": place.Remote, "100% remote": place.Remote,
		"Homeoffice": place.Remote, "Home-Office möglich": place.Remote, "mobiles Arbeiten": place.Remote, "ortsunabhängig": place.Remote,
		"télétravail": place.Remote, "Teletravail": place.Remote, "à distance": place.Remote, "teletrabajo": place.Remote, "en remoto": place.Remote,
		"teletrabalho": place.Remote, "remoto": place.Remote, "smart working": place.Remote, "da remoto": place.Remote, "thuiswerken": place.Remote,
		"リモート": place.Remote, "フルリモート可": place.Remote, "在宅勤務": place.Remote, "远程": place.Remote, "居家办公": place.Remote, "재택근무": place.Remote,
		"Remote or onsite": place.Remote, "Remote/London": place.Remote,
		"Hybrid": place.Hybrid, "hybride": place.Hybrid, "Híbrido": place.Hybrid, "ibrido": place.Hybrid, "semipresencial": place.Hybrid,
		"partially remote": place.Hybrid, "Hybrid or remote": place.Hybrid, "teilweise remote": place.Hybrid, "ハイブリッド勤務": place.Hybrid,
		"onsite": place.Onsite, "On-site": place.Onsite, "On site": place.Onsite, "In office": place.Onsite, "office": place.Onsite,
		"vor Ort": place.Onsite, "im Büro": place.Onsite, "présentiel": place.Onsite, "sur site": place.Onsite, "presencial": place.Onsite,
		"in sede": place.Onsite, "op kantoor": place.Onsite, "出社": place.Onsite, "现场办公": place.Onsite,
		"No remote": place.Onsite, "not remote": place.Onsite, "kein Homeoffice": place.Onsite, "non-remote": place.Onsite,
		"": "", "Berlin": "", "flexible": "", "full-time": "", "remotely possible?": place.Remote, "東京": "",
	} {
		if got := place.Workplace(text); got != want {
			t.Errorf("Workplace(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestNamesAreOtherNamesOfACanonicalName(t *testing.T) {
	t.Parallel()
	if got := place.Names("Munich"); !slices.Contains(got, "München") || slices.Contains(got, "Munich") {
		t.Errorf("names of Munich: %q", got)
	}
	for _, name := range []string{"München", "Atlantis", ""} {
		if got := place.Names(name); got != nil {
			t.Errorf("names of %q: %q, want none", name, got)
		}
	}
}
