package search

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// siteFacets is the table of a site in these tests.
var siteFacets = Facets{{Name: "category", Label: "Category"}, {Name: "skill", Label: "Skill", Many: true}, {Name: "team", Label: "Team", Many: true}}

func TestRequestsThatNoEngineAnswers(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", MaxFilterBytes+1)
	for _, tt := range []struct {
		param string
		r     Request
	}{
		{"q", Request{Query: strings.Repeat("x", MaxQueryRunes+1)}},
		{"q", Request{Query: strings.Repeat("a ", MaxUnits+1)}},
		{"place", Request{Filters: []Filter{{Facet: "place", Values: []string{"Berlin"}}}}},
		{"skill", Request{Filters: []Filter{{Facet: "skill"}, {Facet: "skill"}}}},
		{"team", Request{Filters: []Filter{{Facet: "team", Values: make([]string, MaxFilterValues+1)}}}},
		{"team", Request{Filters: []Filter{{Facet: "team", Values: []string{"a", long}}}}},
		{"team_q", Request{Filters: []Filter{{Facet: "team", Prefix: long}}}},
		{"category_match", Request{Filters: []Filter{{Facet: "category", Values: []string{"a", "b"}, All: true}}}},
		{"sort", Request{Sort: "nope"}},
		{"per_page", Request{PerPage: -1}},
		{"per_page", Request{PerPage: MaxPerPage + 1}},
		{"page", Request{Page: -1}},
		{"page", Request{Page: MaxDepth}},
	} {
		_, _, err := tt.r.Check(siteFacets)
		var bad *BadRequestError
		if !errors.As(err, &bad) || bad.Param != tt.param || bad.Detail == "" || err.Error() != bad.Param+": "+bad.Detail {
			t.Errorf("%+v: %v, want a problem with %s", tt.r, err, tt.param)
		}
	}
}

func TestCheckFillsInDefaults(t *testing.T) {
	t.Parallel()
	r, q, err := Request{Query: "team:\"R & D\" go\xff"}.Check(siteFacets)
	if err != nil {
		t.Fatal(err)
	}
	if r.Sort != ByRelevance || r.Page != 1 || r.PerPage != DefaultPerPage || !strings.HasSuffix(r.Query, "\uFFFD") {
		t.Errorf("defaults: %+v", r)
	}
	if want := `team:"R & D" go`; q.String() != want {
		t.Errorf("query %s, want %s", q, want)
	}
	for _, s := range Sorts() {
		if _, _, err := (Request{Sort: s}).Check(siteFacets); err != nil {
			t.Errorf("sort %s: %v", s, err)
		}
	}
}

func TestFiltersAreReplacedInACopy(t *testing.T) {
	t.Parallel()
	r := Request{}.With(Filter{Facet: "skill", Values: []string{"Go"}}).With(Filter{Facet: "team", Values: []string{"Data"}})
	more := r.With(Filter{Facet: "skill", Values: []string{"Go", "Scala"}, All: true})
	if got := r.Filter("skill").Values; !slices.Equal(got, []string{"Go"}) {
		t.Errorf("the request has changed: %q", got)
	}
	if got := more.Filter("skill"); !got.All || len(got.Values) != 2 || more.Filters[0].Facet != "skill" {
		t.Errorf("with another filter: %+v", more)
	}
	if got := more.Without([]string{"skill"}).Filtered(); !slices.Equal(got, []string{"team"}) {
		t.Errorf("without skill: %q", got)
	}
	if got := more.With(Filter{Facet: "team"}).Filtered(); !slices.Equal(got, []string{"skill"}) {
		t.Errorf("with an empty filter of team: %q", got)
	}
	prefixed := r.With(Filter{Facet: "skill", Prefix: "sc"})
	if got := prefixed.Filtered(); !slices.Equal(got, []string{"team"}) || prefixed.Filter("skill").Prefix != "sc" {
		t.Errorf("with a prefix alone: %+v", prefixed)
	}
	if got := r.Filter("category"); !reflect.DeepEqual(got, Filter{Facet: "category"}) {
		t.Errorf("a facet without a filter: %+v", got)
	}
}

func TestToggleAddsOrRemovesAValue(t *testing.T) {
	t.Parallel()
	f := Filter{Facet: "skill", Values: []string{"Go", "Scala"}, All: true}
	if got := f.Toggle("SCALA"); !slices.Equal(got.Values, []string{"Go"}) || got.All {
		t.Errorf("removed: %+v", got)
	}
	if got := f.Toggle("Rust"); !slices.Equal(got.Values, []string{"Go", "Scala", "Rust"}) || !got.All {
		t.Errorf("added: %+v", got)
	}
	if !slices.Equal(f.Values, []string{"Go", "Scala"}) {
		t.Errorf("the filter has changed: %+v", f)
	}
}

func TestFacetsAreFoundByName(t *testing.T) {
	t.Parallel()
	if f, ok := siteFacets.Find("team"); !ok || f.Label != "Team" {
		t.Errorf("team: %+v, %v", f, ok)
	}
	if _, ok := siteFacets.Find("Team"); ok {
		t.Error("names of facets have letter case")
	}
	if got := strings.Join(siteFacets.Names(), " "); got != "category skill team" {
		t.Errorf("names: %s", got)
	}
}

func TestResultsAreJSONWithoutEscapedMarkup(t *testing.T) {
	t.Parallel()
	res := Result{Query: "a<b", Hits: []Hit{{
		Path: "/a", TitleHTML: "<mark>A</mark>", Skills: []string{}, Snippets: []Snippet{},
		Job: Job{Type: "full-time", Locations: []string{"Berlin"}, Places: []Place{{City: "Berlin"}}},
	}}, Facets: []FacetCount{{Name: "team", Label: "Team", Values: []FacetValue{{Value: "R & D", Count: 1}}}}}
	var b strings.Builder
	if err := res.WriteJSON(&b); err != nil {
		t.Fatal(err)
	}
	const want = `{"query":"a<b","total":0,"page":0,"per_page":0,"pages":0,"sort":"","show":"","positions":0,"others":0,"match":"","generation":"","hits":[` +
		`{"path":"/a","url":"","title":"","title_html":"<mark>A</mark>","description":"","category":"","skills":[],"position":0,` +
		`"job":{"locations":["Berlin"],"type":"full-time"},"score":0,"snippets":[]}],` +
		`"facets":[{"name":"team","label":"Team","values":[{"value":"R & D","count":1,"selected":false}]}]}` + "\n"
	if b.String() != want {
		t.Errorf("got  %s\nwant %s", b.String(), want)
	}
}
