package local

// Help when an answer is poor: corrected words, and relaxations, with true
// totals.

import (
	"context"
	"errors"
	"slices"
	"strings"

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
	// meant who typed a word that the site has too.
	rarer = 3
)

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
		n, err := e.total(ctx, s, better, r)
		if err != nil {
			return err
		}
		if n > res.Total {
			res.DidYouMean = better.String()
		}
	}
	if res.Total > 0 {
		return nil
	}
	var err error
	res.Relaxations, err = search.Relax(ctx, q, r, func(ctx context.Context, q search.Query, r search.Request) (int, error) {
		return e.total(ctx, s, q, r)
	})
	return err
}

// total is the number of hits of a query under the filters of a request.
func (e *Engine) total(ctx context.Context, s *state, q search.Query, r search.Request) (int, error) {
	r.Page, r.PerPage = 1, 1
	f, err := e.find(ctx, s, s.plan(q), r)
	if err != nil {
		return 0, err
	}
	return f.total, nil
}

// corrected replaces words that the site has on few pages or none by the word
// nearest to each that it has on many more.
func (p *queryPlanner) corrected(q search.Query) (search.Query, bool) {
	out := search.Query{Clauses: slices.Clone(q.Clauses)}
	changed := false
	p.left = MaxGuesses
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
	list := p.mistyped(t.Term, in, false)
	if len(list) == 0 || list[0].count <= have*rarer {
		return "", false
	}
	return strings.Join([]string{u.Text[:t.Start], list[0].word, u.Text[t.End:]}, ""), true
}
