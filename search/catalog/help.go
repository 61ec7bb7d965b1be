package catalog

import (
	"context"
	"strings"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/plan"
)

// fewHits is the total below which a mistyped word is looked for: a query
// with more hits was most likely meant.
const fewHits = 10

// NeedsHelp reports whether a result is so poor that its reader may want another query.
func NeedsHelp(res *search.Result) bool {
	return res.Total < fewHits || res.Match == search.MatchSome
}

// Total counts what a query finds under the filters of a request.
type Total func(ctx context.Context, q search.Query, r search.Request) (int, search.Match, error)

// Help adds did_you_mean and relaxations to a poor result, with their true totals. What was
// found until an error stays.
func Help(ctx context.Context, planner *plan.QueryPlanner, q search.Query, r search.Request, res *search.Result, total Total) error {
	if better, ok := planner.Corrected(q); ok {
		n, match, err := total(ctx, better, r)
		if err != nil {
			return err
		}
		isBetter := n > res.Total || n > 0 && match == search.MatchAll && res.Match == search.MatchSome
		if text := better.String(); isBetter && !strings.EqualFold(text, res.Showing) {
			res.DidYouMean = text
		}
	}
	if res.Total > 0 {
		return nil
	}
	var err error
	res.Relaxations, err = search.Relax(ctx, q, r, func(ctx context.Context, q search.Query, r search.Request) (int, error) {
		n, _, err := total(ctx, q, r)
		return n, err
	})
	return err
}
