package search

// Help when an answer is poor: queries that would find more, with true totals.

import (
	"context"
	"errors"
	"slices"
	"strings"

	"github.com/careers-index/careers/index"
)

const (
	// maxRelaxations is as many ways on as a reader weighs.
	maxRelaxations = 6
	// maxDropped is how many clauses are tried without: the first ones. Of more
	// words than that it is seldom one that is too much.
	maxDropped = 8
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
func (e *Engine) help(ctx context.Context, s *searching, q Query, r Request, res *Result) error {
	if res.Total >= fewHits {
		return nil
	}
	s.read, s.mayRead = 0, e.lists(helpReads)
	err := e.improve(ctx, s, q, r, res)
	if errors.Is(err, errTooMuch) {
		return nil
	}
	return err
}

func (e *Engine) improve(ctx context.Context, s *searching, q Query, r Request, res *Result) error {
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
	return e.relax(ctx, s, q, r, res)
}

// total is the number of hits of a query under the filters of a request.
func (e *Engine) total(ctx context.Context, s *searching, q Query, r Request) (int, error) {
	r.Page, r.PerPage = 1, 1
	_, err := e.find(ctx, s, s.plan(q), r)
	return s.tally.total, err
}

// relax adds requests that ask for less in a single way: without one filter,
// without one clause, with any word instead of all. If no single way helps, the
// filters go together; and if that does not, everything.
func (e *Engine) relax(ctx context.Context, s *searching, q Query, r Request, res *Result) error {
	for _, ways := range [][]Relaxation{singleWays(q, r), {{Query: q.String(), Without: []string{"category", "skill"}}}, {{Without: r.filtered()}}} {
		for _, x := range ways {
			if len(res.Relaxations) == maxRelaxations {
				return nil
			}
			var err error
			x.Total, err = e.total(ctx, s, Parse(x.Query), r.without(x.Without))
			if err != nil {
				return err
			}
			if x.Total > 0 {
				res.Relaxations = append(res.Relaxations, x)
			}
		}
		if len(res.Relaxations) > 0 {
			return nil
		}
	}
	return nil
}

func singleWays(q Query, r Request) []Relaxation {
	var out []Relaxation
	for _, f := range r.filtered() {
		out = append(out, Relaxation{Query: q.String(), Without: []string{f}})
	}
	for i := range q.Clauses[:min(len(q.Clauses), maxDropped)] {
		if w := q.without(i).String(); len(q.Clauses)+len(r.filtered()) > 1 && !slices.ContainsFunc(out, func(x Relaxation) bool { return x.Query == w && x.Without == nil }) {
			out = append(out, Relaxation{Query: w})
		}
	}
	if looser, ok := q.any(); ok {
		out = append(out, Relaxation{Query: looser.String()})
	}
	return out
}

// filtered are the facets that a request has chosen values of.
func (r Request) filtered() []string {
	var out []string
	if len(r.Categories) > 0 {
		out = append(out, "category")
	}
	if len(r.Skills) > 0 {
		out = append(out, "skill")
	}
	return out
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
func (p *planning) corrected(q Query) (Query, bool) {
	out := Query{slices.Clone(q.Clauses)}
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
func (p *planning) correction(u Unit) (string, bool) {
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
	list := p.mistyped(t.Term, in, false)
	if len(list) == 0 || list[0].count <= have*rarer {
		return "", false
	}
	return strings.Join([]string{u.Text[:t.Start], list[0].word, u.Text[t.End:]}, ""), true
}
