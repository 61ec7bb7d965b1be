package plan

import (
	"slices"
	"strings"

	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/skills/lexicon"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/field"
)

// Names of skills in a query: which words are one, and what it looks for.

// MaxNameWords is the number of words in the longest name of a skill that is
// looked for in a query ("amazon web services").
const MaxNameWords = 5

// name finds the longest run of plain words at the front of list that is a
// name of a skill, if it has more than one word.
func (p *QueryPlanner) name(list []search.Clause) (n int, e lexicon.Entry) {
	for i, c := range list {
		if i == MaxNameWords || !IsPlain(c) {
			break
		}
		if i == 0 {
			continue
		}
		if found, ok := p.Lookup(p.query.text(list, i+1)); ok {
			n, e = i+1, found
		}
	}
	return n, e
}

// Lookup finds a skill by a name, with punctuation around it ignored.
func (p *Planner) Lookup(s string) (lexicon.Entry, bool) {
	found := p.skills.get(s, func(s string) skill {
		e, ok := p.lookUp(s)
		return skill{e, ok}
	})
	return found.Entry, found.known
}

func (p *Planner) lookUp(s string) (lexicon.Entry, bool) {
	if e, ok := p.Lexicon.Lookup(s); ok {
		return e, true
	}
	if e, ok := p.Lexicon.Lookup(trimName(s)); ok {
		return e, true
	}
	// Without marks of other languages, and without an elided article: «Scala», d'Excel.
	tokens := analysis.Analyze(s)
	if len(tokens) == 0 {
		return lexicon.Entry{}, false
	}
	return p.Lexicon.Lookup(s[tokens[0].Start:tokens[len(tokens)-1].End])
}

// trimName is a name without the punctuation around it: "(Berlin," is Berlin.
func trimName(s string) string {
	return strings.TrimRight(strings.Trim(s, ",;:!?()[]{}'…"), ".")
}

// named plans a name of a skill. What was typed is exact, and so is the skill
// when that is its canonical name; its other names are aliases. A name that is
// an ordinary word too ("go") is exact only where the page has the skill. How
// often a page says any of the names counts in every tier.
func (p *Planner) named(typed string, e lexicon.Entry, in field.Set) []Alternative {
	if in != field.AllTexts {
		return p.findNamed(typed, e, in)
	}
	return slices.Clone(p.namedOf.get(typed, func(typed string) []Alternative { return p.findNamed(typed, e, in) }))
}

func (p *Planner) findNamed(typed string, e lexicon.Entry, in field.Set) []Alternative {
	asked := p.termsOfText(typed)
	seen := map[string]bool{strings.Join(asked, " "): true}
	names := p.termsOf(e)
	canonical := slices.Equal(names[0], asked)
	unsure := slices.ContainsFunc(names[len(names)-len(e.Unsure):], func(t []string) bool { return slices.Equal(t, asked) })
	own := Alternative{AddsInAnyTier: true, Texts: p.Run(asked, in)}
	if unsure && in == field.AllTexts {
		own.Tier = Alias
	}
	others := Alternative{Tier: Alias, AddsInAnyTier: true}
	for _, t := range names {
		if key := strings.Join(t, " "); len(t) > 0 && !seen[key] {
			seen[key] = true
			others.Texts = append(others.Texts, p.runOfName(t, in)...)
		}
	}
	out := []Alternative{own, others}
	if in == field.AllTexts {
		v := Alternative{Tier: Alias, AddsInAnyTier: true, Skill: p.Skills.Key(e.Name)}
		if canonical {
			v.Tier = Exact
		}
		out = append(out, v)
	}
	return out
}

// termsOf are the terms of each name of a skill, as Spellings has them. They are analysed
// once: some skills have dozens of names.
func (p *Planner) termsOf(e lexicon.Entry) [][]string {
	if known, ok := p.analysed.Load(e.Name); ok {
		return known.([][]string)
	}
	var names [][]string
	for _, name := range e.Spellings() {
		names = append(names, analysis.Terms(name))
	}
	p.analysed.Store(e.Name, names)
	return names
}
