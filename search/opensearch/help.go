package opensearch

import (
	"context"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/catalog"
	"github.com/careers-index/careers/search/plan"
)

// help adds did_you_mean and relaxations to a poor result.
func (e *Engine) help(ctx context.Context, planner *plan.QueryPlanner, q search.Query, r search.Request, res *search.Result) error {
	if !catalog.NeedsHelp(res) {
		return nil
	}
	return catalog.Help(ctx, planner, q, r, res, func(ctx context.Context, q search.Query, r search.Request) (int, search.Match, error) {
		return e.total(ctx, planner.Plan(q), r)
	})
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
