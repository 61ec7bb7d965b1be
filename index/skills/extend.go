package skills

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Extend returns the lexicon with a site's own entries
// (content.Settings.Skills) added or put in place of built-in ones. A spelling
// that the site names is the site's: built-in entries lose it. The package
// comment has the format. Entries that cannot be used are an error of type
// [Problems].
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
	gone, taken := map[string]bool{}, map[string]bool{} // entries that go, spellings that are the site's; folded
	for _, n := range off {
		e, ok := l.Lookup(n.Value)
		if !ok {
			problems = append(problems, problemAt(n, "%q is off, but there is no such skill", n.Value))
		}
		gone[Fold(e.Name)] = true
	}
	if len(problems) > 0 {
		return nil, problems.sorted()
	}
	for _, e := range own {
		gone[Fold(e.Name)] = true
		for _, s := range e.spellings() {
			taken[Fold(s)] = true
		}
	}
	kept := l.kept(gone, taken)
	forget(kept, own)
	return newLexicon(append(own, kept...))
}

// kept returns the entries that are not gone, without the spellings that are
// taken.
func (l *Lexicon) kept(gone, taken map[string]bool) []Entry {
	var out []Entry
	for _, e := range l.entries {
		// An entry whose own name the site has made an alias is gone, too.
		if gone[Fold(e.Name)] || taken[Fold(e.Name)] {
			continue
		}
		e = e.without(taken)
		if len(e.Unsure) == 0 {
			e.Sense, e.Near, e.Not, e.Kin = "", nil, nil, nil
		}
		out = append(out, e)
	}
	return out
}

// forget drops references of built-in entries to names that are no more.
func forget(kept, own []Entry) {
	known := map[string]bool{}
	for _, e := range slices.Concat(kept, own) {
		for _, s := range e.spellings() {
			known[Fold(s)] = true
		}
	}
	for i := range kept {
		e := &kept[i]
		if !known[Fold(e.Parent)] {
			e.Parent = ""
		}
		e.Kin = slices.DeleteFunc(slices.Clone(e.Kin), func(k string) bool { return !known[Fold(k)] })
	}
}

// siteKind is the kind of a site's entries that name none.
const siteKind = "other"

// without returns the entry without the aliases whose folded form is taken.
func (e Entry) without(taken map[string]bool) Entry {
	del := func(s string) bool { return taken[Fold(s)] }
	e.Aliases = slices.DeleteFunc(slices.Clone(e.Aliases), del)
	e.Unsure = slices.DeleteFunc(slices.Clone(e.Unsure), del)
	e.Not = slices.DeleteFunc(slices.Clone(e.Not), del)
	return e
}
