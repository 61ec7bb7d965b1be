package lexicon

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/careers-index/careers/content/rules"
	"github.com/careers-index/careers/index/skills/internal/scan"
)

// Version is the version of the rules by which the built-in entries are read. Raise it when
// the same files give other entries; a test fails until you do. data/*.yaml is data: it is
// part of [Lexicon.Digest] by itself.
//
// History:
//
//	1  the first rules
const Version = 1

// Lexicon is a set of technologies. It is immutable and safe for concurrent use.
type Lexicon struct {
	digest string
	index  func() *index // of the built-in lexicon it is made when it is first needed
}

// index is what a lexicon has.
type index struct {
	entries []Entry        // sorted by name
	byKey   map[string]int // index of the entry with a spelling
	encoded []byte         // entries in JSON
}

//go:embed data/*.yaml
var dataFS embed.FS

var builtIn = sync.OnceValue(func() *Lexicon {
	return &Lexicon{rules.Digest("lexicon", Version, dataFS), sync.OnceValue(func() *index {
		x, err := readBuiltIn()
		if err != nil {
			// The data is compiled in and checked by the tests: a caller could do nothing
			// about an error.
			panic("built-in lexicon: " + err.Error()) //nolint:forbidigo // see above
		}
		return x
	})}
})

// Default returns the built-in lexicon.
func Default() *Lexicon { return builtIn() }

func readBuiltIn() (*index, error) {
	entries, err := readFiles(dataFS)
	if err != nil {
		return nil, err
	}
	return newIndex(entries)
}

// readFiles reads every file of a lexicon.
func readFiles(fsys fs.FS) ([]Entry, error) {
	files, err := fs.Glob(fsys, "data/*.yaml")
	if err != nil {
		return nil, err
	}
	entries := make([][]Entry, len(files))
	var group errgroup.Group
	for i, f := range files {
		group.Go(func() error {
			data, err := fs.ReadFile(fsys, f)
			if err != nil {
				return err
			}
			entries[i], err = decodeGroups(f, data)
			return err
		})
	}
	err = group.Wait()
	return slices.Concat(entries...), err
}

// Key returns the form under which spellings are compared: lower case, with single
// spaces in place of hyphens and underscores. Unlike the terms of an analysis it keeps
// accents, signs and plurals, for those tell names apart.
func Key(name string) string { return scan.Key(name) }

// Encode returns the complete lexicon for Decode. Entries' examples are left out.
func (l *Lexicon) Encode() []byte { return bytes.Clone(l.index().encoded) }

// Decode reads what Encode wrote.
func Decode(data []byte) (*Lexicon, error) {
	var entries []Entry
	if err := json.Unmarshal(data, &entries); err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	return newLexicon(entries)
}

// Lookup finds an entry by any of its spellings.
func (l *Lexicon) Lookup(spelling string) (Entry, bool) {
	x := l.index()
	i, ok := x.byKey[Key(spelling)]
	if !ok {
		return Entry{}, false
	}
	return x.entries[i], true
}

// Entries returns all entries, sorted by name.
func (l *Lexicon) Entries() []Entry { return slices.Clone(l.index().entries) }

// Digest identifies what the lexicon was made from: a SHA-256 in hex.
func (l *Lexicon) Digest() string { return l.digest }

func newLexicon(entries []Entry) (*Lexicon, error) {
	x, err := newIndex(entries)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(x.encoded)
	return &Lexicon{hex.EncodeToString(sum[:]), func() *index { return x }}, nil
}

// newIndex checks entries and indexes them by their spellings.
func newIndex(entries []Entry) (*index, error) {
	entries = slices.Clone(entries)
	slices.SortFunc(entries, func(a, b Entry) int { return strings.Compare(a.Name, b.Name) })
	x := &index{entries: entries, byKey: map[string]int{}}
	if problems := append(x.fill(), x.checkReferences()...); len(problems) > 0 {
		return nil, problems.sorted()
	}
	for i := range entries {
		entries[i].key, entries[i].value = nil, nil // nothing is wrong with them
	}
	var err error
	if x.encoded, err = json.Marshal(entries); err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	return x, nil
}

// fill fills byKey and refuses entries that cannot be looked up.
func (x *index) fill() (problems Problems) {
	for i := range x.entries {
		e := &x.entries[i]
		if e.Name == "" {
			problems = append(problems, problemAt(e.key, "a skill has no name"))
		}
		if !e.Policy.known() {
			problems = append(problems, e.problem(e.node("policy", string(e.Policy)), "unknown %s %q", e.keyword("policy"), e.Policy))
		}
		if (e.Policy == "") != (len(e.Unsure) == 0) {
			problems = append(problems, e.problem(e.key, "%s and unsure need each other", e.keyword("policy")))
		}
		for _, key := range uniqueKeys(e.Spellings()) {
			if !scan.Valid(key) {
				problems = append(problems, e.problem(e.node("", key), "spelling %q cannot be looked for", key))
			} else if j, ok := x.byKey[key]; ok && j != i {
				problems = append(problems, e.problem(e.node("", key), "spelling %q is also one of %q", key, x.entries[j].Name))
			} else {
				x.byKey[key] = i
			}
		}
	}
	return problems
}

// uniqueKeys returns the keys of names without repetitions: an entry may list its
// own name among the unsure spellings, and an alias in two cases.
func uniqueKeys(names []string) []string {
	var keys []string
	for _, n := range names {
		if k := Key(n); !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	return keys
}

// checkReferences finds the parents and related names that are not in the lexicon,
// and entries that are their own ancestors.
func (x *index) checkReferences() (problems Problems) {
	for i := range x.entries {
		e := &x.entries[i]
		if why := x.badParent(i); why != "" {
			problems = append(problems, e.problem(e.node("parent", e.Parent), "parent %q %s", e.Parent, why))
		}
		for _, name := range e.Related {
			if _, ok := x.byKey[Key(name)]; !ok {
				problems = append(problems, e.problem(e.node("related", name), "%s %q is unknown", e.keyword("related"), name))
			}
		}
	}
	return problems
}

// badParent says what is wrong with the parent of entry i, "" if nothing is. What
// is wrong with its parent's own parent is that entry's problem.
func (x *index) badParent(i int) string {
	at := i
	for range x.entries {
		if x.entries[at].Parent == "" {
			break
		}
		parent, ok := x.byKey[Key(x.entries[at].Parent)]
		switch {
		case !ok && at == i:
			return "is unknown"
		case !ok:
			return ""
		case parent == i:
			return "goes in a circle"
		}
		at = parent
	}
	return ""
}
