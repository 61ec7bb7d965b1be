package skills

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
)

// Lexicon is a set of technologies, ready to detect. It is immutable and safe
// for concurrent use.
type Lexicon struct {
	entries []Entry          // sorted by name
	byName  map[string]int32 // folded name, alias or unsure spelling
	names   []name           // what the matcher finds, by its numbers
	finder  *matcher
	joints  map[string]bool
	root    []int32 // per entry, the topmost parent
	kin     [][]int32
	encoded []byte // entries in JSON
	digest  string
}

// name is one string that the matcher looks for: a spelling of an entry, a
// phrase that is none, or a cue.
type name struct {
	spellings []string // as the lexicon has it, in all cases it lists
	entry     int32    // -1 for cues and phrases
	sure      bool
	cue       cueSet
}

//go:embed lexicon/*.yaml
var lexiconFS embed.FS

var builtin = sync.OnceValues(func() (*Lexicon, error) {
	entries, err := readLexicon(lexiconFS)
	if err != nil {
		return nil, err
	}
	return newLexicon(entries)
})

// Default returns the lexicon that is built in.
func Default() *Lexicon {
	l, err := builtin()
	if err != nil {
		// The data is compiled in and checked by the tests: an error here
		// cannot be mended by a caller.
		panic("skills: built-in lexicon: " + err.Error()) //nolint:forbidigo // see above
	}
	return l
}

// readLexicon reads every file of a lexicon.
func readLexicon(fsys fs.FS) ([]Entry, error) {
	files, err := fs.Glob(fsys, "lexicon/*.yaml")
	if err != nil {
		return nil, err
	}
	var entries []Entry
	for _, f := range files {
		data, err := fs.ReadFile(fsys, f)
		if err != nil {
			return nil, err
		}
		more, err := decodeGroups(f, data)
		if err != nil {
			return nil, err
		}
		entries = append(entries, more...)
	}
	return entries, nil
}

// spellings are all names of an entry, the canonical one first.
func (e Entry) spellings() []string {
	return slices.Concat([]string{e.Name}, e.Aliases, e.Unsure)
}

// Encode returns the complete lexicon for Decode.
func (l *Lexicon) Encode() []byte { return bytes.Clone(l.encoded) }

// Decode reads what Encode wrote.
func Decode(data []byte) (*Lexicon, error) {
	var entries []Entry
	if err := json.Unmarshal(data, &entries); err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	return newLexicon(entries)
}

// Lookup finds an entry by name or alias, whatever the case.
func (l *Lexicon) Lookup(s string) (Entry, bool) {
	i, ok := l.byName[Fold(s)]
	if !ok {
		return Entry{}, false
	}
	return l.entries[i], true
}

// Entries lists all, sorted by name.
func (l *Lexicon) Entries() []Entry { return slices.Clone(l.entries) }

// Digest identifies the lexicon and the detection rules: hex SHA-256.
func (l *Lexicon) Digest() string { return l.digest }

// rulesVersion changes when the same lexicon and cues give other skills.
const rulesVersion = 2

// newLexicon checks entries and makes them ready to detect.
func newLexicon(entries []Entry) (*Lexicon, error) {
	c, err := cues()
	if err != nil {
		return nil, err
	}
	entries = slices.Clone(entries)
	slices.SortFunc(entries, func(a, b Entry) int { return strings.Compare(a.Name, b.Name) })
	l := &Lexicon{entries: entries, byName: map[string]int32{}, joints: c.joints}
	if problems := append(l.index(), l.relate()...); len(problems) > 0 {
		return nil, problems.sorted()
	}
	l.compile(c)
	if l.encoded, err = json.Marshal(entries); err != nil {
		return nil, fmt.Errorf("lexicon: %w", err)
	}
	sum := sha256.New()
	fmt.Fprintf(sum, "%d\n%x\n%s", rulesVersion, sha256.Sum256(cuesYAML), l.encoded)
	l.digest = hex.EncodeToString(sum.Sum(nil))
	return l, nil
}

// index fills byName and refuses entries that cannot be looked up.
func (l *Lexicon) index() (problems Problems) {
	for i := range l.entries {
		e := &l.entries[i]
		if e.Name == "" {
			problems = append(problems, problemAt(e.key, "a skill has no name"))
		}
		if _, ok := senses[e.Sense]; !ok {
			problems = append(problems, e.problem(e.node("sense", e.Sense), "unknown sense %q", e.Sense))
		}
		if (e.Sense == "") != (len(e.Unsure) == 0) {
			problems = append(problems, e.problem(e.key, "sense and unsure need each other"))
		}
		for _, s := range uniqueFolded(e.spellings()) {
			if s == "" || !spellable(s) || len(s) > maxNameLen {
				problems = append(problems, e.problem(e.node("", s), "spelling %q cannot be looked for", s))
			} else if j, ok := l.byName[s]; ok && int(j) != i {
				problems = append(problems, e.problem(e.node("", s), "spelling %q is also one of %q", s, l.entries[j].Name))
			} else {
				l.byName[s] = int32(i)
			}
		}
	}
	return problems
}

// maxNameLen bounds how far a walk can go without finding anything, which
// keeps detection linear. No technology has a name that long.
const maxNameLen = 80

// uniqueFolded folds names and drops repetitions: an entry may list its own
// name among the unsure spellings, and spell an alias in two cases.
func uniqueFolded(names []string) []string {
	var out []string
	for _, n := range names {
		if f := Fold(n); !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}

// relate resolves parents and kin.
func (l *Lexicon) relate() (problems Problems) {
	l.root, l.kin = make([]int32, len(l.entries)), make([][]int32, len(l.entries))
	for i := range l.entries {
		e := &l.entries[i]
		if root, why := l.topmost(int32(i)); why != "" {
			problems = append(problems, e.problem(e.node("parent", e.Parent), "parent %q %s", e.Parent, why))
		} else {
			l.root[i] = root
		}
		for _, k := range e.Kin {
			if j, ok := l.byName[Fold(k)]; ok {
				l.kin[i] = append(l.kin[i], j)
			} else {
				problems = append(problems, e.problem(e.node("kin", k), "kin %q is unknown", k))
			}
		}
	}
	return problems
}

// topmost follows the parents of entry i, and says why it cannot: what is wrong
// with a parent's own parent is that entry's problem.
func (l *Lexicon) topmost(i int32) (root int32, why string) {
	root = i
	for range l.entries {
		if l.entries[root].Parent == "" {
			break
		}
		p, ok := l.byName[Fold(l.entries[root].Parent)]
		switch {
		case !ok && root == i:
			return i, "is unknown"
		case !ok:
			return root, ""
		case p == i:
			return i, "goes in a circle"
		}
		root = p
	}
	return root, ""
}

// compile lists everything that the matcher finds. A spelling of an entry wins
// over a phrase, and a phrase over a cue.
func (l *Lexicon) compile(c *cueData) {
	all := map[string]name{}
	for p, set := range c.phrases {
		all[p] = name{entry: -1, cue: set}
	}
	for _, e := range l.entries {
		for _, p := range e.Near {
			f := Fold(p)
			all[f] = name{entry: -1, cue: all[f].cue | cueNear}
		}
	}
	for _, e := range l.entries {
		for _, p := range e.Not {
			f := Fold(p)
			all[f] = name{entry: -1, cue: all[f].cue | cuePhrase}
		}
	}
	for i, e := range l.entries {
		add := func(s string, sure bool) {
			n := name{entry: int32(i), sure: sure, spellings: []string{s}}
			if old := all[Fold(s)]; old.entry == int32(i) && old.spellings != nil {
				n.spellings = append(n.spellings, old.spellings...)
			}
			all[Fold(s)] = n
		}
		add(e.Name, true)
		for _, s := range e.Aliases {
			add(s, true)
		}
		for _, s := range e.Unsure {
			add(s, false)
		}
	}
	folded := slices.Sorted(maps.Keys(all))
	for _, f := range folded {
		l.names = append(l.names, all[f])
	}
	l.finder = newMatcher(folded)
}
