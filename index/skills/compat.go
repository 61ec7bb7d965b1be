package skills

import "github.com/careers-index/careers/index/skills/lexicon"

// Former names, for callers that still use them.

type (
	// Lexicon is [Detector]. New code uses a detector, or the lexicon alone.
	Lexicon = Detector
	// Entry is [lexicon.Entry].
	Entry = lexicon.Entry
	// Problems is [lexicon.Problems].
	Problems = lexicon.Problems
)

// Default returns a detector for the built-in lexicon.
func Default() *Detector { return LookupOnly(lexicon.Default()) }

// LookupOnly returns a detector that can only look up and extend.
func LookupOnly(l *lexicon.Lexicon) *Detector { return &Detector{lexicon: l} }

// Extend is [lexicon.Lexicon.Extend].
func (d *Detector) Extend(yaml []byte) (*Detector, error) {
	l, err := d.lexicon.Extend(yaml)
	if err != nil {
		return nil, err
	}
	return NewDetector(l), nil
}

// Lookup is [lexicon.Lexicon.Lookup].
func (d *Detector) Lookup(spelling string) (lexicon.Entry, bool) { return d.lexicon.Lookup(spelling) }
