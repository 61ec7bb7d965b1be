package skills

import (
	_ "embed"
	"fmt"
	"sync"

	"go.yaml.in/yaml/v3"
)

//go:embed cues.yaml
var cuesYAML []byte

// cueSet is the classes of cues.yaml that a phrase is of.
type cueSet uint32

const (
	cueBefore cueSet = 1 << iota
	cueAfter
	cueRequire
	cueRequiredAfter
	cuePrefer
	cuePreferredAfter
	cueAlternative
	cueAlternativeAfter
	cueMention
	cueNot
	cueNotNegated
	cueNotAfter
	cueDropped
	cueEquipment
	cueOthers
	cueContact
	cueAccount
	cueLink
	cuePhrase // no name, whatever it holds; some stand in an entry's Not
	cueHeadingRequired
	cueHeadingPreferred
	cueHeadingStack
	cueHeadingOther
	cueNear // stands in some entry's Near
)

var cueClasses = map[string]cueSet{
	"before":            cueBefore,
	"after":             cueAfter,
	"require":           cueRequire,
	"required_after":    cueRequiredAfter,
	"prefer":            cuePrefer,
	"preferred_after":   cuePreferredAfter,
	"alternative":       cueAlternative,
	"alternative_after": cueAlternativeAfter,
	"mention":           cueMention,
	"not":               cueNot,
	"not_negated":       cueNotNegated,
	"not_after":         cueNotAfter,
	"dropped":           cueDropped,
	"equipment":         cueEquipment,
	"others":            cueOthers,
	"contact":           cueContact,
	"account":           cueAccount,
	"link":              cueLink,
	"phrase":            cuePhrase,
	"heading_required":  cueHeadingRequired,
	"heading_preferred": cueHeadingPreferred,
	"heading_stack":     cueHeadingStack,
	"heading_other":     cueHeadingOther,
}

// cueData is cues.yaml, read once.
type cueData struct {
	phrases map[string]cueSet // by folded phrase
	joints  map[string]bool   // words that names are glued to, folded
}

var cues = sync.OnceValues(func() (*cueData, error) { return parseCues(cuesYAML) })

func parseCues(data []byte) (*cueData, error) {
	var classes map[string][]string
	if err := yaml.Unmarshal(data, &classes); err != nil {
		return nil, fmt.Errorf("cues.yaml: %w", err)
	}
	c := &cueData{phrases: map[string]cueSet{}, joints: map[string]bool{}}
	for class, phrases := range classes {
		bit, ok := cueClasses[class]
		if !ok && class != "joint" {
			return nil, fmt.Errorf("cues.yaml: unknown class %q", class)
		}
		for _, p := range phrases {
			if f := Fold(p); class == "joint" {
				c.joints[f] = true
			} else if c.phrases[f]&bit != 0 {
				return nil, fmt.Errorf("cues.yaml: %q stands twice in %q", p, class)
			} else {
				c.phrases[f] |= bit
			}
		}
	}
	return c, nil
}
