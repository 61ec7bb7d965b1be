package local

import (
	"slices"
	"strings"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/local/highlight"
	"github.com/careers-index/careers/search/local/plan"
	"github.com/careers-index/careers/search/local/ranking"
)

// From ranked pages to hits: what a person sees of them, and why they are there.

// hits reads the pages and shows what the plan found in them.
func (e *Engine) hits(s *state, p plan.Plan, f found) ([]search.Hit, error) {
	out := make([]search.Hit, 0, len(f.hits))
	query, asked := len(p.Clauses) > 0, e.asked(p, &f.selection)
	if query {
		s.highlighter.Reset(p, e.skills.Facet, e.planner.Facets)
	}
	for _, r := range f.hits {
		card, err := e.g.Card(r.Page)
		if err != nil {
			return nil, err
		}
		h := e.hit(r.Page, card, asked)
		if !query {
			h.TitleHTML = highlight.Escaped(card.Title)
			out = append(out, h)
			continue
		}
		h.Score = ranking.Score(e.sortKey(s, e.g.Document(r.Page), r.Page, 0))
		if f.match == search.MatchSome {
			h.Missing = p.Missing(s.held[e.g.Document(r.Page)])
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

// hit is a page as a list shows it, without anything marked.
func (e *Engine) hit(page index.Ordinal, c index.Card, asked []uint32) search.Hit {
	return search.Hit{
		Path: c.Path, URL: e.site.PageURL(c.Path), Title: c.Title, Description: c.Description, Category: c.Category,
		Position: c.Position, Posting: c.Posting, Job: newJob(&c.Job),
		Skills: e.pageSkills(page, asked), Snippets: []search.Snippet{},
	}
}

func newJob(j *index.Job) search.Job {
	job := search.Job{
		Locations: j.Locations, Workplace: j.Workplace, Types: j.Types, Level: j.Level,
		Posted: j.Posted, UpdatedAt: j.Updated, Closes: j.Closes, Apply: j.Apply, Pay: search.Pay(j.Pay),
		Department: j.Department, Team: j.Team, Company: j.Company, CompanyURL: j.CompanyURL, Reference: j.Reference,
	}
	job.Updated, _, _ = strings.Cut(j.Updated, "T")
	if len(j.Types) > 0 {
		job.Type = j.Types[0]
	}
	for _, at := range j.Places {
		job.Places = append(job.Places, search.Place(at))
	}
	return job
}

// pageSkills are the skills of a page: those asked for first, then by how much
// the page wants them, then by name.
func (e *Engine) pageSkills(page index.Ordinal, asked []uint32) []string {
	doc := e.g.Document(page)
	numbers, strengths := e.g.Values(doc), e.g.Strengths(doc)
	// One number sorts by all three.
	keys := make([]uint64, 0, len(numbers))
	for i, v := range numbers {
		if !e.skills.Has(v) {
			continue
		}
		key := uint64(strengths[i])<<32 | uint64(v)
		if !slices.Contains(asked, v) {
			key |= 1 << 63
		}
		keys = append(keys, key)
	}
	slices.Sort(keys)
	out := make([]string, len(keys))
	for i, k := range keys {
		out[i] = e.skills.Value(uint32(k))
	}
	return out
}

// asked are the skills that a request names, in its query or its filter.
func (e *Engine) asked(p plan.Plan, chosen *selection) []uint32 {
	var out []uint32
	for _, facet := range chosen.byFacet {
		for i, mask := range facet.masks {
			if v := facet.first + uint32(i); mask != 0 && e.skills.Has(v) {
				out = append(out, v)
			}
		}
	}
	for _, c := range p.Clauses {
		for _, a := range c.Alternatives {
			if a.Skill != "" && !c.Not {
				out = append(out, e.skills.WithKey(a.Skill)...)
			}
		}
	}
	return out
}
