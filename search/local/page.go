package local

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/skills"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/local/field"
	"github.com/careers-index/careers/search/local/highlight"
	"github.com/careers-index/careers/search/local/plan"
	"github.com/careers-index/careers/search/local/ranking"
	"github.com/careers-index/careers/search/local/termlist"
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
	out := e.whole(n, p)
	for i, s := range p.Skills {
		out.Strengths[i].Quote = evidence(s, p.Passages)
	}
	if p.Posting {
		isOther := func(page index.Ordinal) bool { return page != n }
		if out.Similar, err = e.similar(ctx, skillNames(p.Skills), p.Title, isOther); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// whole is page n with everything but Similar and quotes.
func (e *Engine) whole(n index.Ordinal, p *index.Page) *search.Page {
	out := &search.Page{
		Path: p.Path, URL: e.site.PageURL(p.Path), Title: p.Title, Description: p.Description, Category: p.Category,
		Skills: e.pageSkills(n, nil), HTML: p.HTML, Posting: p.Posting, Job: newJob(&p.Job), Values: map[string][]string{},
	}
	for _, s := range p.Skills {
		out.Strengths = append(out.Strengths, e.pageSkill(s))
	}
	for _, s := range p.Passages {
		if s.Section != "" && !slices.Contains(out.Sections, s.Section) {
			out.Sections = append(out.Sections, s.Section)
		}
	}
	for _, v := range e.g.Values(e.g.Document(n)) {
		for i := range e.facets {
			if f := &e.facets[i]; f.Has(v) {
				out.Values[f.Name] = append(out.Values[f.Name], f.Value(v))
			}
		}
	}
	return out
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
					out = e.whole(r.Page, p)
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
	s, err := e.begin()
	if err != nil {
		return nil, err
	}
	defer e.end(s)
	p := s.Plan(q)
	if n := len(p.Clauses); n > search.MaxUnits {
		return nil, search.TooManyUnits(n)
	}
	found, err := e.find(ctx, s, p, r)
	if errors.Is(err, termlist.ErrTooMuch) {
		return nil, errTooMuch
	}
	return slices.Clone(found.hits), err
}

// pageSkill is a skill with its strength, and the section that says it.
func (e *Engine) pageSkill(s skills.Skill) search.PageSkill {
	out := search.PageSkill{Name: s.Name, Strength: string(s.Strength)}
	if entry, ok := e.g.Lexicon().Lookup(s.Name); ok {
		out.Kind = entry.Kind
	}
	if len(s.Evidence) > 0 {
		out.Section = s.Evidence[0].Section
	}
	return out
}

// evidence is what a page says of a skill. It takes longer to find than all the rest.
func evidence(s skills.Skill, passages []index.Passage) string {
	if len(s.Evidence) == 0 {
		return ""
	}
	return quote(s.Evidence[0], passages)
}

// quote is the block that has the evidence, cut at words when it is long. A
// generation knows the evidence's place in its file, not in the passages; the
// first block of the same origin that says the same is as good to a reader.
func quote(at skills.Evidence, passages []index.Passage) string {
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

const (
	// similarPostings is as many as a reader looks at under a posting.
	similarPostings = 5
	// similarWords is how many of a posting's words are compared: the rarest
	// of its title, which says what the job is.
	similarWords = 8
)

// similar finds the postings nearest to one: by the skills they share, the rarer the more,
// and the words of the title.
func (e *Engine) similar(ctx context.Context, skills []string, title string, isOther func(index.Ordinal) bool) ([]search.Hit, error) {
	s, err := e.begin()
	if err != nil {
		return nil, err
	}
	defer e.end(s)
	var alike plan.Clause
	for _, name := range skills {
		alike.Alternatives = append(alike.Alternatives, plan.Alternative{Skill: e.skills.Key(name)})
	}
	for _, w := range e.rarest(analysis.Terms(title), similarWords) {
		alike.Alternatives = append(alike.Alternatives, plan.Alternative{Texts: e.planner.Run([]string{w}, field.SetOf(field.Title)|field.SetOf(field.Headings))})
	}
	switch err := s.match(ctx, plan.Plan{Clauses: []plan.Clause{alike}}); {
	case errors.Is(err, termlist.ErrTooMuch):
		return nil, nil
	case err != nil:
		return nil, err
	}
	s.top.Reset(similarPostings)
	for _, doc := range s.matched {
		page := e.g.Ordinal(doc)
		if isOther(page) && e.g.Posting(page) {
			s.top.Add(ranking.Hit{SortKey: float64(s.docs[doc].totalScore), Rank: uint32(page), Page: page})
		}
	}
	var out []search.Hit
	for _, r := range s.top.From(0) {
		c, err := e.g.Card(r.Page)
		if err != nil {
			return nil, err
		}
		h := e.hit(r.Page, c, nil)
		h.TitleHTML = highlight.Escaped(c.Title)
		out = append(out, h)
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

// rarest returns the n words that the fewest pages have.
func (e *Engine) rarest(words []string, n int) []string {
	slices.Sort(words)
	words = slices.Compact(words)
	slices.SortStableFunc(words, func(a, b string) int {
		return e.planner.Words.Count(a, field.AllTexts) - e.planner.Words.Count(b, field.AllTexts)
	})
	return words[:min(n, len(words))]
}
