package skills

import (
	"slices"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/frontmatter"
	"github.com/careers-index/careers/index/skills/lexicon"
)

// What front matter says: the skills that a page declares, and its tags. Of the tags
// only those count that cannot mean anything else.

// declared returns the skills of the front matter, as required. Places in the text
// are further evidence for them.
func (d *matcher) declared(p *content.Page, found map[int32]*Skill) []Skill {
	var out []Skill
	at := map[string]int{} // index in out, by key of the name
	for _, declared := range p.DeclaredSkills {
		s := Skill{Name: declared.Name, Strength: Required}
		if e, ok := d.lookup(s.Name); ok {
			s.Name = d.entries[e].Name
			if f := found[e]; f != nil {
				s.Evidence = f.Evidence
			}
		}
		i, ok := at[lexicon.Key(s.Name)]
		if !ok {
			i = len(out)
			at[lexicon.Key(s.Name)] = i
			out = append(out, s)
		}
		out[i].Evidence = slices.Insert(slices.Clip(out[i].Evidence), 0, declaredAt(declared))
	}
	sortSkills(out)
	return out
}

// addTags adds the tags that name a skill to what was found in the text. A tag asks
// for nothing, and a place in the text says more, so tags come last.
func (d *matcher) addTags(tags []frontmatter.Name, found map[int32]*Skill) {
	for _, tag := range tags {
		e, ok := d.lookup(tag.Name)
		if !ok || !d.certain(e, tag.Name) {
			continue
		}
		if found[e] == nil {
			found[e] = &Skill{Name: d.entries[e].Name, Strength: Mentioned}
		}
		found[e].Evidence = append(found[e].Evidence, declaredAt(tag))
	}
}

// certain reports whether a spelling of an entry means nothing else: a tag has no
// sentence that could tell.
func (d *matcher) certain(entry int32, spelling string) bool {
	if d.entries[entry].Policy == lexicon.Foreign {
		return true // tags are labels, and mostly English
	}
	folded := lexicon.Key(spelling)
	return !slices.ContainsFunc(d.entries[entry].Unsure, func(s string) bool { return lexicon.Key(s) == folded })
}

// declaredAt returns the place of a word of the front matter.
func declaredAt(s frontmatter.Name) Evidence {
	return Evidence{File: s.At.File, Line: s.At.Line, Column: s.At.Column, Text: s.Name}
}

// canonical returns the key of the skill that a word names, which may be one that the
// lexicon does not know.
func (d *matcher) canonical(word string) string {
	if e, ok := d.lexicon.Lookup(word); ok {
		word = e.Name
	}
	return lexicon.Key(word)
}

// explainDeclared lists the places where a page declares a skill.
func (d *matcher) explainDeclared(p *content.Page, word string) []Explanation {
	var out []Explanation
	for _, s := range p.DeclaredSkills {
		if d.canonical(s.Name) != d.canonical(word) {
			continue
		}
		x := Explanation{Evidence: declaredAt(s), Name: s.Name, Counted: true, Because: Declared, Strength: Required, Asked: Declared}
		if e, ok := d.lexicon.Lookup(s.Name); ok {
			x.Name = e.Name
		}
		out = append(out, x)
	}
	return out
}

// explainTags lists the tags that name an entry.
func (d *matcher) explainTags(p *content.Page, entry int32) []Explanation {
	var out []Explanation
	for _, tag := range p.Tags {
		if e, ok := d.lookup(tag.Name); !ok || e != entry {
			continue
		}
		x := Explanation{Evidence: declaredAt(tag), Name: d.entries[entry].Name, Because: UnsureTag}
		if d.certain(entry, tag.Name) {
			x.Counted, x.Because, x.Strength, x.Asked = true, Tagged, Mentioned, NothingSaid
		}
		out = append(out, x)
	}
	return out
}
