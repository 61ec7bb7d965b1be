package search

// Completions of what a person types: the site's skills, categories, titles
// and words.

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/careers-index/careers/index"
)

// MaxSuggestions is more than a list under a search box shows.
const MaxSuggestions = 20

// suggestionsOf is how many of one kind come before other kinds get their turn.
const suggestionsOf = 4

// Suggest completes q: at most limit suggestions, skills first, then
// categories, titles and words; of each kind the most frequent first. When
// nothing begins so, mistyped ones are completed.
func (e *Engine) Suggest(ctx context.Context, q string, limit int) ([]Suggestion, error) {
	if utf8.RuneCountInString(q) > MaxQueryRunes {
		return nil, &BadRequestError{"q", fmt.Sprintf("is longer than %d characters; shorten it", MaxQueryRunes)}
	}
	typed := strings.Join(strings.Fields(clean(q)), " ")
	limit = min(limit, MaxSuggestions)
	if typed == "" || limit < 1 {
		return []Suggestion{}, nil
	}
	skills := e.names.completions(index.Fold(typed), e.base.tech, e.g.Skill().Values, "skill")
	categories := e.categoryNames.completions(index.Fold(typed), e.base.categories, e.g.Category().Values, "category")
	titles, err := e.titles(ctx, typed)
	if err != nil {
		return nil, err
	}
	words := e.planner.completions(typed)
	words = slices.DeleteFunc(words, func(w Suggestion) bool {
		return slices.ContainsFunc(skills, func(s Suggestion) bool { return strings.EqualFold(s.Text, w.Text) })
	})
	return inTurns(limit, skills, categories, titles, words), nil
}

// inTurns gives each kind its turn, then fills up with what is left.
func inTurns(limit int, kinds ...[]Suggestion) []Suggestion {
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
	out := make([]Suggestion, 0, limit-left)
	for i, k := range kinds {
		out = append(out, k[:take[i]]...)
	}
	return out
}

// nameList holds, for each value of a column, the folded names that find it.
type nameList [][]string

// completions are the values of which a name, or a word in it, begins as
// typed; else those that are nearest to that.
func (l nameList) completions(typed string, counts []uint32, values []string, kind string) []Suggestion {
	type match struct {
		Suggestion
		distance int
		inside   bool // it begins a word, but not the name
	}
	var list []match
	for i, names := range l {
		if counts[i] == 0 {
			continue
		}
		m := match{Suggestion{Text: values[i], Kind: kind, Count: int(counts[i])}, 0, true}
		found := false
		for _, n := range names {
			if strings.HasPrefix(n, typed) {
				found, m.inside = true, false
				break
			}
			found = found || strings.Contains(n, " "+typed)
		}
		if found {
			list = append(list, m)
		}
	}
	letters := []rune(typed)
	if budget := typosAllowed(letters); len(list) == 0 && budget > 0 {
		for i, names := range l {
			for _, n := range names {
				_, d := newDistances(letters, budget).to([]rune(n))
				if d <= budget && counts[i] > 0 {
					list = append(list, match{Suggestion{Text: values[i], Kind: kind, Count: int(counts[i])}, d, false})
					break
				}
			}
		}
	}
	slices.SortFunc(list, func(a, b match) int {
		return cmp.Or(a.distance-b.distance, ordered(a.inside, b.inside), b.Count-a.Count, strings.Compare(a.Text, b.Text))
	})
	out := make([]Suggestion, min(len(list), MaxSuggestions))
	for i := range out {
		out[i] = list[i].Suggestion
	}
	return out
}

// completions are what was typed with its last word completed.
func (p *planner) completions(typed string) []Suggestion {
	i := strings.LastIndexByte(typed, ' ') + 1
	tokens := index.Analyze(typed[i:])
	if len(tokens) != 1 || len(tokens[0].Term) < MinPrefix {
		return nil
	}
	term := tokens[0].Term
	list := p.words.prefixed(term, allTexts)
	if len(list) == 0 && p.words.count(term, allTexts) == 0 {
		list = p.words.mistyped(term, allTexts, true)
	}
	out := make([]Suggestion, min(len(list), MaxSuggestions))
	for j := range out {
		out[j] = Suggestion{Text: typed[:i] + list[j].word, Kind: "word", Count: list[j].count}
	}
	return out
}

// titles are the pages whose title has all words typed, the last one begun.
func (e *Engine) titles(ctx context.Context, typed string) ([]Suggestion, error) {
	var p plan
	words := strings.Fields(typed)
	for i, w := range words[:min(len(words), MaxUnits)] {
		for _, v := range e.planner.unit(Unit{Field: InTitle, Text: w}, i == len(words)-1, false) {
			p.clauses = append(p.clauses, planned{variants: v})
		}
	}
	if len(p.clauses) == 0 {
		return nil, nil
	}
	s, err := e.begin()
	if err != nil {
		return nil, err
	}
	defer e.end(s)
	hits, err := e.find(ctx, s, p, Request{Page: 1, PerPage: suggestionsOf})
	if err != nil {
		return nil, err
	}
	var out []Suggestion
	for _, h := range hits {
		c, err := e.g.Card(h.page)
		if err != nil {
			return nil, err
		}
		out = append(out, Suggestion{Text: c.Title, Kind: "title", Count: 1, Path: c.Path})
	}
	return out, nil
}
