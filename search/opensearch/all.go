package opensearch

import (
	"context"
	"iter"
	"maps"
	"net/http"
	"time"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/opensearch/schema"
	"github.com/careers-index/careers/search/plan"
)

// Reading many pages, one after the other.

const (
	// batch is how many pages one request reads.
	batch = 200
	// keepAlive is how long the cluster keeps the state of a reader who says nothing.
	keepAlive = "5m"
	closeTime = 5 * time.Second
)

// All implements search.Engine.
func (e *Engine) All(ctx context.Context, r search.Request) iter.Seq2[*search.Page, error] {
	return func(yield func(*search.Page, error) bool) {
		s, hits, err := e.allOf(ctx, r)
		if err != nil {
			yield(nil, err)
			return
		}
		pages := e.every(ctx, s)
		if hits != nil {
			pages = each(hits)
		}
		for one, err := range pages {
			var out *search.Page
			if err == nil {
				out, err = e.whole(one)
			}
			if !yield(out, err) || err != nil {
				return
			}
		}
	}
}

func (e *Engine) whole(one *hit) (*search.Page, error) {
	p, err := one.Source.Record().Page()
	if err != nil {
		return nil, e.damaged(err)
	}
	return e.known.Page(p, e.values(&one.Source.Values), false), nil
}

func each(hits []hit) iter.Seq2[*hit, error] {
	return func(yield func(*hit, error) bool) {
		for i := range hits {
			if !yield(&hits[i], nil) {
				return
			}
		}
	}
}

var wholePages = []string{schema.CardField, schema.PassagesField, schema.BodyField, schema.ValuesField}

// allOf is the search that finds all hits of a request, or the hits of its page where it
// has a PerPage.
func (e *Engine) allOf(ctx context.Context, r search.Request) (s object, hits []hit, err error) {
	all := r.PerPage == 0
	r, q, err := r.Check(e.described.Facets)
	if err != nil {
		return nil, nil, err
	}
	p := e.known.Planner.ForQuery(plan.MaxGuesses).Plan(q)
	if n := len(p.Clauses); n > search.MaxUnits {
		return nil, nil, search.TooManyUnits(n)
	}
	of, most, err := e.matching(ctx, p)
	if err != nil {
		return nil, nil, err
	}
	f := e.filters(r)
	s = object{"query": everything, "post_filter": f.hits(), "sort": sortOf(r.Sort, len(p.Clauses) > 0), "_source": wholePages}
	if len(p.Clauses) > 0 {
		s["query"] = e.query(p, of, most)
	}
	if all {
		s["query"] = unnamed(s["query"])
		return s, nil, nil
	}
	s["from"], s["size"] = (r.Page-1)*r.PerPage, r.PerPage
	a, err := e.search(ctx, s)
	if err != nil {
		return nil, nil, err
	}
	out := found{hits: a.Hits.Hits, byScore: r.Sort == search.ByRelevance && len(p.Clauses) > 0}
	out.order()
	return nil, out.hits, nil
}

// matching is the plan prepared, and how many words a hit has if no page has all; 0 if some
// page has.
func (e *Engine) matching(ctx context.Context, p plan.Plan) (of *prepared, most int, err error) {
	if of, err = e.prepare(ctx, p); err != nil || !p.CanMatchSome() {
		return of, 0, err
	}
	n, err := e.countQueries(ctx, []object{e.query(p, of, 0)})
	if err != nil || n[0] > 0 {
		return of, 0, err
	}
	most, err = e.mostHeld(ctx, of)
	return of, most, err
}

// every reads all that a search finds, in its order, from one state of the index.
func (e *Engine) every(ctx context.Context, s object) iter.Seq2[*hit, error] {
	return func(yield func(*hit, error) bool) {
		var pit struct {
			ID string `json:"pit_id"`
		}
		err := e.cluster.Call(ctx, http.MethodPost, "/"+e.pages+"/_search/point_in_time?keep_alive="+keepAlive, nil, &pit)
		if err != nil {
			yield(nil, e.failed(err))
			return
		}
		defer func() {
			ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), closeTime)
			defer cancel()
			_ = e.cluster.Call(ctx, http.MethodDelete, "/_search/point_in_time", object{"pit_id": []string{pit.ID}}, nil) // it ends by itself, too
		}()
		s = maps.Clone(s)
		s["size"], s["track_total_hits"] = batch, false
		for {
			s["pit"] = object{"id": pit.ID, "keep_alive": keepAlive}
			a, err := e.searchAt(ctx, "", s)
			if err != nil {
				yield(nil, err)
				return
			}
			for i := range a.Hits.Hits {
				if !yield(&a.Hits.Hits[i], nil) {
					return
				}
			}
			if len(a.Hits.Hits) < batch {
				return
			}
			s["search_after"] = a.Hits.Hits[len(a.Hits.Hits)-1].Sort
			if a.PIT != "" {
				pit.ID = a.PIT
			}
		}
	}
}

// unnamed is a query without the names of its parts: telling the scores of parts takes as
// long for each hit as all the rest.
func unnamed(query any) any {
	switch q := query.(type) {
	case object:
		out := object{}
		for key, part := range q {
			if key != "_name" {
				out[key] = unnamed(part)
			}
		}
		return out
	case []object:
		out := make([]any, len(q))
		for i, part := range q {
			out[i] = unnamed(part)
		}
		return out
	}
	return query
}
