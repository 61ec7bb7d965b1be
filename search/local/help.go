package local

// Help when an answer is poor: corrected words, and relaxations, with true totals.

import (
	"context"
	"errors"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/catalog"
	"github.com/careers-index/careers/search/local/match"
)

const (
	// helpReads is how much of the index help may read, as MaxReads.
	helpReads = 15
	// leastHelpReads is how many entries of term lists help may read on any site: that takes
	// less than a millisecond, and is more than queries of many words need on a small one.
	leastHelpReads = 1 << 16
)

// help adds did_you_mean and relaxations to a poor result. It stops when it has
// read as much as it may.
func (e *Engine) help(ctx context.Context, s *state, q search.Query, r search.Request, res *search.Result) error {
	if !catalog.NeedsHelp(res) {
		return nil
	}
	s.Allow(max(e.entries(helpReads), leastHelpReads))
	err := catalog.Help(ctx, s.QueryPlanner, q, r, res, func(ctx context.Context, q search.Query, r search.Request) (int, search.Match, error) {
		r.Page, r.PerPage = 1, 1
		f, err := e.find(ctx, s, s.Plan(q), r)
		if err != nil {
			return 0, search.MatchAll, err
		}
		return f.total, f.match, nil
	})
	if errors.Is(err, match.ErrReads) {
		return nil
	}
	return err
}
