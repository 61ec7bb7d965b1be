package highlight

import (
	"cmp"
	"slices"
	"strings"

	"github.com/careers-index/careers/index/fulltext"
	"github.com/careers-index/careers/index/stored"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/field"
	"github.com/careers-index/careers/search/plan"
)

// Page is a page that the plan has found.
type Page struct {
	Card     stored.Card
	Passages []stored.Passage
	Values   []uint32 // of its facets
}

// Show fills in the title, the snippets and the reasons of a hit.
func (m *Highlighter) Show(h *search.Hit, page Page) {
	c := page.Card
	m.candidates, m.kept = m.candidates[:0], m.kept[:0]
	why := m.why.reset(m.plan)
	spans := m.find(c.Title, field.Title)
	why.add(c.Title, spans, field.Title, "")
	h.TitleHTML = m.marked(c.Title, spans, 0, len(c.Title), "", "")
	text := fulltext.FieldText(fulltext.FieldFacts, &stored.Page{Card: c})
	why.add(text, m.find(text, field.Facts), field.Facts, "")
	if list := m.snippets(page.Passages, why); len(list) > 0 {
		h.Snippets = list
	}
	if len(h.Snippets) == 0 || !c.DescriptionDerived {
		m.description(h, c, why)
	}
	why.skills(m.plan, m.skills, page.Values)
	why.values(m.plan, m.facets, page.Values)
	h.Why = why.list(m.plan, m.whySlab.take(len(m.plan.Clauses)))
}

// description shows what was found in the description, where nothing was found elsewhere.
func (m *Highlighter) description(h *search.Hit, c stored.Card, why *reasons) {
	spans := m.find(c.Description, field.Description)
	if !c.DescriptionDerived {
		why.add(c.Description, spans, field.Description, "")
	}
	if len(h.Snippets) == 0 && len(spans) > 0 {
		cut := m.window(c.Description, spans)
		h.Snippets = []search.Snippet{{HTML: m.excerpt(c.Description, cut)}}
	}
}

// reasons collects the best match of each clause.
type reasons struct {
	found  []search.Why // by clause; Tier is "" while there is none
	tiers  [search.MaxUnits]plan.Tier
	fields [search.MaxUnits]field.Field
}

// reset begins with none, for a page.
func (w *reasons) reset(p plan.Plan) *reasons {
	clear(w.found)
	w.found = slices.Grow(w.found[:0], len(p.Clauses))[:len(p.Clauses)]
	return w
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
func (w *reasons) values(p plan.Plan, facets []*plan.Facet, values []uint32) {
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

// list appends what was found, in the order of the query. The words of a name are one
// where the page has the name.
func (w *reasons) list(p plan.Plan, out []search.Why) []search.Why {
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
