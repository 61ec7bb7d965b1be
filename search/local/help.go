package local

// Help when an answer is poor: corrected words, and relaxations, with true totals.

import (
	"context"
	"errors"
	"strings"

	"github.com/careers-index/careers/search"
)

const (
	// helpReads is how much of the index help may read, as MaxReads.
	helpReads = 15
	// fewHits is the total below which a mistyped word is looked for: a query
	// with more hits was most likely meant.
	fewHits = 10
)

// help adds did_you_mean and relaxations to a poor result. It stops when it has
// read as much as it may.
func (e *Engine) help(ctx context.Context, s *state, q search.Query, r search.Request, res *search.Result) error {
	if res.Total >= fewHits && res.Match == search.MatchAll {
		return nil
	}
	s.allow(e.entries(helpReads))
	err := e.improve(ctx, s, q, r, res)
	if errors.Is(err, errReads) {
		return nil
	}
	return err
}

func (e *Engine) improve(ctx context.Context, s *state, q search.Query, r search.Request, res *search.Result) error {
	if better, ok := s.Corrected(q); ok {
		f, err := e.countOf(ctx, s, better, r)
		if err != nil {
			return err
		}
		isBetter := f.total > res.Total || f.total > 0 && f.match == search.MatchAll && res.Match == search.MatchSome
		if text := better.String(); isBetter && !strings.EqualFold(text, res.Showing) {
			res.DidYouMean = text
		}
	}
	if res.Total > 0 {
		return nil
	}
	var err error
	res.Relaxations, err = search.Relax(ctx, q, r, func(ctx context.Context, q search.Query, r search.Request) (int, error) {
		f, err := e.countOf(ctx, s, q, r)
		if err != nil {
			return 0, err
		}
		return f.total, nil
	})
	return err
}

// countOf is what a query finds under the filters of a request, for its total.
func (e *Engine) countOf(ctx context.Context, s *state, q search.Query, r search.Request) (found, error) {
	r.Page, r.PerPage = 1, 1
	return e.find(ctx, s, s.Plan(q), r)
}
