package search

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestRelaxLeavesOutOneThingThenAllFiltersThenTheQuery(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, query, filtered string
		totals                map[string]int // by query and filters; others find nothing
		want                  string
	}{
		{"one clause", "a b", "skill", map[string]int{"b/skill": 3, "a OR b/skill": 5}, "[{b 3 []} {a OR b 5 []}]"},
		{"no word less where no page has any", "a b", "", map[string]int{"b/": 3, "a OR b/": 5, "/": 9}, "[{ 9 []}]"},
		{"a facet less where no page has any word", "a b skill:go", "", map[string]int{"a b/": 3}, "[{a b 3 []}]"},
		{"the only word", "a skill:go", "", map[string]int{"skill:go/": 3}, "[{skill:go 3 []}]"},
		{"one filter", "a", "skill team", map[string]int{"a/team": 2}, "[{a 2 [skill]}]"},
		{"all filters", "a", "skill team", map[string]int{"a/": 4}, "[{a 4 [skill team]}]"},
		{"the query", "a", "", map[string]int{"/": 9}, "[{ 9 []}]"},
		{"everything", "a", "skill", map[string]int{"/": 9, "/skill": 0}, "[{ 9 [skill]}]"},
		{"exclusions stay", "a b -c", "skill", map[string]int{"a OR b -c/skill": 2}, "[{a OR b -c 2 []}]"},
		{"the same clause once", "a a", "skill", map[string]int{"a/skill": 1}, "[{a 1 []}]"},
		{"nothing helps", "a", "skill", nil, "[]"},
		{"six at most", "a b c d e f g h", "skill", map[string]int{
			"b c d e f g h/skill": 1, "a c d e f g h/skill": 1, "a b d e f g h/skill": 1, "a b c e f g h/skill": 1, "a b c d f g h/skill": 1, "a b c d e g h/skill": 1, "a b c d e f h/skill": 1,
		}, "[{b c d e f g h 1 []} {a c d e f g h 1 []} {a b d e f g h 1 []} {a b c e f g h 1 []} {a b c d f g h 1 []} {a b c d e g h 1 []}]"},
	} {
		r := Request{Query: tt.query}
		for facet := range strings.FieldsSeq(tt.filtered) {
			r = r.With(Filter{Facet: facet, Values: []string{"x"}})
		}
		count := func(_ context.Context, q Query, r Request) (int, error) {
			if q.String() != r.Query {
				t.Errorf("%s: the query %q is not the request's %q", tt.name, q, r.Query)
			}
			return tt.totals[q.String()+"/"+strings.Join(r.Filtered(), " ")], nil
		}
		got, err := Relax(t.Context(), Parse(tt.query, siteFacets), r, count)
		if err != nil || fmt.Sprint(got) != tt.want {
			t.Errorf("%s: %v, %v, want %s", tt.name, got, err, tt.want)
		}
	}
}

func TestRelaxStopsAtAnError(t *testing.T) {
	t.Parallel()
	broken := errors.New("broken")
	_, err := Relax(t.Context(), Parse("a b", siteFacets), Request{}, func(context.Context, Query, Request) (int, error) { return 0, broken })
	if !errors.Is(err, broken) {
		t.Errorf("Relax: %v", err)
	}
}
