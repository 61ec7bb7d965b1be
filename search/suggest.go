package search

// Completions of what a person types: the site's skills, categories, titles
// and words.

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
	skills := e.skillNames.completions(index.Fold(typed), e.base.tech, e.g.Skill().Values, "skill")
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

// nameList finds the values of a column by the beginnings of their names, and
// of the words in them. It is sorted by beginning.
type nameList []name

type name struct {
	begins string // the folded name from one of its words on
	value  uint16 // of the column
	inside bool   // it does not begin at the first word
}

func (l *nameList) add(value int, names []string) {
	for _, n := range names {
		n = index.Fold(n)
		for at := 0; at >= 0 && at < len(n); {
			*l = append(*l, name{n[at:], uint16(value), at > 0})
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
func (l nameList) completions(typed string, counts []uint32, values []string, kind string) []Suggestion {
	type match struct {
		value, distance int
		inside          bool
	}
	best := map[uint16]match{}
	consider := func(n name, distance int) {
		m := match{int(n.value), distance, n.inside}
		have, ok := best[n.value]
		if counts[n.value] > 0 && (!ok || cmp.Or(distance-have.distance, ordered(n.inside, have.inside)) < 0) {
			best[n.value] = m
		}
	}
	for n := range l.begin(typed) {
		consider(n, 0)
	}
	if budget := typosAllowed([]rune(typed)); len(best) == 0 && budget > 0 {
		d := newDistances([]rune(typed), budget)
		for _, n := range l {
			if _, beginning := d.to([]rune(n.begins)); beginning <= budget {
				consider(n, beginning)
			}
		}
	}
	list := slices.Collect(maps.Values(best))
	slices.SortFunc(list, func(a, b match) int {
		return cmp.Or(a.distance-b.distance, ordered(a.inside, b.inside), int(counts[b.value])-int(counts[a.value]), a.value-b.value)
	})
	out := make([]Suggestion, min(len(list), MaxSuggestions))
	for i := range out {
		v := list[i].value
		out[i] = Suggestion{Text: values[v], Kind: kind, Count: int(counts[v])}
	}
	return out
}

// completions are what was typed with its last word completed.
func (p *planner) completions(typed string) []Suggestion {
	i := strings.LastIndexByte(typed, ' ') + 1
	tokens := index.Analyze(typed[i:])
	if len(tokens) != 1 {
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
	words, guesses := strings.Fields(typed), e.planner.planning()
	guesses.left = 1
	for i, w := range words[:min(len(words), MaxUnits)] {
		for _, v := range guesses.unit(Unit{Field: InTitle, Text: w}, i == len(words)-1, false) {
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
	if errors.Is(err, errTooMuch) {
		return nil, nil
	}
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
