package local

import (
	"slices"
	"strings"

	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/skills/lexicon"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/local/field"
)

// Names of skills in a query: which words are one, and what it looks for.

// MaxNameWords is the number of words in the longest name of a skill that is
// looked for in a query ("amazon web services").
const MaxNameWords = 5

// name finds the longest run of plain words at the front of list that is a
// name of a skill, if it has more than one word.
func (p *planner) name(list []search.Clause) (n int, e lexicon.Entry) {
	var words []string
	for i, c := range list {
		if i == MaxNameWords || !isPlain(c) {
			break
		}
		words = append(words, c.Any[0].Text)
		if i == 0 {
			continue
		}
		if found, ok := p.lookup(strings.Join(words, " ")); ok {
			n, e = i+1, found
		}
	}
	return n, e
}

// lookup finds a skill by a name, with punctuation around it ignored.
func (p *planner) lookup(s string) (lexicon.Entry, bool) {
	if e, ok := p.lexicon.Lookup(s); ok {
		return e, true
	}
	if e, ok := p.lexicon.Lookup(trimName(s)); ok {
		return e, true
	}
	// Without marks of other languages, and without an elided article: «Scala», d'Excel.
	tokens := analysis.Analyze(s)
	if len(tokens) == 0 {
		return lexicon.Entry{}, false
	}
	return p.lexicon.Lookup(s[tokens[0].Start:tokens[len(tokens)-1].End])
}

// trimName is a name without the punctuation around it: "(Berlin," is Berlin.
func trimName(s string) string {
	return strings.TrimRight(strings.Trim(s, ",;:!?()[]{}'…"), ".")
}

// named plans a name of a skill. What was typed is exact, and so is the skill
// when that is its canonical name; its other names are aliases. A name that is
// an ordinary word too ("go") is exact only where the page has the skill. How
// often a page says any of the names counts in every tier.
func (p *planner) named(typed string, e lexicon.Entry, in field.Set) []alternative {
	asked := analysis.Terms(typed)
	seen := map[string]bool{strings.Join(asked, " "): true}
	unsure := slices.ContainsFunc(e.Unsure, func(s string) bool { return slices.Equal(analysis.Terms(s), asked) })
	canonical := slices.Equal(analysis.Terms(e.Name), asked)
	own := alternative{addsInAnyTier: true, texts: p.run(asked, in)}
	if unsure && in == field.AllTexts {
		own.tier = alias
	}
	others := alternative{tier: alias, addsInAnyTier: true}
	for _, name := range slices.Concat([]string{e.Name}, e.Aliases, e.Unsure) {
		t := analysis.Terms(name)
		if key := strings.Join(t, " "); len(t) > 0 && !seen[key] {
			seen[key] = true
			others.texts = append(others.texts, p.run(t, in)...)
		}
	}
	out := []alternative{own, others}
	if in == field.AllTexts {
		v := alternative{tier: alias, addsInAnyTier: true, skill: p.skills.Key(e.Name)}
		if canonical {
			v.tier = exact
		}
		out = append(out, v)
	}
	return out
}
