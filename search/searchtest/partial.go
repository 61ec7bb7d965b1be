package searchtest

import (
	"strings"
	"testing"

	"github.com/careers-index/careers/search"
)

// Partial matches.

func partialMatches(t *testing.T, open Open) {
	e := open(t, Site("A | red green", "B | green blue", "C | red", "D | blue | | | Go"))
	for _, tt := range []struct{ query, match, want, missing string }{
		{"red green", "all", "0", ""},
		{"red green blue", "some", "0 1", "blue red"},
		{"red yellow", "some", "2 0", "yellow yellow"},
		{"red blue -green", "some", "2 3", "blue red"},
		{"red blue skill:go", "some", "3", "red"},
		{"yellow skill:go", "all", "", ""},
		{"red path:/3", "all", "", ""},
		{"yellow violet", "all", "", ""},
		{`"green red" red`, "some", "2 0", `"green red" "green red"`},
		{"red OR pink yellow", "some", "2 0", "yellow yellow"},
	} {
		res := Ask(t, e, search.Request{Query: tt.query})
		var missing []string
		for _, h := range res.Hits {
			missing = append(missing, h.Missing...)
		}
		if got := pathsOf(t, e, tt.query); got != tt.want || string(res.Match) != tt.match || strings.Join(missing, " ") != tt.missing {
			t.Errorf("%s: match %s, finds %q, missing %q; want %s, %q, %q", tt.query, res.Match, got, missing, tt.match, tt.want, tt.missing)
		}
		if len(res.Relaxations) > 0 && res.Total > 0 {
			t.Errorf("%s: relaxations of something: %v", tt.query, res.Relaxations)
		}
	}
}

// Whether matches are partial is decided without filters: else a click on a facet could
// show other pages than were counted.
func filtersDoNotChangeWhatIsAPartialMatch(t *testing.T, open Open) {
	e := open(t, Site("A | red green | | | Go", "B | green | | | Scala"))
	res := Ask(t, e, search.Request{Query: "red green", Filters: []search.Filter{skillFilter("scala")}})
	if res.Total != 0 || res.Match != search.MatchAll || len(res.Relaxations) == 0 {
		t.Errorf("with a filter: %d hits, match %s, relaxations %v", res.Total, res.Match, res.Relaxations)
	}
}
