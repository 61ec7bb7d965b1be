package catalog

import (
	"strings"

	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/facet"
	"github.com/careers-index/careers/index/skills"
	"github.com/careers-index/careers/index/stored"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/highlight"
)

// Page is a page with everything but Similar. With quotes it has what the page says of
// each skill, which takes longer to find than all the rest.
func (c *Catalog) Page(p *stored.Page, values Values, quotes bool) *search.Page {
	out := &search.Page{
		Path: p.Path, URL: c.pageURL(p.Path), Title: p.Title, Description: p.Description, Category: p.Category,
		Skills: c.skillsOf(values, nil), HTML: p.HTML, Posting: p.Posting, Job: newJob(&p.Job), Values: map[string][]string{},
	}
	for _, s := range p.Skills {
		skill := c.pageSkill(s)
		if quotes && len(s.Evidence) > 0 {
			skill.Quote = quote(s.Evidence[0], p.Passages)
		}
		out.Strengths = append(out.Strengths, skill)
	}
	for _, v := range values.Numbers {
		for i := range c.Facets {
			switch f := &c.Facets[i]; {
			case !f.Has(v):
			case f.Name == facet.Section:
				out.Sections = append(out.Sections, f.Value(v))
			case !f.OnDemand:
				out.Values[f.Name] = append(out.Values[f.Name], f.Value(v))
			}
		}
	}
	return out
}

// pageSkill is a skill with its strength, and the section that says it.
func (c *Catalog) pageSkill(s skills.Skill) search.PageSkill {
	out := search.PageSkill{Name: s.Name, Strength: string(s.Strength)}
	if entry, ok := c.site.Lexicon.Lookup(s.Name); ok {
		out.Kind = entry.Kind
	}
	if len(s.Evidence) > 0 {
		out.Section = s.Evidence[0].Section
	}
	return out
}

// quote is the block that has the evidence, cut at words when it is long. A
// generation knows the evidence's place in its file, not in the passages; the
// first block of the same origin that says the same is as good to a reader.
func quote(at skills.Evidence, passages []stored.Passage) string {
	for _, p := range passages {
		if p.Section != at.Section || !strings.Contains(p.Text, at.Text) {
			continue
		}
		for _, t := range analysis.Analyze(p.Text) {
			if !strings.HasPrefix(p.Text[t.Start:], at.Text) {
				continue
			}
			start := strings.LastIndexByte(p.Text[:t.Start], '\n') + 1
			block, _, _ := strings.Cut(p.Text[start:], "\n")
			return highlight.Quote(block, t.Start-start, min(t.Start-start+len(at.Text), len(block)))
		}
	}
	return at.Text
}
