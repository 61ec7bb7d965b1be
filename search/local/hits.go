package local

import (
	"cmp"
	"slices"
	"strings"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/local/field"
	"github.com/careers-index/careers/search/local/plan"
)

// From ranked pages to hits: what a person sees of them, and why they are there.

// hits reads the pages and shows what the plan found in them.
func (e *Engine) hits(s *state, p plan.Plan, f found) ([]search.Hit, error) {
	out := make([]search.Hit, 0, len(f.hits))
	query, asked := len(p.Clauses) > 0, e.asked(p, &f.selection)
	if query {
		s.highlighter.reset(p)
	}
	for _, r := range f.hits {
		card, err := e.g.Card(r.page)
		if err != nil {
			return nil, err
		}
		h := e.hit(r.page, card, asked)
		if !query {
			h.TitleHTML = marked(card.Title, nil, 0, len(card.Title))
			out = append(out, h)
			continue
		}
		h.Score = score(e.sortKey(s, e.g.Document(r.page), r.page, 0))
		if f.match == search.MatchSome {
			h.Missing = p.Missing(s.held[e.g.Document(r.page)])
		}
		passages, err := e.g.Passages(r.page)
		if err != nil {
			return nil, err
		}
		e.show(&h, s, p, r.page, card, passages)
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

// show fills in what the plan found in a page.
func (e *Engine) show(h *search.Hit, s *state, p plan.Plan, page index.Ordinal, c index.Card, passages []index.Passage) {
	m := &s.highlighter
	why := reasons{found: make([]search.Why, len(p.Clauses))}
	spans := m.find(c.Title, field.Title)
	why.add(c.Title, spans, field.Title, "")
	h.TitleHTML = marked(c.Title, spans, 0, len(c.Title))
	text := index.FieldText(index.FieldFacts, &index.Page{Card: c})
	why.add(text, m.find(text, field.Facts), field.Facts, "")
	spans = m.find(c.Description, field.Description)
	if !c.DescriptionDerived {
		why.add(c.Description, spans, field.Description, "")
	}
	if len(spans) > 0 {
		cut := window(c.Description, spans)
		h.Snippets = []search.Snippet{{HTML: excerpt(c.Description, cut)}}
	}
	if list := m.snippets(passages, &why); len(list) > 0 {
		h.Snippets = list
	}
	values := e.g.Values(e.g.Document(page))
	why.skills(p, e.skills.Facet, values)
	why.values(p, e.facets, values)
	h.Why = why.list(p)
}

// reasons collects the best match of each clause.
type reasons struct {
	found  []search.Why // by clause; Tier is "" while there is none
	tiers  [search.MaxUnits]plan.Tier
	fields [search.MaxUnits]field.Field
}

var whyField = [field.Texts]string{field.Title: "title", field.Headings: "headings", field.Facts: "facts", field.Description: "description", field.OwnText: "text", field.SectionText: "text"}

// add considers matches in one text. Of matches in one tier the best field
// stays, and own text before shared.
func (w *reasons) add(text string, spans []span, f field.Field, section string) {
	for _, s := range spans {
		have := &w.found[s.clause]
		if have.Tier != "" && (s.tier > w.tiers[s.clause] || s.tier == w.tiers[s.clause] && f >= w.fields[s.clause]) {
			continue
		}
		w.tiers[s.clause], w.fields[s.clause] = s.tier, f
		*have = search.Why{Term: text[s.start:s.end], Tier: s.tier.String(), Field: whyField[f], Section: section}
	}
}

// skills considers the page's skills for clauses that name them. Where a text says
// the name too, the text is shown as the reason, with the better tier of both.
func (w *reasons) skills(p plan.Plan, skills *plan.Facet, values []uint32) {
	for i, c := range p.Clauses {
		for _, v := range c.Alternatives {
			if v.Skill == "" || c.Not || w.found[i].Tier != "" && w.tiers[i] <= v.Tier {
				continue
			}
			n, ok := skills.WithOwnKey(v.Skill)
			if !ok || !slices.Contains(values, n) {
				continue
			}
			if w.found[i].Tier == "" {
				w.found[i] = search.Why{Term: skills.Value(n), Field: "skill"}
			}
			w.found[i].Tier, w.tiers[i] = v.Tier.String(), v.Tier
		}
	}
}

// values considers the page's values of facets for clauses whose words name them: as the
// reason where no text says them.
func (w *reasons) values(p plan.Plan, facets []facet, values []uint32) {
	for i, c := range p.Clauses {
		for _, v := range c.Alternatives {
			if v.Boost == 0 || c.Not || w.found[i].Tier != "" {
				continue
			}
			for _, f := range facets {
				n := slices.IndexFunc(values, func(n uint32) bool { return f.Has(n) && slices.Contains(v.Values, n) })
				if n >= 0 {
					w.found[i] = search.Why{Term: f.Value(values[n]), Tier: v.Tier.String(), Field: f.Name}
				}
			}
		}
	}
}

// list returns what was found, in the order of the query. The words of a name are one
// where the page has the name.
func (w *reasons) list(p plan.Plan) []search.Why {
	out := make([]search.Why, 0, len(w.found))
	for i := 0; i < len(w.found); {
		n := p.NameAt(i)
		if best := w.best(i, n); n > 1 && w.found[best].Tier != "" && w.tiers[best] < plan.Form {
			words := make([]string, n)
			for j := range words {
				words[j] = p.Clauses[i+j].Asked
			}
			why := w.found[best]
			why.Word = strings.Join(words, " ")
			out = append(out, why)
			i += n
			continue
		}
		if why := w.found[i]; why.Tier != "" {
			why.Word = p.Clauses[i].Asked
			out = append(out, why)
		}
		i++
	}
	return out
}

// best is the clause of n from i on that is found in the best tier, then field.
func (w *reasons) best(i, n int) int {
	best := i
	for j := i + 1; j < i+n; j++ {
		if w.found[j].Tier != "" && (w.found[best].Tier == "" || cmp.Or(cmp.Compare(w.tiers[j], w.tiers[best]), cmp.Compare(w.fields[j], w.fields[best])) < 0) {
			best = j
		}
	}
	return best
}
