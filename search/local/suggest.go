package local

import (
	"context"
	"errors"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/local/match"
	"github.com/careers-index/careers/search/plan"
)

// Suggest implements search.Engine.
func (e *Engine) Suggest(ctx context.Context, typed string, limit int) (found []search.Suggestion, err error) {
	err = e.protect(func() (err error) {
		found, err = e.known.Suggest(ctx, typed, limit, e.all[search.ShowAll].tally.counts, e.titles)
		return err
	})
	return found, err
}

// titles are the pages whose titles have what a plan looks for.
func (e *Engine) titles(ctx context.Context, p plan.Plan, limit int) ([]search.Suggestion, error) {
	s := e.begin()
	defer e.end(s)
	f, err := e.find(ctx, s, p, search.Request{Page: 1, PerPage: limit})
	if errors.Is(err, match.ErrReads) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var out []search.Suggestion
	for _, h := range f.hits {
		c, err := e.g.Card(h.Page)
		if err != nil {
			return nil, err
		}
		out = append(out, search.Suggestion{Text: c.Title, Kind: "title", Count: 1, Path: c.Path})
	}
	return out, nil
}
