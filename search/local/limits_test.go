package local

// Limits beside those of the contract.

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/careers-index/careers/index/indextest"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/plan"
	"github.com/careers-index/careers/search/searchtest"
)

func TestManyUnknownWordsAreStillAnsweredCheaply(t *testing.T) {
	t.Parallel()
	e := engineOf(t, searchtest.Site("plumber painter", "A | plumbing"))
	p := e.known.Planner.ForQuery(plan.MaxGuesses)
	var q search.Query
	for i := range search.MaxUnits {
		q.Clauses = append(q.Clauses, search.Clause{Any: []search.Unit{{Text: "plumbes" + strings.Repeat("s", i%3)}}})
	}
	guessed := 0
	for _, c := range p.Plan(q).Clauses {
		guessed += len(c.Alternatives) - 1
	}
	if guessed > plan.MaxGuesses || len(p.Guesses) > 4 {
		t.Errorf("%d words guessed, %d walks", guessed, len(p.Guesses))
	}
}

func TestPhrasesOfEveryPageAreLimited(t *testing.T) {
	t.Parallel()
	e := engineOf(t, indextest.Site(1500, 3))
	_, err := e.Search(context.Background(), search.Request{Query: strings.Repeat(`"what you bring" `, 8)})
	var bad *search.BadRequestError
	if !errors.As(err, &bad) || bad.Param != "q" {
		t.Errorf("eight phrases of every page: %v", err)
	}
}
