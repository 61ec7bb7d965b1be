package skills

import (
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/careers-index/careers/index/analysis/bounds"
	"github.com/careers-index/careers/index/skills/lexicon"
)

//go:embed triggers/*.yaml
var triggersFS embed.FS

// triggerClass is a set of classes of triggers/*.yaml.
type triggerClass uint32

const (
	trigBefore triggerClass = 1 << iota
	trigAfter
	trigRequire
	trigRequiredAfter
	trigPrefer
	trigPreferredAfter
	trigAlternative
	trigAlternativeAfter
	trigMention
	trigNegation
	trigNoNegation // nothing asks for it: the longer phrase hides the negation in it
	trigNegationAfter
	trigDropped
	trigEquipment
	trigOtherCompanies
	trigContact
	trigAccount
	trigAddress
	trigNoName // also the phrases under "not" of entries
	trigHeadingRequired
	trigHeadingPreferred
	trigHeadingStack
	trigHeadingOther
	trigHeadingCompanies
	trigEnglish // not in the files: a phrase of en.yaml
	trigContext // not in the files: a phrase under "context" of an entry
	trigAgainst // not in the files: a phrase under "against" of an entry
)

// has reports whether c has one of the given classes.
func (c triggerClass) has(classes triggerClass) bool { return c&classes != 0 }

var triggerClasses = map[string]triggerClass{
	"before":            trigBefore,
	"after":             trigAfter,
	"require":           trigRequire,
	"required_after":    trigRequiredAfter,
	"prefer":            trigPrefer,
	"preferred_after":   trigPreferredAfter,
	"alternative":       trigAlternative,
	"alternative_after": trigAlternativeAfter,
	"mention":           trigMention,
	"negation":          trigNegation,
	"no_negation":       trigNoNegation,
	"negation_after":    trigNegationAfter,
	"dropped":           trigDropped,
	"equipment":         trigEquipment,
	"other_companies":   trigOtherCompanies,
	"contact":           trigContact,
	"account":           trigAccount,
	"address":           trigAddress,
	"no_name":           trigNoName,
	"heading_required":  trigHeadingRequired,
	"heading_preferred": trigHeadingPreferred,
	"heading_stack":     trigHeadingStack,
	"heading_other":     trigHeadingOther,
	"heading_companies": trigHeadingCompanies,
}

// wordSet is a set of words in lower case.
type wordSet map[string]bool

// triggers is what the files say.
type triggers struct {
	phrases map[string]triggerClass // by key
	words   map[string]wordSet      // by class
	english wordSet                 // those words that English has
}

// wordClasses are the classes of single words, which only count between names or right
// beside them.
var wordClasses = []string{"and", "or", "aside", "join", "before_item", "after_item", "filler", "particle", "joint"}

// listWords are the words of lists of names.
type listWords struct {
	joiners      wordSet // may be between the members of a list
	conjunctions wordSet // the joiners within one list: what is said after the list is said of all members
	or           wordSet // one of the members is enough
	and          wordSet
	before       wordSet // before a member
	after        wordSet // after a member
	fillers      wordSet // between a negation and its name
	foreign      wordSet // joiners and fillers that English does not have
	particles    wordSet // between a name and a trigger after it, in languages without spaces
}

// words are those of the built-in triggers.
var words = sync.OnceValue(func() *listWords {
	w := builtInTriggers().words
	foreign := union(w["and"], w["or"], w["join"], w["filler"])
	maps.DeleteFunc(foreign, func(word string, _ bool) bool { return builtInTriggers().english[word] })
	return &listWords{
		foreign:      foreign,
		joiners:      union(w["and"], w["or"], w["aside"], w["join"]),
		conjunctions: union(w["and"], w["or"], w["aside"]),
		or:           w["or"],
		and:          w["and"],
		before:       union(w["and"], w["or"], w["before_item"]),
		after:        union(w["and"], w["or"], w["after_item"]),
		fillers:      w["filler"],
		particles:    w["particle"],
	}
})

func union(sets ...wordSet) wordSet {
	all := wordSet{}
	for _, s := range sets {
		maps.Copy(all, s)
	}
	return all
}

var builtInTriggers = sync.OnceValue(func() *triggers {
	t, err := readTriggers(triggersFS)
	if err != nil {
		// The data is compiled in and checked by the tests: a caller could do nothing
		// about an error.
		panic(err) //nolint:forbidigo // see above
	}
	return t
})

// readTriggers reads the files of all languages.
func readTriggers(fsys fs.FS) (*triggers, error) {
	files, err := fs.Glob(fsys, "triggers/*.yaml")
	if err != nil {
		return nil, err
	}
	t := &triggers{phrases: map[string]triggerClass{}, words: map[string]wordSet{}, english: wordSet{}}
	for _, class := range wordClasses {
		t.words[class] = wordSet{}
	}
	slices.SortFunc(files, func(a, b string) int { // English first: see triggers.english
		return cmp.Or(-cmp.Compare(strings.Count(a, "/en."), strings.Count(b, "/en.")), strings.Compare(a, b))
	})
	for _, file := range files {
		data, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, err
		}
		language := triggerClass(0)
		if file == "triggers/en.yaml" {
			language = trigEnglish
		}
		if err := t.add(data, language); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		if file == "triggers/en.yaml" {
			t.english = union(slices.Collect(maps.Values(t.words))...)
		}
	}
	t.joinOverlaps()
	t.inherit()
	return t, nil
}

// joinOverlaps adds the phrases that two triggers make which share words, as the first
// would hide the second: "erste Erfahrungen" and "Erfahrungen mit" are also "erste
// Erfahrungen mit".
func (t *triggers) joinOverlaps() {
	const (
		first  = trigRequire | trigPrefer | trigBefore | trigAfter | trigRequiredAfter
		second = trigBefore | trigPreferredAfter | trigRequiredAfter
	)
	byStart := map[string][]string{} // the second triggers, by each of their beginnings
	for key, class := range t.phrases {
		for i := range key {
			if class.has(second) && i > 0 && startsWord(key, i) {
				start := strings.TrimRight(key[:i], " ")
				byStart[start] = append(byStart[start], key)
			}
		}
	}
	joined := map[string]triggerClass{}
	for key, class := range t.phrases {
		for i := range key {
			if !class.has(first) || i == 0 || !startsWord(key, i) {
				continue
			}
			for _, next := range byStart[key[i:]] {
				phrase := key[:i] + next
				if _, ok := t.phrases[phrase]; ok {
					continue
				}
				if t.phrases[next].has(trigBefore) {
					joined[phrase] |= class&(trigRequire|trigPrefer) | t.phrases[next]
				} else {
					joined[phrase] |= t.phrases[strings.TrimRight(key[:i], " ")]&trigAfter | t.phrases[next]
				}
			}
		}
	}
	maps.Copy(t.phrases, joined)
}

// startsWord reports whether a word begins at byte i of a key, after another one.
func startsWord(key string, i int) bool {
	r, _ := utf8.DecodeRuneInString(key[i:])
	return key[i-1] == ' ' || bounds.WritesApart(r)
}

// inherit gives triggers the classes of those that they begin or end with, and hide:
// "languages like" is also a "like", "experience required" also an "experience", and the
// heading "You have experience with" also asks for what comes after it.
func (t *triggers) inherit() {
	own := maps.Clone(t.phrases)
	for key, class := range own {
		for i := range key {
			if i == 0 || !startsWord(key, i) {
				continue
			}
			first, last := own[strings.TrimRight(key[:i], " ")], own[key[i:]]
			if class.has(trigBefore) {
				t.phrases[key] |= last & trigAlternative
			}
			if class.has(trigRequire | trigPrefer | trigMention) {
				t.phrases[key] |= last & trigBefore
			}
			if class.has(trigHeadingRequired) {
				t.phrases[key] |= last & (trigRequire | trigBefore)
			}
			if class.has(trigRequiredAfter | trigPreferredAfter) {
				t.phrases[key] |= first & trigAfter
			}
		}
	}
}

// add adds the triggers of one language, with its class. A phrase may have a class in two languages, but
// not twice in one.
func (t *triggers) add(data []byte, language triggerClass) error {
	var classes map[string][]string
	if err := yaml.Unmarshal(data, &classes); err != nil {
		return err
	}
	for _, name := range slices.Sorted(maps.Keys(classes)) {
		class, ok := triggerClasses[name]
		if !ok && t.words[name] == nil {
			return fmt.Errorf("unknown class %q", name)
		}
		seen := wordSet{}
		for _, p := range classes[name] {
			key := lexicon.Key(p)
			if seen[key] {
				return fmt.Errorf("%q is listed twice in %q", p, name)
			}
			seen[key] = true
			if ok {
				t.phrases[key] |= class | language
			} else {
				t.words[name][key] = true
			}
		}
	}
	return nil
}
