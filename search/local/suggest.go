package local

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/careers-index/careers/content/edit"
	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/local/field"
	"github.com/careers-index/careers/search/local/plan"
	"github.com/careers-index/careers/search/local/termlist"
	"github.com/careers-index/careers/search/local/vocabulary"
)

// Completions of what a person types: the site's skills, categories, titles
// and words.

// suggestionsOf is how many of one kind come before other kinds get their turn.
const suggestionsOf = 4

// Suggest implements search.Engine: skills first, then categories and the
// values of other facets, titles and words; of each kind the most frequent
// first. When nothing begins so, mistyped ones are completed.
func (e *Engine) Suggest(ctx context.Context, typed string, limit int) (found []search.Suggestion, err error) {
	err = e.protect(func() (err error) {
		found, err = e.suggest(ctx, typed, limit)
		return err
	})
	return found, err
}

func (e *Engine) suggest(ctx context.Context, typed string, limit int) ([]search.Suggestion, error) {
	if utf8.RuneCountInString(typed) > search.MaxQueryRunes {
		return nil, &search.BadRequestError{Param: "q", Detail: fmt.Sprintf("is longer than %d characters; shorten it", search.MaxQueryRunes)}
	}
	typed = strings.Join(strings.Fields(search.Clean(typed)), " ")
	limit = min(limit, search.MaxSuggestions)
	if typed == "" || limit < 1 {
		return []search.Suggestion{}, nil
	}
	kinds := e.completions(analysis.FoldValue(typed))
	titles, err := e.titles(ctx, typed)
	if err != nil {
		return nil, err
	}
	words := slices.DeleteFunc(e.words(typed), func(w search.Suggestion) bool {
		return slices.ContainsFunc(slices.Concat(kinds...), func(s search.Suggestion) bool { return strings.EqualFold(s.Text, w.Text) })
	})
	return inTurns(limit, append(kinds, titles, words)...), nil
}

// completions are the values of each facet that complete what was typed, which
// is folded: skills, then the others in the site's order.
func (e *Engine) completions(typed string) [][]search.Suggestion {
	kinds := [][]search.Suggestion{e.skills.completions(typed, e.all[search.ShowAll].tally.counts)}
	for i := range e.facets {
		if f := &e.facets[i]; f != e.skills && !f.Hidden {
			kinds = append(kinds, f.completions(typed, e.all[search.ShowAll].tally.counts))
		}
	}
	return kinds
}

// inTurns gives each kind its turn, then fills up with what is left.
func inTurns(limit int, kinds ...[]search.Suggestion) []search.Suggestion {
	take := make([]int, len(kinds))
	left := limit
	for _, most := range []int{suggestionsOf, limit} {
		for i, k := range kinds {
			n := min(most, len(k), take[i]+left)
			if n > take[i] {
				left -= n - take[i]
				take[i] = n
			}
		}
	}
	out := make([]search.Suggestion, 0, limit-left)
	for i, k := range kinds {
		out = append(out, k[:take[i]]...)
	}
	return out
}

// nameList finds the values of a facet by the beginnings of their names, and
// of the words in them. It is sorted by beginning.
type nameList []name

type name struct {
	begins string // the folded name from one of its words on
	value  uint32 // number
	inside bool   // it does not begin at the first word
}

func (l *nameList) add(value uint32, names []string) {
	for _, n := range names {
		n = analysis.FoldValue(n)
		for at := 0; at >= 0 && at < len(n); {
			*l = append(*l, name{n[at:], value, at > 0})
			next := strings.IndexByte(n[at:], ' ')
			if next < 0 {
				break
			}
			at += next + 1
		}
	}
}

func (l nameList) sort() {
	slices.SortFunc(l, func(a, b name) int {
		return cmp.Or(strings.Compare(a.begins, b.begins), int(a.value)-int(b.value), ordered(a.inside, b.inside))
	})
}

// begin yields the names that begin with folded text.
func (l nameList) begin(typed string) iter.Seq[name] {
	return func(yield func(name) bool) {
		i, _ := slices.BinarySearchFunc(l, typed, func(n name, s string) int { return strings.Compare(n.begins, s) })
		for ; i < len(l) && strings.HasPrefix(l[i].begins, typed); i++ {
			if !yield(l[i]) {
				return
			}
		}
	}
}

// completions are the values of which a name, or a word in it, begins with
// folded text; else those that begin nearest to it.
func (f *facet) completions(typed string, counts []uint32) []search.Suggestion {
	type match struct {
		value    uint32
		distance int
		inside   bool
	}
	best := map[uint32]match{}
	consider := func(n name, distance int) {
		have, ok := best[n.value]
		if counts[n.value] > 0 && (!ok || cmp.Or(distance-have.distance, ordered(n.inside, have.inside)) < 0) {
			best[n.value] = match{n.value, distance, n.inside}
		}
	}
	for n := range f.names.begin(typed) {
		consider(n, 0)
	}
	if key := f.Named(typed); len(best) == 0 && key != "" { // "teilzeit"
		for _, n := range f.WithKey(key) {
			consider(name{value: n}, 0)
		}
	}
	if budget := vocabulary.TyposAllowed(typed); len(best) == 0 && budget > 0 {
		d := edit.FirstDouble([]rune(typed), budget)
		for _, n := range f.names {
			if _, beginning := d.To([]rune(n.begins)); beginning <= budget {
				consider(n, beginning)
			}
		}
	}
	list := slices.Collect(maps.Values(best))
	slices.SortFunc(list, func(a, b match) int {
		return cmp.Or(a.distance-b.distance, ordered(a.inside, b.inside), int(counts[b.value])-int(counts[a.value]), cmp.Compare(a.value, b.value))
	})
	out := make([]search.Suggestion, min(len(list), search.MaxSuggestions))
	for i := range out {
		v := list[i].value
		out[i] = search.Suggestion{Text: f.Value(v), Kind: f.Name, Count: int(counts[v])}
	}
	return out
}

// words are what was typed with its last word completed.
func (e *Engine) words(typed string) []search.Suggestion {
	i := strings.LastIndexByte(typed, ' ') + 1
	tokens := analysis.Analyze(typed[i:])
	if len(tokens) != 1 {
		return nil
	}
	term := tokens[0].Term
	site := e.planner.Words
	list := site.Prefixed(term, field.AllTexts)
	if len(list) == 0 && site.Count(term, field.AllTexts) == 0 {
		list = site.Mistyped(typed[i:], field.AllTexts, true)
	}
	out := make([]search.Suggestion, min(len(list), search.MaxSuggestions))
	for j := range out {
		out[j] = search.Suggestion{Text: typed[:i] + list[j].Word, Kind: "word", Count: list[j].Count}
	}
	return out
}

// titles are the pages whose title has what was typed, as a search would find it there;
// the last word may be begun.
func (e *Engine) titles(ctx context.Context, typed string) ([]search.Suggestion, error) {
	q := search.Parse(typed, nil)
	q.Clauses = slices.DeleteFunc(q.Clauses, func(c search.Clause) bool { return !plan.IsPlain(c) })
	q.Clauses = q.Clauses[:min(len(q.Clauses), search.MaxUnits)]
	p, ok := e.planner.ForQuery(1).Plan(q).InTitles()
	if !ok || len(p.Clauses) > search.MaxUnits {
		return nil, nil
	}
	s, err := e.begin()
	if err != nil {
		return nil, err
	}
	defer e.end(s)
	f, err := e.find(ctx, s, p, search.Request{Page: 1, PerPage: suggestionsOf})
	if errors.Is(err, termlist.ErrTooMuch) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var out []search.Suggestion
	for _, h := range f.hits {
		c, err := e.g.Card(h.Page)
		if err != nil {
			return nil, err
		}
		out = append(out, search.Suggestion{Text: c.Title, Kind: "title", Count: 1, Path: c.Path})
	}
	return out, nil
}

// ordered compares two answers: no comes before yes.
func ordered(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	default:
		return 1
	}
}
