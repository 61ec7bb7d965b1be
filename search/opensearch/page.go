package opensearch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"net/http"

	"github.com/careers-index/careers/index/stored"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/catalog"
	"github.com/careers-index/careers/search/opensearch/cluster"
	"github.com/careers-index/careers/search/opensearch/schema"
	"github.com/careers-index/careers/search/opensearch/store"
	"github.com/careers-index/careers/search/plan"
)

// Page implements search.Engine.
func (e *Engine) Page(ctx context.Context, path string) (*search.Page, error) {
	var answer struct {
		Source schema.Stored `json:"_source"`
	}
	err := e.cluster.Call(ctx, http.MethodGet, "/"+e.pages+"/_doc/"+schema.ID(path), nil, &answer)
	var status *cluster.StatusError
	if errors.As(err, &status) && status.Status == http.StatusNotFound && status.Kind == "" {
		return nil, e.away(ctx, path)
	}
	if err != nil {
		return nil, e.failed(err)
	}
	p, err := answer.Source.Record().Page()
	if err != nil {
		return nil, e.damaged(err)
	}
	out := e.known.Page(p, e.values(&answer.Source.Values), true)
	if p.Posting {
		var names []string
		for _, s := range p.Skills {
			names = append(names, s.Name)
		}
		out.Similar, err = e.similar(ctx, names, p.Title, path)
	}
	return out, err
}

// similar are the postings nearest to one, which is at a path.
func (e *Engine) similar(ctx context.Context, skills []string, title, path string) ([]search.Hit, error) {
	p := e.known.Alike(skills, title)
	of, err := e.prepare(ctx, p)
	if err != nil {
		return nil, err
	}
	budget := details[0].scored
	c := &of.must[0]
	a, err := e.search(ctx, object{
		"size": catalog.SimilarPostings, "track_total_hits": false, "_source": []string{schema.CardField, schema.ValuesField},
		"sort": sortOf(search.ByRelevance, true),
		"query": object{"bool": object{
			"filter":   []object{isPosting, e.matches(c.ways)},
			"must_not": []object{{"term": object{schema.PathField: path}}},
			"should":   append(e.score(c, 1, &budget), constant(everything, 0)), "minimum_should_match": 0,
		}},
	})
	if err != nil {
		return nil, err
	}
	var out []search.Hit
	for i := range a.Hits.Hits {
		one := &a.Hits.Hits[i].Source
		card, err := stored.DecodeCard(one.Card)
		if err != nil {
			return nil, e.damaged(err)
		}
		out = append(out, e.known.Hit(card, e.values(&one.Values), nil))
	}
	return out, nil
}

// away is the error for a path that is no page.
func (e *Engine) away(ctx context.Context, path string) error {
	b, err := e.cluster.File(ctx, e.files, store.AddressFolder+path)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: %w", path, search.ErrNotFound)
	}
	if err != nil {
		return e.failed(err)
	}
	a, err := stored.DecodeAddress(b)
	switch {
	case err != nil:
		return e.damaged(err)
	case a.To != "":
		return &search.MovedError{To: a.To}
	}
	gone := &search.GoneError{Path: a.Path, Title: a.Title, Category: a.Category, Closed: a.Closed}
	if gone.Similar, err = e.similar(ctx, a.Skills, a.Title, path); err != nil {
		return err
	}
	return gone
}

// Suggest implements search.Engine.
func (e *Engine) Suggest(ctx context.Context, typed string, limit int) ([]search.Suggestion, error) {
	return e.known.Suggest(ctx, typed, limit, e.valueCounts, e.titles)
}

// titles are the pages whose titles have what a plan looks for.
func (e *Engine) titles(ctx context.Context, p plan.Plan, limit int) ([]search.Suggestion, error) {
	of, err := e.prepare(ctx, p)
	if err != nil {
		return nil, err
	}
	a, err := e.search(ctx, object{
		"size": limit, "track_total_hits": false, "_source": []string{schema.CardField},
		"sort": sortOf(search.ByRelevance, true), "query": e.query(p, of, 0),
	})
	if err != nil {
		return nil, err
	}
	var out []search.Suggestion
	for i := range a.Hits.Hits {
		card, err := stored.DecodeCard(a.Hits.Hits[i].Source.Card)
		if err != nil {
			return nil, e.damaged(err)
		}
		out = append(out, search.Suggestion{Text: card.Title, Kind: "title", Count: 1, Path: card.Path})
	}
	return out, nil
}

// refs reads what navigation needs of every page.
func (e *Engine) refs() iter.Seq2[search.PageRef, error] {
	return func(yield func(search.PageRef, error) bool) {
		s := object{"query": everything, "sort": sortOf(search.ByPosition, false), "_source": []string{schema.CardField}}
		for one, err := range e.every(context.Background(), s) {
			var c stored.Card
			if err == nil {
				if c, err = stored.DecodeCard(one.Source.Card); err != nil {
					err = e.damaged(err)
				}
			}
			ref := search.PageRef{Path: c.Path, Title: c.Title, Menu: c.Menu, Category: c.Category, Updated: c.Job.Updated, Position: c.Position, Posting: c.Posting}
			if !yield(ref, err) || err != nil {
				return
			}
		}
	}
}
