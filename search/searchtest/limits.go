package searchtest

import (
	"context"
	"errors"
	"math/rand/v2"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/careers-index/careers/index/indextest"
	"github.com/careers-index/careers/search"
)

// Limits.

func requestsThatCannotBeMeant(t *testing.T, open Open) {
	e := open(t, Site("A"))
	for param, r := range map[string]search.Request{
		"q":        {Query: strings.Repeat("x", search.MaxQueryRunes+1)},
		"category": {Filters: []search.Filter{{Facet: "category", Values: []string{strings.Repeat("x", search.MaxFilterBytes+1)}}}},
		"skill":    {Filters: []search.Filter{{Facet: "skill", Values: make([]string, search.MaxFilterValues+1)}}},
		"skill_q":  {Filters: []search.Filter{{Facet: "skill", Prefix: strings.Repeat("x", search.MaxFilterBytes+1)}}},
		"page":     {Page: search.MaxDepth},
		"per_page": {PerPage: search.MaxPerPage + 1},
		"sort":     {Sort: "nope"},
		"show":     {Show: "nope"},
		"pay_min":  {PayMin: search.MaxPayMin + 1},
		"nope":     {Filters: []search.Filter{{Facet: "nope"}}},

		"category_match": {Filters: []search.Filter{{Facet: "category", Values: []string{"a", "b"}, All: true}}},
	} {
		_, err := e.Search(t.Context(), r)
		var bad *search.BadRequestError
		if !errors.As(err, &bad) || bad.Param != param || bad.Detail == "" {
			t.Errorf("%s: %v", param, err)
		}
		for page, err := range e.All(t.Context(), r) {
			if !errors.As(err, &bad) || page != nil {
				t.Errorf("all pages of %s: %v, %v", param, page, err)
			}
		}
	}
	for _, r := range []search.Request{{Page: -1}, {PerPage: -1}, {Query: strings.Repeat("a ", search.MaxUnits+1)}, {Query: strings.Repeat("a/", search.MaxUnits+1)}} {
		if _, err := e.Search(t.Context(), r); err == nil {
			t.Errorf("%+v is answered", r)
		}
	}
}

func aSearchThatNobodyWaitsFor(t *testing.T, open Open) {
	e := open(t, Site("A | scala"))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := e.Search(ctx, search.Request{Query: "scala"}); !errors.Is(err, context.Canceled) {
		t.Errorf("a search: %v", err)
	}
	if _, err := e.Suggest(ctx, "sca", 10); err != nil && !errors.Is(err, context.Canceled) {
		t.Errorf("suggestions: %v", err)
	}
	for _, err := range e.All(ctx, search.Request{Query: "scala"}) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("all pages: %v", err)
		}
	}
}

func aPhraseOfEveryPage(t *testing.T, open Open) {
	e := open(t, indextest.Site(1500, 3))
	if res := Ask(t, e, search.Request{Query: `"what you bring" `}); res.Total != 1500 {
		t.Errorf("one phrase of every page finds %d", res.Total)
	}
}

func emptySiteAnswers(t *testing.T, open Open) {
	e := open(t, indextest.Site(0, 1))
	for _, r := range []search.Request{{}, {Query: "scala"}, {Query: "-scala"}, {Query: "path:/", Filters: []search.Filter{skillFilter("go")}}} {
		res, err := e.Search(t.Context(), r)
		if err != nil {
			t.Fatal(err)
		}
		if res.Total != 0 || res.Hits == nil || len(res.Facets) != len(e.Site().Facets.Counted(r)) {
			t.Errorf("%+v on an empty site: %+v", r, res)
		}
	}
}

// manyAtOnce: an engine is safe for concurrent use, and the same question has the same answer.
func manyAtOnce(t *testing.T, open Open) {
	r := rand.New(rand.NewPCG(4, 7))
	e := open(t, RandomSite(r, false))
	requests := make([]search.Request, 12)
	want := make([]*search.Result, len(requests))
	for i := range requests {
		requests[i] = RandomRequest(r, e.Site().Facets)
		want[i] = Ask(t, e, requests[i])
	}
	var asking sync.WaitGroup
	for first := range 6 {
		asking.Go(func() {
			for i := range requests {
				i = (first*2 + i) % len(requests)
				got, err := e.Search(t.Context(), requests[i])
				if err != nil || !reflect.DeepEqual(got, want[i]) {
					t.Errorf("%+v: %v, %+v, want %+v", requests[i], err, got, want[i])
				}
			}
		})
	}
	asking.Wait()
}
