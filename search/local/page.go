package local

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/skills"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/catalog"
	"github.com/careers-index/careers/search/local/match"
	"github.com/careers-index/careers/search/ranking"
)

// Page implements search.Engine.
func (e *Engine) Page(ctx context.Context, path string) (p *search.Page, err error) {
	err = e.protect(func() (err error) {
		p, err = e.page(ctx, path)
		return err
	})
	return p, err
}

func (e *Engine) page(ctx context.Context, path string) (*search.Page, error) {
	n, ok := e.g.Find(path)
	if !ok {
		return nil, e.away(ctx, path)
	}
	p, err := e.g.Page(n)
	if err != nil {
		return nil, err
	}
	out := e.known.Page(p, e.values(n), true)
	if p.Posting {
		isOther := func(page index.Ordinal) bool { return page != n }
		if out.Similar, err = e.similar(ctx, skillNames(p.Skills), p.Title, isOther); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// All implements search.Engine.
func (e *Engine) All(ctx context.Context, r search.Request) iter.Seq2[*search.Page, error] {
	return func(yield func(*search.Page, error) bool) {
		var list []ranking.Hit
		err := e.protect(func() (err error) {
			list, err = e.every(ctx, r)
			return err
		})
		if err != nil {
			yield(nil, err)
			return
		}
		for _, r := range list {
			var out *search.Page
			err := e.protect(func() error {
				p, err := e.g.Page(r.Page)
				if err == nil {
					out = e.known.Page(p, e.values(r.Page), false)
				}
				return errors.Join(err, ctx.Err())
			})
			if err != nil {
				out = nil
			}
			if !yield(out, err) || err != nil {
				return
			}
		}
	}
}

// every are the hits of a request: of its page where it has a PerPage, else all.
func (e *Engine) every(ctx context.Context, r search.Request) ([]ranking.Hit, error) {
	whole := r.PerPage == 0
	r, q, err := r.Check(e.site.Facets)
	if err != nil {
		return nil, err
	}
	if whole {
		r.Page, r.PerPage = 1, e.g.Len()
	}
	s := e.begin()
	defer e.end(s)
	p := s.Plan(q)
	if n := len(p.Clauses); n > search.MaxUnits {
		return nil, search.TooManyUnits(n)
	}
	found, err := e.find(ctx, s, p, r)
	if errors.Is(err, match.ErrReads) {
		return nil, errTooMuch
	}
	return slices.Clone(found.hits), err
}

// similar finds the postings nearest to one: by the skills they share, the rarer the more,
// and the words of the title.
func (e *Engine) similar(ctx context.Context, skills []string, title string, isOther func(index.Ordinal) bool) ([]search.Hit, error) {
	s := e.begin()
	defer e.end(s)
	docs, err := s.Match(ctx, e.known.Alike(skills, title))
	switch {
	case errors.Is(err, match.ErrReads):
		return nil, nil
	case err != nil:
		return nil, err
	}
	s.top.Reset(catalog.SimilarPostings)
	for _, doc := range docs {
		page := e.g.Ordinal(doc)
		if isOther(page) && e.g.Posting(page) {
			s.top.Add(ranking.Hit{SortKey: float64(s.Score(doc)), Rank: uint32(page), Page: page})
		}
	}
	var out []search.Hit
	for _, r := range s.top.From(0) {
		c, err := e.g.Card(r.Page)
		if err != nil {
			return nil, err
		}
		out = append(out, e.known.Hit(c, e.values(r.Page), nil))
	}
	return out, nil
}

func skillNames(list []skills.Skill) []string {
	names := make([]string, len(list))
	for i, s := range list {
		names[i] = s.Name
	}
	return names
}

// away is the error for a path that is no page.
func (e *Engine) away(ctx context.Context, path string) error {
	a, ok, err := e.g.Address(path)
	switch {
	case err != nil:
		return err
	case !ok:
		return fmt.Errorf("%s: %w", path, search.ErrNotFound)
	case a.To != "":
		return &search.MovedError{To: a.To}
	}
	gone := &search.GoneError{Path: a.Path, Title: a.Title, Category: a.Category, Closed: a.Closed}
	if gone.Similar, err = e.similar(ctx, a.Skills, a.Title, func(index.Ordinal) bool { return true }); err != nil {
		return err
	}
	return gone
}
