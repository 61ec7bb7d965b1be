package local

import (
	"context"
	"errors"
	"runtime"
	"sync"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/storage"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/catalog"
	"github.com/careers-index/careers/search/highlight"
	"github.com/careers-index/careers/search/local/match"
	"github.com/careers-index/careers/search/local/pageset"
	"github.com/careers-index/careers/search/plan"
	"github.com/careers-index/careers/search/ranking"
)

// Engine answers from one generation. It is safe for concurrent use.
type Engine struct {
	*search.Fault

	g        *index.Generation
	known    *catalog.Catalog
	columns  *match.Columns
	all      map[search.Show]*everything
	states   chan *state
	site     search.Site
	scrubber *scrubber
	warming  sync.WaitGroup
}

var (
	_ search.Engine  = (*Engine)(nil)
	_ search.Watched = (*Engine)(nil)
)

// newEngine prepares an engine for a generation, which it closes with itself, also
// when it fails.
func newEngine(g *index.Generation) (e *Engine, err error) {
	err = storage.Protect(func() (err error) {
		e = prepare(g)
		return nil
	})
	if err != nil {
		return nil, errors.Join(err, g.Close())
	}
	return e, nil
}

// warm makes what the first queries need, in the background.
func (e *Engine) warm() {
	e.warming.Go(func() {
		_ = storage.Protect(func() error { // what fails here fails again when it is asked for
			e.known.Prepare()
			return nil
		})
	})
}

func prepare(g *index.Generation) *Engine {
	e := &Engine{
		g: g, known: catalog.New(g.Catalog()),
		states: make(chan *state, runtime.GOMAXPROCS(0)),
		Fault:  search.NewFault(), scrubber: newScrubber(),
	}
	e.columns = match.NewColumns(g, e.known.Skills.Facet)
	e.site = e.newSite()
	e.countEverything()
	return e
}

// Close releases the generation.
func (e *Engine) Close() error {
	e.endScrub()
	e.warming.Wait() // it reads the files
	return e.g.Close()
}

// state is the working memory of one search. As many are kept as there are
// processors: making one takes longer than most searches, and a sync.Pool would
// be emptied by each garbage collection.
type state struct {
	*match.Matcher
	*plan.QueryPlanner
	tally       tally
	top         ranking.Top
	highlighter highlight.Highlighter

	hits, shown, others pageset.Set         // what is counted, see count.go
	admits              map[int]pageset.Set // pages that pass what is chosen, by facet
}

// begin gets a state, for the queries of one request.
func (e *Engine) begin() *state {
	var s *state
	select {
	case s = <-e.states:
	default:
		s = &state{Matcher: match.New(e.columns)}
	}
	s.Allow(e.entries(MaxReads))
	s.QueryPlanner = e.known.Planner.ForQuery(plan.MaxGuesses)
	return s
}

// MaxReads is how many entries of term lists a query may read, in multiples of
// the number of pages. A word that nearly every page has is one of them, a phrase
// of three such words a dozen; most words are a hundredth of one.
const MaxReads = 30

// entries is the number of entries in n term lists as long as the site. On a
// small site no number of words costs anything.
func (e *Engine) entries(n int) int { return n * max(e.g.Len(), 1000) }

func (e *Engine) end(s *state) {
	select {
	case e.states <- s:
	default:
	}
}

// Search implements search.Engine.
func (e *Engine) Search(ctx context.Context, r search.Request) (res *search.Result, err error) {
	err = e.protect(func() (err error) {
		res, err = e.search(ctx, r)
		return err
	})
	return res, err
}

func (e *Engine) search(ctx context.Context, r search.Request) (*search.Result, error) {
	r, q, err := r.Check(e.site.Facets)
	if err != nil {
		return nil, err
	}
	s := e.begin()
	defer e.end(s)
	p := s.Plan(q)
	if n := len(p.Clauses); n > search.MaxUnits { // "a/b/c" is three
		return nil, search.TooManyUnits(n)
	}
	found, err := e.find(ctx, s, p, r)
	if errors.Is(err, match.ErrReads) {
		return nil, errTooMuch
	}
	if err != nil {
		return nil, err
	}
	res := &search.Result{
		Query: r.Query, Match: found.match, Total: found.total, Page: r.Page, PerPage: r.PerPage,
		Pages: search.Pages(found.total, r.PerPage),
		Sort:  r.Sort, Show: r.Show, Positions: found.kinds.positions, Others: found.kinds.others, Generation: e.site.Generation,
		Facets: e.known.Counts(found.counts, &found.choice, r), SetAside: p.SetAside(),
	}
	if res.Hits, err = e.hits(s, p, found, r.Sort); err != nil {
		return nil, err
	}
	res.Showing = p.Showing(q, found.held)
	if len(p.Clauses)+len(r.Filtered()) > 0 {
		err = e.help(ctx, s, q, r, res)
	}
	return res, err
}

var errTooMuch = &search.BadRequestError{Param: "q", Detail: "asks for too many words that nearly every page has; leave some out"}

// found is what a request finds: the hits of the page asked for, and the counts. It
// is valid until the next find with the same state.
type found struct {
	hits  []ranking.Hit
	match search.Match
	kinds kinds
	held  uint32 // clauses that some page matches, whatever the filters say; a bit each
	*tally
}

// find answers a request whose query has the plan p.
func (e *Engine) find(ctx context.Context, s *state, p plan.Plan, r search.Request) (found, error) {
	first := (r.Page - 1) * r.PerPage
	s.top.Reset(first + r.PerPage)
	chosen := e.known.Choose(r)
	all := e.all[r.Show]
	if len(p.Clauses) == 0 && !chosen.Any() && r.PayMin == 0 && (r.Sort == search.ByRelevance || r.Sort == search.ByPosition) {
		return found{e.listed(first, r.PerPage, r.Show), search.MatchAll, all.kinds, 0, &all.tally}, nil
	}
	s.tally.reset(chosen, e.g.ValueCount())
	pages, err := s.Locate(ctx, p)
	if err != nil {
		return found{}, err
	}
	if pages.IsEmpty() && p.CanMatchSome() {
		return e.findSome(ctx, s, p, r)
	}
	k := e.count(s, pages, r)
	if err := e.rankHits(ctx, s, p, r); err != nil {
		return found{}, err
	}
	held := ^uint32(0)
	if pages.IsEmpty() {
		held = 0
	}
	return found{s.top.From(first), search.MatchAll, k, held, &s.tally}, nil
}

// rankHits leaves the first of the hits in s.top, and scores these.
func (e *Engine) rankHits(ctx context.Context, s *state, p plan.Plan, r search.Request) error {
	if r.Sort != search.ByRelevance || len(p.Clauses) == 0 {
		for doc := range s.hits.All() {
			s.top.Add(e.rank(e.g.Ordinal(doc), 0, r.Sort))
		}
		if len(p.Clauses) == 0 {
			return nil
		}
		clear(s.others)
		for _, h := range s.top.Kept() {
			s.others.Add(e.g.Document(h.Page))
		}
		return s.MatchOnly(ctx, p, s.others)
	}
	return s.Best(ctx, p, s.hits, &s.top)
}

// findSome answers with the pages that match most of a query's words, which no page has all.
func (e *Engine) findSome(ctx context.Context, s *state, p plan.Plan, r search.Request) (found, error) {
	docs, err := s.MatchMost(ctx, p)
	if err != nil {
		return found{}, err
	}
	matched := search.MatchAll
	if len(docs) > 0 {
		matched = search.MatchSome
	}
	var (
		k    kinds
		held uint32
	)
	for _, doc := range docs {
		held |= s.Held(doc)
		page, key := e.g.Ordinal(doc), 0.0
		if !e.admit(&s.tally, &k, doc, page, r) {
			continue
		}
		if r.Sort == search.ByRelevance {
			key = s.SortKey(doc, s.top.Least())
		}
		s.top.Add(e.rank(page, key, r.Sort))
	}
	return found{s.top.From((r.Page - 1) * r.PerPage), matched, k, held, &s.tally}, nil
}

func (e *Engine) rank(page index.Ordinal, sortKey float64, by search.Sort) ranking.Hit {
	switch by {
	case search.ByTitle:
		return ranking.Hit{Rank: e.g.TitleRank(page), Page: page}
	case search.ByNewest:
		return ranking.Hit{Rank: e.g.DateRank(page), Page: page}
	case search.ByPosition:
		return ranking.Hit{Rank: uint32(page), Page: page}
	default:
		return ranking.Hit{SortKey: sortKey, Rank: uint32(page), Page: page}
	}
}
