package local

// Help when an answer is poor: corrected words, and relaxations, with true
// totals.

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/careers-index/careers/content/edit"
	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/search"
)

const (
	// helpReads is how much of the index help may read, as MaxReads.
	helpReads = 15
	// fewHits is the total below which a mistyped word is looked for: a query
	// with more hits was most likely meant.
	fewHits = 10
	// rarer is how many times more pages a word must have to be what a person
	// meant who typed a word that the site has too, one mistake away from it.
	rarer = 3
)

// meant is the nearest word to one that is looked for as mistyped, and as nothing else.
func (p *planner) meant(alternatives []alternative) string {
	word := ""
	for _, a := range alternatives {
		switch {
		case len(a.texts) == 0:
		case a.tier == typo:
			word = a.texts[0].terms[0]
		default:
			return ""
		}
	}
	if e, ok := p.lexicon.Lookup(word); ok {
		return e.Name
	}
	return word
}

// isMisspelt reports whether a name of a skill is no name that the site uses, but a known
// mistake in the skill's own ("kubernets").
func (p *planner) isMisspelt(typed, name string) bool {
	a, b := analysis.FoldValue(typed), analysis.FoldValue(name)
	allowed := typosAllowed(a)
	if allowed == 0 || p.words.has(a) || strings.ContainsFunc(b, isNoLetter) || strings.HasPrefix(a, b) || strings.HasPrefix(b, a) {
		return false
	}
	mistakes, _ := edit.FirstDouble([]rune(a), allowed).To([]rune(b))
	return mistakes <= allowed
}

// showing is the query as it was answered, when hits have other words than it says.
func (p plan) showing(q search.Query, res *search.Result) string {
	meant := map[string]string{}
	for _, c := range p.clauses {
		found := func(h search.Hit) bool { return !slices.Contains(h.Missing, c.asked) }
		if c.meant != "" && slices.ContainsFunc(res.Hits, found) {
			meant[c.asked] = c.meant
		}
	}
	if len(meant) == 0 {
		return ""
	}
	out := search.Query{Clauses: slices.Clone(q.Clauses)}
	for i, c := range out.Clauses {
		if word, ok := meant[c.Any[0].Text]; ok && len(c.Any) == 1 && !c.Not {
			out.Clauses[i].Any = []search.Unit{{Field: c.Any[0].Field, Text: word}}
		}
	}
	return out.String()
}

// help adds did_you_mean and relaxations to a poor result. It stops when it has
// read as much as it may.
func (e *Engine) help(ctx context.Context, s *state, q search.Query, r search.Request, res *search.Result) error {
	if res.Total >= fewHits {
		return nil
	}
	s.read, s.mayRead = 0, e.entries(helpReads)
	err := e.improve(ctx, s, q, r, res)
	if errors.Is(err, errTooMuch) {
		return nil
	}
	return err
}

func (e *Engine) improve(ctx context.Context, s *state, q search.Query, r search.Request, res *search.Result) error {
	if better, ok := s.corrected(q); ok {
		f, err := e.countOf(ctx, s, better, r)
		if err != nil {
			return err
		}
		isBetter := f.total > res.Total || f.total > 0 && f.match == search.MatchAll && res.Match == search.MatchSome
		if text := better.String(); isBetter && !strings.EqualFold(text, res.Showing) {
			res.DidYouMean = text
		}
	}
	if res.Total > 0 {
		return nil
	}
	var err error
	res.Relaxations, err = search.Relax(ctx, q, r, func(ctx context.Context, q search.Query, r search.Request) (int, error) {
		f, err := e.countOf(ctx, s, q, r)
		if err != nil {
			return 0, err
		}
		return f.total, nil
	})
	return err
}

// countOf is what a query finds under the filters of a request, for its total.
func (e *Engine) countOf(ctx context.Context, s *state, q search.Query, r search.Request) (found, error) {
	r.Page, r.PerPage = 1, 1
	return e.find(ctx, s, s.plan(q), r)
}

// corrected replaces words that the site has on few pages or none by the word
// nearest to each that it has on many more.
func (p *queryPlanner) corrected(q search.Query) (search.Query, bool) {
	out := search.Query{Clauses: slices.Clone(q.Clauses)}
	changed := false
	p.left = p.mayGuess
	for i, c := range out.Clauses {
		if c.Not {
			continue
		}
		for j, u := range c.Any {
			if w, ok := p.correction(u); ok {
				if c.Any = slices.Clone(c.Any); c.Any[j].Text != w {
					c.Any[j].Text, changed = w, true
				}
				out.Clauses[i] = c
			}
		}
	}
	return out, changed
}

// correction is what a person may have meant by a word, if it is more likely
// than the word itself.
func (p *queryPlanner) correction(u search.Unit) (string, bool) {
	if u.Phrase || u.Field != search.Anywhere && u.Field != search.InTitle {
		return "", false
	}
	if _, known := p.lookup(u.Text); known {
		return "", false
	}
	tokens := analysis.Analyze(u.Text)
	if len(tokens) != 1 {
		return "", false
	}
	in := allTexts
	if u.Field == search.InTitle {
		in = setOf(title)
	}
	t := tokens[0]
	have := p.words.count(t.Term, in)
	list := p.mistyped(u.Text[t.Start:t.End], in, false)
	if len(list) == 0 || have > 0 && (list[0].distance > 1 || list[0].count <= have*rarer) {
		return "", false
	}
	return strings.Join([]string{u.Text[:t.Start], list[0].word, u.Text[t.End:]}, ""), true
}
