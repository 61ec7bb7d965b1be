package skills

import (
	_ "embed"
	"fmt"
	"sync"

	"go.yaml.in/yaml/v3"

	"github.com/careers-index/careers/index/skills/lexicon"
)

//go:embed triggers.yaml
var triggersYAML []byte

// triggerClass is a set of classes of triggers.yaml.
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
	trigContext // not in triggers.yaml: a phrase under "context" of an entry
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
}

// triggers is what triggers.yaml says.
type triggers struct {
	phrases map[string]triggerClass // by key
	joints  map[string]bool         // words that names are glued to, by key
}

var builtInTriggers = sync.OnceValue(func() *triggers {
	t, err := parseTriggers(triggersYAML)
	if err != nil {
		// The data is compiled in and checked by the tests: a caller could do nothing
		// about an error.
		panic(err) //nolint:forbidigo // see above
	}
	return t
})

func parseTriggers(data []byte) (*triggers, error) {
	var classes map[string][]string
	if err := yaml.Unmarshal(data, &classes); err != nil {
		return nil, fmt.Errorf("triggers.yaml: %w", err)
	}
	t := &triggers{phrases: map[string]triggerClass{}, joints: map[string]bool{}}
	for name, phrases := range classes {
		class, ok := triggerClasses[name]
		if !ok && name != "joint" {
			return nil, fmt.Errorf("triggers.yaml: unknown class %q", name)
		}
		for _, p := range phrases {
			if key := lexicon.Key(p); name == "joint" {
				t.joints[key] = true
			} else if t.phrases[key].has(class) {
				return nil, fmt.Errorf("triggers.yaml: %q is listed twice in %q", p, name)
			} else {
				t.phrases[key] |= class
			}
		}
	}
	return t, nil
}
