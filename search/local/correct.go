package local

import (
	"context"
	"errors"
	"slices"
	"strings"
	"unicode"

	"github.com/careers-index/careers/content/edit"
	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/local/field"
	"github.com/careers-index/careers/search/local/termlist"
	"github.com/careers-index/careers/search/local/vocabulary"
)

// Help when an answer is poor: corrected words, and relaxations, with true
// totals.

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

// meant are the nearest words to one that is looked for as mistyped, and as nothing else,
// as a query writes them. More than a few are no correction.
func (p *planner) meant(alternatives []alternative) string {
	const few = 3
	var words []string
	for _, a := range alternatives {
		switch {
		case len(a.texts) == 0 && a.keys == nil:
		case a.tier == typo && len(a.texts) <= few:
			for _, run := range a.texts {
				words = append(words, p.usual(run.terms[0]))
			}
		default:
			return ""
		}
	}
	return strings.Join(words, " OR ")
}

// usual is a term as people write it, if it is a name: Kubernetes.
func (p *planner) usual(term string) string {
	if e, ok := p.lexicon.Lookup(term); ok {
		return e.Name
	}
	return term
}

// isMisspelt reports whether a name of a skill is no name that the site uses, but a known
// mistake in the skill's own ("kubernets").
func (p *planner) isMisspelt(typed, name string) bool {
	a, b := analysis.FoldValue(typed), analysis.FoldValue(name)
	allowed := vocabulary.TyposAllowed(a)
	if allowed == 0 || p.words.Has(a) || strings.ContainsFunc(b, func(r rune) bool { return !unicode.IsLetter(r) }) || strings.HasPrefix(a, b) || strings.HasPrefix(b, a) {
		return false
	}
	mistakes, _ := edit.FirstDouble([]rune(a), allowed).To([]rune(b))
	return mistakes <= allowed
}

// showing is the query as it was answered, when pages have other words than it says. held
// is which clauses some page matches, a bit each.
func (p plan) showing(q search.Query, held uint32) string {
	out, changed := search.Query{Clauses: slices.Clone(q.Clauses)}, false
	for i, c := range p.clauses {
		if c.meant == "" || held&(1<<i) == 0 {
			continue
		}
		u := out.Clauses[c.at].Any[0]
		if u.Field != search.Anywhere && strings.Contains(c.meant, " OR ") {
			continue
		}
		u.Text = strings.Replace(u.Text, c.asked, c.meant, 1)
		out.Clauses[c.at].Any, changed = []search.Unit{u}, true
	}
	if !changed {
		return ""
	}
	return out.String()
}

// help adds did_you_mean and relaxations to a poor result. It stops when it has
// read as much as it may.
func (e *Engine) help(ctx context.Context, s *state, q search.Query, r search.Request, res *search.Result) error {
	if res.Total >= fewHits && res.Match == search.MatchAll {
		return nil
	}
	s.Allow(e.entries(helpReads))
	err := e.improve(ctx, s, q, r, res)
	if errors.Is(err, termlist.ErrTooMuch) {
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
	for i := 0; i < len(out.Clauses); i++ {
		c := out.Clauses[i]
		if _, n := p.oneOf(out.Clauses[i:]); n > 0 {
			i += n - 1
			continue
		}
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
	if _, known := p.lookup(u.Text); known || len(p.valuesNamed(u.Text)) > 0 {
		return "", false
	}
	tokens := analysis.Analyze(u.Text)
	if len(tokens) != 1 {
		return "", false
	}
	in := field.AllTexts
	if u.Field == search.InTitle {
		in = field.SetOf(field.Title)
	}
	t := tokens[0]
	have := p.words.Count(t.Term, in)
	list := p.mistyped(u.Text[t.Start:t.End], in, false)
	if len(list) == 0 || have > 0 && (list[0].Distance > 1 || list[0].Count <= have*rarer) {
		return "", false
	}
	return strings.Join([]string{u.Text[:t.Start], list[0].Word, u.Text[t.End:]}, ""), true
}
