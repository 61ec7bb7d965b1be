package synonyms

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"slices"
	"sync"

	"github.com/careers-index/careers/content/rules"
)

// Version is the version of the rules of [Set.In] and [Names.Lookup], and of how the files
// are read. Raise it when the same files and query give other names; a test fails until you
// do. data/*.yaml is data: it is part of [Set.Digest] by itself.
//
// History:
//
//	1  the first rules
const Version = 1

// Set is groups of names. It is immutable and safe for concurrent use.
type Set struct {
	digest string
	groups func() []Group // of the built-in names they are read when they are first needed
}

//go:embed data/*.yaml
var dataFS embed.FS

var builtIn = sync.OnceValue(func() *Set {
	return &Set{rules.Digest("synonyms", Version, dataFS), sync.OnceValue(func() []Group {
		groups, err := readFiles(dataFS)
		if err != nil {
			// The data is compiled in and checked by the tests: a caller could do nothing
			// about an error.
			panic("built-in synonyms: " + err.Error()) //nolint:forbidigo // see above
		}
		return groups
	})}
})

// Default returns the built-in names.
func Default() *Set { return builtIn() }

// Extend returns the set with a site's own groups of names added.
func (s *Set) Extend(own [][]string) *Set {
	if len(own) == 0 {
		return s
	}
	groups := slices.Clone(s.groups())
	for _, texts := range own {
		var g Group
		for _, text := range texts {
			g.Names = append(g.Names, Name{Text: text})
		}
		groups = append(groups, g)
	}
	return newSet(groups)
}

// Groups returns all groups: the built-in ones, then a site's own.
func (s *Set) Groups() []Group {
	groups := slices.Clone(s.groups())
	for i := range groups {
		groups[i].Names = slices.Clone(groups[i].Names)
	}
	return groups
}

// Encode returns the complete set for Decode. What concepts are called is left out.
func (s *Set) Encode() []byte { return encode(s.groups()) }

// Decode reads what Encode wrote.
func Decode(data []byte) (*Set, error) {
	groups, err := decode(data)
	if err != nil {
		return nil, fmt.Errorf("synonyms: %w", err)
	}
	return encodedSet(groups, data), nil
}

// Digest identifies what the set was made from, and the rules: a SHA-256 in hex.
func (s *Set) Digest() string { return s.digest }

func newSet(groups []Group) *Set { return encodedSet(groups, encode(groups)) }

func encodedSet(groups []Group, encoded []byte) *Set {
	sum := sha256.Sum256(fmt.Appendf(nil, "careers synonyms %d\n%s", Version, encoded))
	return &Set{hex.EncodeToString(sum[:]), func() []Group { return groups }}
}
