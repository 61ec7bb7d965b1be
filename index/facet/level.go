package facet

import (
	_ "embed"
	"iter"
	"math/bits"
	"slices"
	"strings"
	"sync"

	"github.com/careers-index/careers/index/analysis"
)

// levelWords is the data: which words of a title say which level.
//
//go:embed levels.txt
var levelWords string

// levelTable is the data as titles are compared with it.
type levelTable struct {
	names   []string                 // of the levels, the highest first
	phrases map[string][]levelPhrase // by their first term
}

// levelPhrase says a level, or that a word in it does not.
type levelPhrase struct {
	terms []string
	level int // index in names
	not   bool
}

var levelsOfTitles = sync.OnceValue(func() *levelTable { return readLevels(levelWords) })

// readLevels reads the format of levels.txt.
func readLevels(data string) *levelTable {
	t := &levelTable{phrases: map[string][]levelPhrase{}}
	for line := range strings.Lines(data) {
		name, list, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		name = strings.TrimSpace(name)
		not := name == "not"
		if !not {
			t.names = append(t.names, name)
		}
		for phrase := range strings.SplitSeq(list, ",") {
			terms := analysis.Terms(phrase)
			t.phrases[terms[0]] = append(t.phrases[terms[0]], levelPhrase{terms, len(t.names) - 1, not})
		}
	}
	return t
}

// beginning are the phrases with which words begin, those of the highest level first.
func (t *levelTable) beginning(words []string) iter.Seq[levelPhrase] {
	return func(yield func(levelPhrase) bool) {
		if len(words) == 0 {
			return
		}
		for _, phrase := range t.phrases[words[0]] {
			if n := len(phrase.terms); n <= len(words) && slices.Equal(phrase.terms, words[:n]) && !yield(phrase) {
				return
			}
		}
	}
}

// levels are the names of the levels.
func levels() []string { return slices.Clone(levelsOfTitles().names) }

// LevelOf is the level of a page: from its front matter, else from a posting's
// title. "" when neither says it.
func LevelOf(p Page) string {
	if p.level != nil {
		return *p.level
	}
	if p.Page.Level != "" {
		return canonicalLevel(p.Page.Level)
	}
	if !p.Posting {
		return ""
	}
	return levelIn(p.Title)
}

// WithLevel is a page whose level is known, as LevelOf has found it.
func (p Page) WithLevel(level string) Page {
	p.level = &level
	return p
}

// canonicalLevel is the level that a text names, or the text itself: a site may
// have levels of its own.
func canonicalLevel(s string) string {
	if found := levelIn(s); found != "" {
		return found
	}
	return s
}

// levelIn is the level that a title says, "" for none. What follows "to" is
// somebody else: "Assistant to the Director".
func levelIn(title string) string {
	words := analysis.Terms(title)
	if i := slices.Index(words, "to"); i > 0 {
		words = words[:i]
	}
	t := levelsOfTitles()
	var said, denied uint // a bit for each level
	for i := range words {
		for phrase := range t.beginning(words[i:]) {
			if phrase.not {
				denied |= 1 << phrase.level
			} else {
				said |= 1 << phrase.level
			}
		}
	}
	if level := bits.TrailingZeros(said &^ denied); level < len(t.names) {
		return t.names[level]
	}
	return ""
}
