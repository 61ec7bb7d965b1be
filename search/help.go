package search

// Help when an answer is poor: queries that would find more, with true totals.

import (
	"context"
	"slices"
	"strings"

	"github.com/careers-index/careers/index"
)

const (
	// maxRelaxations is as many ways on as a reader weighs.
	maxRelaxations = 6
	// fewHits is the total below which a mistyped word is looked for: a query
	// with more hits was most likely meant.
	fewHits = 10
	// rarer is how many times more pages a word must have to be what a person
	// meant who typed a word that the site has too.
	rarer = 3
)

// help adds did_you_mean and relaxations to a poor result.
func (e *Engine) help(ctx context.Context, s *searching, q Query, r Request, res *Result) error {
	if res.Total >= fewHits {
		return nil
	}
	if better, ok := e.planner.corrected(q); ok {
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
	res.Relaxations, err = e.relaxations(ctx, s, q, r)
	return err
}

// total is the number of hits of a query under the filters of a request.
func (e *Engine) total(ctx context.Context, s *searching, q Query, r Request) (int, error) {
	r.Page, r.PerPage = 1, 1
	_, err := e.find(ctx, s, e.planner.plan(q), r)
	return s.tally.total, err
}

// relaxations asks for less in every single way: without one filter, without
// one clause, with any word instead of all. If no single way helps, the filters
// go together.
func (e *Engine) relaxations(ctx context.Context, s *searching, q Query, r Request) ([]Relaxation, error) {
	var out []Relaxation
	try := func(q Query, without ...string) error {
		x := Relaxation{Query: q.String(), Without: without}
		same := func(o Relaxation) bool { return o.Query == x.Query && slices.Equal(o.Without, without) }
		if len(out) >= maxRelaxations || slices.ContainsFunc(out, same) {
			return nil
		}
		var err error
		if x.Total, err = e.total(ctx, s, q, r.without(without)); err == nil && x.Total > 0 {
			out = append(out, x)
		}
		return err
	}
	if len(r.Categories) > 0 {
		if err := try(q, "category"); err != nil {
			return nil, err
		}
	}
	if len(r.Skills) > 0 {
		if err := try(q, "skill"); err != nil {
			return nil, err
		}
	}
	for i := range q.Clauses {
		if len(q.Clauses) > 1 {
			if err := try(q.without(i)); err != nil {
				return nil, err
			}
		}
	}
	if any, ok := q.any(); ok {
		if err := try(any); err != nil {
			return nil, err
		}
	}
	if len(out) == 0 && len(r.Categories) > 0 && len(r.Skills) > 0 {
		if err := try(q, "category", "skill"); err != nil {
			return nil, err
		}
	}
	if len(out) == 0 {
		if err := try(Query{}); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// without returns the request less the filters named.
func (r Request) without(filters []string) Request {
	if slices.Contains(filters, "category") {
		r.Categories = nil
	}
	if slices.Contains(filters, "skill") {
		r.Skills = nil
	}
	return r
}

// any returns the query that asks for any of its words instead of all, if it
// has more than one. Exclusions stay.
func (q Query) any() (Query, bool) {
	var words []Unit
	var rest []Clause
	for _, c := range q.Clauses {
		if c.Not {
			rest = append(rest, c)
		} else {
			words = append(words, c.Any...)
		}
	}
	if len(words) < 2 || len(words)+len(rest) == len(q.Clauses) && len(rest) == len(q.Clauses)-1 {
		return Query{}, false
	}
	return Query{append([]Clause{{Any: words}}, rest...)}, true
}

// corrected replaces words that the site has on few pages or none by the word
// nearest to each that it has on many more.
func (p *planner) corrected(q Query) (Query, bool) {
	out := Query{slices.Clone(q.Clauses)}
	changed := false
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
func (p *planner) correction(u Unit) (string, bool) {
	if u.Phrase || u.Field != Anywhere && u.Field != InTitle {
		return "", false
	}
	if _, known := p.lookup(u.Text); known {
		return "", false
	}
	tokens := index.Analyze(u.Text)
	if len(tokens) != 1 {
		return "", false
	}
	in := allTexts
	if u.Field == InTitle {
		in = setOf(title)
	}
	t := tokens[0]
	have := p.words.count(t.Term, in)
	list := p.words.mistyped(t.Term, in, false)
	if len(list) == 0 || list[0].count <= have*rarer {
		return "", false
	}
	return strings.Join([]string{u.Text[:t.Start], list[0].word, u.Text[t.End:]}, ""), true
}
