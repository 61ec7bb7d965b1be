package wording_test

import (
	"testing"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/wording"
)

func TestPayForPeople(t *testing.T) {
	t.Parallel()
	for want, p := range map[string]search.Pay{
		"":                            {},
		"€45,000–55,000 a year":       {Min: 45000, Max: 55000, Currency: "EUR", Per: "year"},
		"from CHF 30 an hour":         {Min: 30, Currency: "CHF", Per: "hour"},
		"up to £500.50 a day":         {Max: 500.5, Currency: "GBP", Per: "day"},
		"$17.50 an hour":              {Min: 17.5, Max: 17.5, Currency: "USD", Per: "hour"},
		"60,000":                      {Min: 60000, Max: 60000},
		"¥6,000,000–8,000,000 a year": {Min: 6e6, Max: 8e6, Currency: "JPY", Per: "year"},
	} {
		if got := wording.Pay(p); got != want {
			t.Errorf("%+v: %q, want %q", p, got, want)
		}
	}
}

func TestFactsOfAJobOnOneLine(t *testing.T) {
	t.Parallel()
	facets := search.Facets{
		{Name: "workplace", Labels: map[string]string{"hybrid": "Hybrid"}},
		{Name: "type", Labels: map[string]string{"full-time": "Full time", "contract": "Contract"}},
	}
	got := wording.Facts(search.Job{Company: "Acme", Locations: []string{"Oslo", "Bergen"}, Workplace: "hybrid", Types: []string{"full-time", "contract"}, Pay: search.Pay{Min: 30, Per: "hour"}}, facets)
	want := []string{"Acme", "Oslo / Bergen", "Hybrid", "Full\u00a0time", "Contract", "from\u00a030\u00a0an\u00a0hour"}
	if len(got) != len(want) {
		t.Fatalf("%q, want %q", got, want)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%q, want %q", got[i], want[i])
		}
	}
	if got := wording.Facts(search.Job{Locations: []string{"Remote (Germany)"}, Workplace: "remote"}, facets); len(got) != 1 {
		t.Errorf("remote is said twice: %q", got)
	}
	if got := wording.Facts(search.Job{Types: []string{"full-time"}}, facets); got != nil {
		t.Errorf("full time says nothing: %q", got)
	}
}
