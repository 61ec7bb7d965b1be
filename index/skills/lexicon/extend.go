package lexicon

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Extend returns the lexicon with a site's own entries, in YAML, added or put in
// the place of built-in ones. Built-in entries lose the spellings that the site uses.
// The package comment has the format. The error is of type [Problems] if the YAML can
// be read but entries cannot be used.
func (l *Lexicon) Extend(data []byte) (*Lexicon, error) {
	if len(strings.TrimSpace(string(data))) == 0 {
		return l, nil
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(data, &doc); err != nil {
		return nil, fmt.Errorf("skills: %w", err)
	}
	if len(doc.Content) == 0 {
		return l, nil
	}
	own, off, problems := decodeSkills(doc.Content[0], group{Kind: siteKind})
	gone := map[string]bool{}  // keys of the names of entries to remove
	taken := map[string]bool{} // keys of the spellings that the site uses
	for _, n := range off {
		e, ok := l.Lookup(n.Value)
		if !ok {
			problems = append(problems, problemAt(n, "%q is off, but there is no such skill", n.Value))
		}
		gone[Key(e.Name)] = true
	}
	if len(problems) > 0 {
		return nil, problems.sorted()
	}
	for _, e := range own {
		gone[Key(e.Name)] = true
		for _, s := range e.Spellings() {
			taken[Key(s)] = true
		}
	}
	kept := l.kept(gone, taken)
	forget(kept, own)
	return newLexicon(append(own, kept...))
}

// kept returns the entries that are not gone, without the spellings that are taken.
func (l *Lexicon) kept(gone, taken map[string]bool) []Entry {
	var out []Entry
	for _, e := range l.index().entries {
		// An entry is also gone when the site uses its name as an alias.
		if gone[Key(e.Name)] || taken[Key(e.Name)] {
			continue
		}
		e = e.without(taken)
		if len(e.Unsure) == 0 {
			e.Policy, e.Context, e.Not, e.Related = "", nil, nil, nil
		}
		out = append(out, e)
	}
	return out
}

// forget drops the references of built-in entries to names that are gone.
func forget(kept, own []Entry) {
	known := map[string]bool{}
	for _, e := range slices.Concat(kept, own) {
		for _, s := range e.Spellings() {
			known[Key(s)] = true
		}
	}
	for i := range kept {
		e := &kept[i]
		if !known[Key(e.Parent)] {
			e.Parent = ""
		}
		e.Related = slices.DeleteFunc(slices.Clone(e.Related), func(k string) bool { return !known[Key(k)] })
	}
}

// siteKind is the kind of a site's entries that give none.
const siteKind = "other"

// without returns the entry without the spellings and phrases whose key is taken.
func (e Entry) without(taken map[string]bool) Entry {
	del := func(s string) bool { return taken[Key(s)] }
	e.Aliases = slices.DeleteFunc(slices.Clone(e.Aliases), del)
	e.Unsure = slices.DeleteFunc(slices.Clone(e.Unsure), del)
	e.Not = slices.DeleteFunc(slices.Clone(e.Not), del)
	return e
}
