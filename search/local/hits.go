package local

import (
	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/catalog"
	"github.com/careers-index/careers/search/highlight"
	"github.com/careers-index/careers/search/plan"
	"github.com/careers-index/careers/search/ranking"
)

// From ranked pages to hits: what a person sees of them, and why they are there.

// hits reads the pages and shows what the plan found in them.
func (e *Engine) hits(s *state, p plan.Plan, f found, sorted search.Sort) ([]search.Hit, error) {
	out := make([]search.Hit, 0, len(f.hits))
	query, asked := len(p.Clauses) > 0, e.known.Asked(p, &f.choice)
	if query {
		s.highlighter.Reset(p, e.known.Skills.Facet, e.known.Planner.Facets)
	}
	var missing []string // of the last hit, which lacks what most lack
	held := uint32(0)
	for _, r := range f.hits {
		card, err := e.g.Card(r.Page)
		if err != nil {
			return nil, err
		}
		h := e.known.Hit(card, e.values(r.Page), asked)
		if !query {
			out = append(out, h)
			continue
		}
		if sorted != search.ByRelevance {
			r.SortKey = s.SortKey(e.g.Document(r.Page), 0) // it was not needed so far
		}
		h.Score = ranking.Score(r.SortKey)
		if f.match == search.MatchSome {
			if has := s.Held(e.g.Document(r.Page)); missing == nil || has != held {
				held, missing = has, p.Missing(has)
			}
			h.Missing = missing
		}
		passages, err := e.g.Passages(r.Page)
		if err != nil {
			return nil, err
		}
		s.highlighter.Show(&h, highlight.Page{Card: card, Passages: passages, Values: e.g.Values(e.g.Document(r.Page))})
		out = append(out, h)
	}
	return out, nil
}

// values are those of page n, and how much it asks for its skills.
func (e *Engine) values(n index.Ordinal) catalog.Values {
	doc := e.g.Document(n)
	return catalog.Values{Numbers: e.g.Values(doc), Strengths: e.g.Strengths(doc)}
}
