package facet

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"github.com/careers-index/careers/index/analysis"
)

// levelWords is the data: which words of a title say which level.
//
//go:embed levels.txt
var levelWords string

// levelRule is one level: phrases that say it, and phrases in which they do not.
type levelRule struct {
	name    string
	say, no [][]string // terms
}

var levelRules = sync.OnceValue(func() []levelRule { return readLevels(levelWords) })

// readLevels reads the format of levels.txt.
func readLevels(data string) []levelRule {
	var rules []levelRule
	for line := range strings.Lines(data) {
		name, list, ok := strings.Cut(line, ":")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		var phrases [][]string
		for phrase := range strings.SplitSeq(list, ",") {
			phrases = append(phrases, analysis.Terms(phrase))
		}
		if name = strings.TrimSpace(name); name == "not" {
			rules[len(rules)-1].no = phrases
		} else {
			rules = append(rules, levelRule{name: name, say: phrases})
		}
	}
	return rules
}

// levels are the names of the levels.
func levels() []string {
	var names []string
	for _, rule := range levelRules() {
		names = append(names, rule.name)
	}
	return names
}

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

// WithLevel is a page whose level is found once, however often it is asked for.
func (p Page) WithLevel() Page {
	level := LevelOf(p)
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
	for _, rule := range levelRules() {
		if says(words, rule.say) && !says(words, rule.no) {
			return rule.name
		}
	}
	return ""
}

// says reports whether one of the phrases is among the words.
func says(words []string, phrases [][]string) bool {
	return slices.ContainsFunc(phrases, func(phrase []string) bool {
		for i := 0; i+len(phrase) <= len(words); i++ {
			if slices.Equal(words[i:i+len(phrase)], phrase) {
				return true
			}
		}
		return false
	})
}
