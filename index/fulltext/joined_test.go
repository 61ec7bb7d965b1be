package fulltext

import (
	"slices"
	"testing"

	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/skills/lexicon"
	"github.com/careers-index/careers/index/synonyms"
)

func TestNamesOfSeveralWordsAreTermsWhereATextHasThem(t *testing.T) {
	t.Parallel()
	names := NewNames(lexicon.Default(), synonyms.Default())
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"Amazon Web Services", []string{"amazon web", "amazon web service", "web service"}},
		{"machine-learning, Machine Learning", []string{"machine learning", "machine learning"}},
		{"a job in New York or San Francisco", []string{"new york", "san francisco"}},
		{"machine\nlearning", nil}, // two blocks
		{"machine learner", nil},
		{"new", nil},
		{"", nil},
	} {
		var got []string
		tokens := analysis.Analyze(tt.text)
		for _, token := range names.In(tokens) {
			got = append(got, token.Term)
			if !slices.ContainsFunc(tokens, func(t analysis.Token) bool { return t.Position == token.Position }) {
				t.Errorf("%q: %s is at position %d, where no word is", tt.text, token.Term, token.Position)
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q has the names %q, want %q", tt.text, got, tt.want)
		}
	}
}

// Every name of several words that a search may look for as one term is one: package
// search/local relies on it where it does not find the term.
func TestEveryNameOfSeveralWordsIsJoined(t *testing.T) {
	t.Parallel()
	names := NewNames(lexicon.Default(), synonyms.Default())
	check := func(name string) {
		terms := analysis.Terms(name)
		if len(terms) > 1 && !slices.ContainsFunc(names[terms[0]], func(n joinedName) bool { return n.term == JoinedTerm(terms) }) {
			t.Errorf("%q is not joined", name)
		}
	}
	for _, e := range lexicon.Default().Entries() {
		for _, name := range e.Spellings() {
			check(name)
		}
	}
	for _, g := range synonyms.Default().Groups() {
		for _, name := range g.Names {
			check(name.Text)
		}
	}
}

// A field is as long as its words: joined terms do not count.
func TestJoinedTermsDoNotMakeAFieldLonger(t *testing.T) {
	t.Parallel()
	f := newTextField(FieldOwn, "Amazon Web Services", NewNames(lexicon.Default(), synonyms.Default()))
	if terms := f.AnalyzedTokenFrequencies(); f.AnalyzedLength() != 3 || len(terms) != 6 {
		t.Errorf("length %d, %d terms, want 3 and 6", f.AnalyzedLength(), len(terms))
	}
}
