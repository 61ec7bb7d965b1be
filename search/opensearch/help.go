package opensearch

import (
	"context"
	"strings"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/plan"
)

// fewHits is the total below which a mistyped word is looked for: a query
// with more hits was most likely meant.
const fewHits = 10

// help adds did_you_mean and relaxations to a poor result.
func (e *Engine) help(ctx context.Context, planner *plan.QueryPlanner, q search.Query, r search.Request, res *search.Result) error {
	if res.Total >= fewHits && res.Match == search.MatchAll {
		return nil
	}
	if better, ok := planner.Corrected(q); ok {
		total, match, err := e.total(ctx, planner.Plan(better), r)
		if err != nil {
			return err
		}
		isBetter := total > res.Total || total > 0 && match == search.MatchAll && res.Match == search.MatchSome
		if text := better.String(); isBetter && !strings.EqualFold(text, res.Showing) {
			res.DidYouMean = text
		}
	}
	if res.Total > 0 {
		return nil
	}
	var err error
	res.Relaxations, err = search.Relax(ctx, q, r, func(ctx context.Context, q search.Query, r search.Request) (int, error) {
		total, _, err := e.total(ctx, planner.Plan(q), r)
		return total, err
	})
	return err
}

// total is how many hits a plan has under the filters of a request.
func (e *Engine) total(ctx context.Context, p plan.Plan, r search.Request) (int, search.Match, error) {
	f := e.filters(r)
	query, match := everything, search.MatchAll
	if len(p.Clauses) > 0 {
		of, most, err := e.matching(ctx, p)
		if err != nil {
			return 0, match, err
		}
		query = e.query(p, of, most)
		if most > 0 {
			match = search.MatchSome
		}
	}
	n, err := e.countQueries(ctx, []object{allOf([]object{query, f.hits()}, nil)})
	if err != nil {
		return 0, match, err
	}
	return n[0], match, nil
}
