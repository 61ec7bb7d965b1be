package catalog

import (
	"slices"
	"strings"

	"github.com/careers-index/careers/index/stored"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/highlight"
	"github.com/careers-index/careers/search/plan"
)

// Values are those of a page: their numbers, ascending, and of each that is a skill how
// much the page asks for it, as index.Generation has them.
type Values struct {
	Numbers   []uint32
	Strengths []uint8
}

// Hit is a page as a list shows it, without anything marked. asked are the skills to name
// first.
func (c *Catalog) Hit(card stored.Card, values Values, asked []uint32) search.Hit {
	return search.Hit{
		Path: card.Path, URL: c.pageURL(card.Path), Title: card.Title, TitleHTML: highlight.Escaped(card.Title),
		Description: card.Description, Category: card.Category,
		Position: card.Position, Posting: card.Posting, Job: newJob(&card.Job),
		Skills: c.skillsOf(values, asked), Snippets: []search.Snippet{},
	}
}

func (c *Catalog) pageURL(path string) string {
	site := search.Site{URL: c.site.Settings.URL}
	return site.PageURL(path)
}

func newJob(j *stored.Job) search.Job {
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

// skillsOf are the skills of a page: those asked for first, then by how much
// the page wants them, then by name.
func (c *Catalog) skillsOf(values Values, asked []uint32) []string {
	// One number sorts by all three.
	var few [64]uint64 // more values than most pages have
	keys := few[:0]
	for i, v := range values.Numbers {
		if !c.Skills.Has(v) {
			continue
		}
		key := uint64(values.Strengths[i])<<32 | uint64(v)
		if !slices.Contains(asked, v) {
			key |= 1 << 63
		}
		keys = append(keys, key)
	}
	slices.Sort(keys)
	out := make([]string, len(keys))
	for i, k := range keys {
		out[i] = c.Skills.Value(uint32(k))
	}
	return out
}

// Asked are the skills that a request names, in its query or its filter.
func (c *Catalog) Asked(p plan.Plan, chosen *Choice) []uint32 {
	var out []uint32
	for _, facet := range chosen.Facets {
		for i, mask := range facet.Masks {
			if v := facet.First + uint32(i); mask != 0 && c.Skills.Has(v) {
				out = append(out, v)
			}
		}
	}
	for _, clause := range p.Clauses {
		for _, a := range clause.Alternatives {
			if a.Skill != "" && !clause.Not {
				out = append(out, c.Skills.WithKey(a.Skill)...)
			}
		}
	}
	return out
}
