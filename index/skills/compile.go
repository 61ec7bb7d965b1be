package skills

import (
	"slices"
	"strings"

	"github.com/careers-index/careers/index/skills/internal/scan"
	"github.com/careers-index/careers/index/skills/lexicon"
)

// compiled finds all spellings and phrases.
type compiled struct {
	scanner  *scan.Scanner
	patterns []pattern // by number of the scanner
}

// keysAnEntry is about how many spellings and phrases there are for each entry.
const keysAnEntry = 4

// compile builds the scanner. A phrase may have several classes. A spelling of an
// entry wins over a phrase.
func (d *matcher) compile(t *triggers) *compiled {
	type named struct {
		scan.Pattern
		pattern
	}
	all := make(map[string]named, keysAnEntry*len(d.entries))
	addPhrase := func(key string, class triggerClass) {
		all[key] = named{pattern: pattern{entry: -1, triggers: all[key].triggers | class}}
	}
	for key, class := range t.phrases {
		addPhrase(key, class)
	}
	for _, e := range d.entries {
		for _, phrase := range e.Context {
			addPhrase(lexicon.Key(phrase), trigContext)
		}
		for _, phrase := range e.Against {
			addPhrase(lexicon.Key(phrase), trigAgainst)
		}
		for _, phrase := range e.Not {
			addPhrase(lexicon.Key(phrase), trigNoName)
		}
	}
	for i, e := range d.entries {
		for n, spelling := range e.Spellings() {
			key := lexicon.Key(spelling)
			sure := n <= len(e.Aliases) // the name and its aliases come before the unsure spellings
			var known []string
			if old := all[key]; old.Name && old.entry == int32(i) {
				known = old.Spellings // an unsure spelling may repeat the name
			}
			all[key] = named{
				scan.Pattern{Name: true, Sure: sure, Spellings: append([]string{spelling}, known...)},
				pattern{entry: int32(i), sure: sure, words: sure && d.isOrdinaryWords(spelling)},
			}
		}
	}
	var joinable []string
	for key, p := range all {
		if p.sure && isJoinable(p.Spellings[0]) {
			joinable = append(joinable, key)
		}
	}
	slices.Sort(joinable) // two may be the same with their words joined
	for _, key := range joinable {
		joined := strings.ReplaceAll(key, " ", "")
		if _, known := all[joined]; !known {
			p := all[key]
			p.Spellings = []string{strings.ReplaceAll(p.Spellings[0], " ", "")}
			all[joined] = p
		}
	}
	patterns := make(map[string]scan.Pattern, len(all))
	for key, p := range all {
		p.Address = p.triggers.has(trigAddress)
		p.Hides = p.triggers&^trigEnglish == trigNoName
		patterns[key] = p.Pattern
	}
	c := &compiled{scanner: scan.New(patterns, scan.Words{Joints: t.words["joint"], Compounds: compounds(t)})}
	for _, key := range c.scanner.Keys() {
		c.patterns = append(c.patterns, all[key].pattern)
	}
	return c
}
