package catalog

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/careers-index/careers/content/edit"
	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/field"
	"github.com/careers-index/careers/search/plan"
	"github.com/careers-index/careers/search/vocabulary"
)

// suggestionsOf is how many of one kind come before other kinds get their turn.
const suggestionsOf = 4

// Titles finds the pages whose titles have what a plan looks for, at most limit.
type Titles func(ctx context.Context, p plan.Plan, limit int) ([]search.Suggestion, error)

// Suggest completes what a person types: skills first, then categories and the
// values of other facets, titles and words; of each kind the most frequent
// first. When nothing begins so, mistyped ones are completed. counts are the pages that
// have each value.
func (c *Catalog) Suggest(ctx context.Context, typed string, limit int, counts []uint32, titles Titles) ([]search.Suggestion, error) {
	if utf8.RuneCountInString(typed) > search.MaxQueryRunes {
		return nil, &search.BadRequestError{Param: "q", Detail: fmt.Sprintf("is longer than %d characters; shorten it", search.MaxQueryRunes)}
	}
	typed = strings.Join(strings.Fields(search.Clean(typed)), " ")
	limit = min(limit, search.MaxSuggestions)
	if typed == "" || limit < 1 {
		return []search.Suggestion{}, nil
	}
	kinds := c.values(analysis.FoldValue(typed), counts)
	var found []search.Suggestion
	if p, ok := c.inTitles(typed); ok {
		var err error
		if found, err = titles(ctx, p, suggestionsOf); err != nil {
			return nil, err
		}
	}
	words := slices.DeleteFunc(c.words(typed), func(w search.Suggestion) bool {
		return slices.ContainsFunc(slices.Concat(kinds...), func(s search.Suggestion) bool { return strings.EqualFold(s.Text, w.Text) })
	})
	return inTurns(limit, append(kinds, found, words)...), nil
}

// inTitles is what to look for in titles, as a search would; the last word may be begun.
func (c *Catalog) inTitles(typed string) (plan.Plan, bool) {
	q := search.Parse(typed, nil)
	q.Clauses = slices.DeleteFunc(q.Clauses, func(c search.Clause) bool { return !plan.IsPlain(c) })
	q.Clauses = q.Clauses[:min(len(q.Clauses), search.MaxUnits)]
	p, ok := c.Planner.ForQuery(1).Plan(q).InTitles()
	return p, ok && len(p.Clauses) <= search.MaxUnits
}

// values are the values of each facet that complete what was typed, which
// is folded: skills, then the others in the site's order.
func (c *Catalog) values(typed string, counts []uint32) [][]search.Suggestion {
	kinds := [][]search.Suggestion{c.Skills.completions(typed, counts)}
	for i := range c.Facets {
		if f := &c.Facets[i]; f != c.Skills && !f.Hidden {
			kinds = append(kinds, f.completions(typed, counts))
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

// completions are the values of which a name, or a word in it, begins with
// folded text; else those that begin nearest to it.
func (f *Facet) completions(typed string, counts []uint32) []search.Suggestion {
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
func (c *Catalog) words(typed string) []search.Suggestion {
	i := strings.LastIndexByte(typed, ' ') + 1
	tokens := analysis.Analyze(typed[i:])
	if len(tokens) != 1 {
		return nil
	}
	term := tokens[0].Term
	site := c.Planner.Words
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
