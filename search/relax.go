package search

// Relaxations: ways on from a request that found nothing. They are the same for
// every engine, which only counts.

import (
	"context"
	"slices"
)

const (
	// maxRelaxations is as many ways on as a reader looks at.
	maxRelaxations = 6
	// maxDropped is how many clauses are tried without: the first ones. Of more
	// words than that it is seldom one that is too much.
	maxDropped = 8
)

// Count is the number of hits of a request whose query is q. Engines pass it to
// Relax.
type Count func(ctx context.Context, q Query, r Request) (int, error)

// Relax returns requests that ask for less and find something, for a request
// without a hit: less one filter, less one clause, or, under filters, with any word
// instead of all. If no single step helps, all filters go together; if that does not
// help, the whole query goes.
func Relax(ctx context.Context, q Query, r Request, count Count) ([]Relaxation, error) {
	var found []Relaxation
	filtered := r.Filtered()
	steps := [][]relaxed{singleSteps(q, r), {{query: q, without: filtered}}, {{without: filtered}}}
	if len(filtered) == 0 {
		steps = slices.Delete(steps, 1, 2) // the query has no hit without filters either
	}
	for _, tries := range steps {
		for _, try := range tries {
			if len(found) == maxRelaxations {
				return found, nil
			}
			less := r.Without(try.without)
			less.Query = try.query.String()
			n, err := count(ctx, try.query, less)
			if err != nil {
				return found, err
			}
			if n > 0 {
				found = append(found, Relaxation{Query: less.Query, Total: n, Without: try.without})
			}
		}
		if len(found) > 0 {
			break
		}
	}
	return found, nil
}

// relaxed is a request that asks for less.
type relaxed struct {
	query   Query
	without []string // filters that go
}

// singleSteps are the requests that leave out one thing.
func singleSteps(q Query, r Request) []relaxed {
	var steps []relaxed
	filtered := r.Filtered()
	for _, f := range filtered {
		steps = append(steps, relaxed{query: q, without: []string{f}})
	}
	// A query without a hit on the whole site has none with any of its words either:
	// partial matches are tried before.
	narrowed := len(filtered) > 0 || r.Show != ShowAll && r.Show != ""
	if len(q.Clauses)+len(filtered) > 1 {
		tried := map[string]bool{}
		words := q.words()
		for i, c := range q.Clauses[:min(len(q.Clauses), maxDropped)] {
			if c.isWord() && words > 1 && !narrowed {
				continue
			}
			shorter := q.without(i)
			if key := shorter.String(); !tried[key] {
				tried[key] = true
				steps = append(steps, relaxed{query: shorter})
			}
		}
	}
	if looser, ok := q.any(); ok && narrowed {
		steps = append(steps, relaxed{query: looser})
	}
	return steps
}
