package opensearch

import (
	"cmp"
	"context"
	"encoding/json"
	"math"
	"net/http"
	"slices"
	"strconv"

	"github.com/careers-index/careers/index/stored"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/highlight"
	"github.com/careers-index/careers/search/opensearch/schema"
	"github.com/careers-index/careers/search/plan"
	"github.com/careers-index/careers/search/ranking"
)

// Answering a request: its plan as one search of the cluster, and what comes back as a
// result.

// Search implements search.Engine.
func (e *Engine) Search(ctx context.Context, r search.Request) (*search.Result, error) {
	r, q, err := r.Check(e.described.Facets)
	if err != nil {
		return nil, err
	}
	planner := e.known.Planner.ForQuery(plan.MaxGuesses)
	p := planner.Plan(q)
	if n := len(p.Clauses); n > search.MaxUnits { // "a/b/c" is three
		return nil, search.TooManyUnits(n)
	}
	f, err := e.find(ctx, p, r)
	if err != nil {
		return nil, err
	}
	res := &search.Result{
		Query: r.Query, Match: f.match, Total: f.total, Page: r.Page, PerPage: r.PerPage,
		Pages: search.Pages(f.total, r.PerPage),
		Sort:  r.Sort, Show: r.Show, Positions: f.positions, Others: f.others, Generation: e.described.Generation,
		Facets: e.known.Counts(f.counts, &f.filters.choice, r), SetAside: p.SetAside(),
		Showing: p.Showing(q, f.held),
	}
	if res.Hits, err = e.hits(p, f); err != nil {
		return nil, err
	}
	if len(p.Clauses)+len(r.Filtered()) > 0 {
		err = e.help(ctx, planner, q, r, res)
	}
	return res, err
}

// found is what a request finds.
type found struct {
	match             search.Match
	total             int
	positions, others int
	held              uint32 // clauses that some page matches, whatever the filters say; a bit each
	counts            []uint32
	filters           filters
	hits              []hit
	byScore           bool // they are in the order of their scores
}

// hit is a page as the cluster answers it.
type hit struct {
	Source  schema.Stored      `json:"_source"`
	Matched map[string]float64 `json:"matched_queries"`
	Sort    []json.RawMessage  `json:"sort"`
}

// key is the sort key of a hit: its parts are more exact than their sum, and half levels
// may not have been rounded.
func (h *hit) key() float64 {
	half := math.Floor(h.Matched[stepsName]/stepScore/float64(ranking.HalfLevel) + 0.5 + rounding)
	title := int(h.Matched[titleName]/stepScore + 0.5)
	return ranking.KeyOf(int(half)*ranking.HalfLevel+title, h.Matched[sumName])
}

// answer of a search.
type answer struct {
	Hits struct {
		Total struct {
			Value int `json:"value"`
		} `json:"total"`
		Max  float64 `json:"max_score"`
		Hits []hit   `json:"hits"`
	} `json:"hits"`
	Aggregations map[string]aggregation `json:"aggregations"`
	PIT          string                 `json:"pit_id"`
}

// find answers a request whose query has the plan p.
func (e *Engine) find(ctx context.Context, p plan.Plan, r search.Request) (found, error) {
	parts, err := e.prepare(ctx, p)
	if err != nil {
		return found{}, err
	}
	f := e.filters(r)
	s := object{
		"from": (r.Page - 1) * r.PerPage, "size": r.PerPage, "track_total_hits": true,
		"_source": []string{schema.CardField, schema.PassagesField, schema.ValuesField},
		"sort":    sortOf(r.Sort, len(p.Clauses) > 0), "post_filter": f.hits(), "aggs": e.aggregations(&f),
	}
	if len(p.Clauses) == 0 {
		s["_source"] = []string{schema.CardField, schema.ValuesField}
		s["query"] = everything
		return e.ask(ctx, s, f, search.MatchAll)
	}
	s["query"] = e.query(p, parts, 0)
	out, err := e.ask(ctx, s, f, search.MatchAll)
	out.byScore = r.Sort == search.ByRelevance
	if err != nil || out.held != 0 || !p.CanMatchSome() {
		return out, err
	}
	most, err := e.mostHeld(ctx, parts)
	if err != nil || most == 0 {
		return out, err
	}
	s["query"] = e.query(p, parts, most)
	s["aggs"].(object)[heldAggregation] = object{"filters": object{"filters": e.heldFilters(parts)}}
	some, err := e.ask(ctx, s, f, search.MatchSome)
	some.byScore = out.byScore
	return some, err
}

// ask sends a search.
func (e *Engine) ask(ctx context.Context, s object, f filters, match search.Match) (found, error) {
	a, err := e.search(ctx, s)
	if err != nil {
		return found{}, err
	}
	out := found{
		match: match, total: a.Hits.Total.Value, filters: f, counts: e.counts(a.Aggregations), hits: a.Hits.Hits,
		positions: a.Aggregations[positionsAggregation].Count, others: a.Aggregations[othersAggregation].Count,
	}
	if match == search.MatchAll && a.Aggregations[foundAggregation].Count > 0 {
		out.held = ^uint32(0)
	}
	for name, n := range a.Aggregations[heldAggregation].Held {
		if i, err := strconv.Atoi(name); err == nil && n > 0 {
			out.held |= 1 << i
		}
	}
	return out, nil
}

// search asks the index of pages.
func (e *Engine) search(ctx context.Context, s object) (*answer, error) {
	return e.searchAt(ctx, "/"+e.pages, s)
}

// searchAt asks an index, or what a point in time of s names.
func (e *Engine) searchAt(ctx context.Context, index string, s object) (*answer, error) {
	path := index + "/_search?include_named_queries_score=true&allow_partial_search_results=false"
	if e.shards > 1 {
		path += "&search_type=dfs_query_then_fetch" // BM25 counts all shards, as boostOf does
	}
	a := &answer{}
	if err := e.cluster.Call(ctx, http.MethodPost, path, s, a); err != nil {
		return nil, e.failed(err)
	}
	return a, nil
}

// sortOf is an order of hits. Each ends in the order of the listing.
func sortOf(by search.Sort, asked bool) []object {
	up := func(field string) object { return object{field: object{"order": "asc"}} }
	listing := []object{up(schema.PositionField), up(schema.TitleField), up(schema.PathField)}
	switch {
	case by == search.ByTitle:
		return []object{up(schema.TitleField), up(schema.PathField)}
	case by == search.ByNewest:
		return append([]object{{schema.PostedField: object{"order": "desc", "missing": "_last"}}}, listing...)
	case by == search.ByRelevance && asked:
		return append([]object{{"_score": object{"order": "desc"}}}, listing...)
	}
	return listing
}

// hits are the pages found, as results show them.
func (e *Engine) hits(p plan.Plan, f found) ([]search.Hit, error) {
	out := make([]search.Hit, 0, len(f.hits))
	f.order()
	asked := e.known.Asked(p, &f.filters.choice)
	var h highlight.Highlighter
	if len(p.Clauses) > 0 {
		h.Reset(p, e.known.Skills.Facet, e.known.Planner.Facets)
	}
	for i := range f.hits {
		one := &f.hits[i]
		card, err := stored.DecodeCard(one.Source.Card)
		if err != nil {
			return nil, e.damaged(err)
		}
		values := e.values(&one.Source.Values)
		shown := e.known.Hit(card, values, asked)
		if len(p.Clauses) == 0 {
			out = append(out, shown)
			continue
		}
		shown.Score = ranking.Score(one.key())
		if f.match == search.MatchSome {
			shown.Missing = p.Missing(one.heldClauses())
		}
		passages, err := stored.DecodePassages(one.Source.Passages)
		if err != nil {
			return nil, e.damaged(err)
		}
		h.Show(&shown, highlight.Page{Card: card, Passages: passages, Values: values.Numbers})
		out = append(out, shown)
	}
	return out, nil
}

// order sorts hits by their keys, which are more exact than their scores.
func (f *found) order() {
	if f.byScore {
		slices.SortStableFunc(f.hits, func(a, b hit) int { return cmp.Compare(b.key(), a.key()) })
	}
}

// heldClauses are the clauses that a partial match has, a bit each.
func (h *hit) heldClauses() uint32 {
	var held uint32
	for name := range h.Matched {
		if i, err := strconv.Atoi(name); err == nil {
			held |= 1 << i
		}
	}
	return held
}
