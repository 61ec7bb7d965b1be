package skills

import (
	"slices"

	"github.com/careers-index/careers/content"
)

// What front matter says: the skills that a page declares, and its tags, of
// which only those count that can be nothing but skills.

// declared returns the skills of the front matter, as required, with what the
// text says about them as further evidence.
func (l *Lexicon) declared(p *content.Page, found map[int32]*Skill) []Skill {
	var out []Skill
	at := map[string]int{} // index in out by folded name
	for _, d := range p.DeclaredSkills {
		s := Skill{Name: d.Name, Strength: Required}
		if e, ok := l.byName[Fold(d.Name)]; ok {
			s.Name = l.entries[e].Name
			if f := found[e]; f != nil {
				s.Evidence = f.Evidence
			}
		}
		i, ok := at[Fold(s.Name)]
		if !ok {
			i = len(out)
			at[Fold(s.Name)] = i
			out = append(out, s)
		}
		out[i].Evidence = slices.Insert(slices.Clip(out[i].Evidence), 0, declaredAt(d))
	}
	sortSkills(out)
	return out
}

// addTags adds the tags that name a skill to what the text says. They ask for
// nothing, and a place in the text says more: they come last.
func (l *Lexicon) addTags(tags []content.DeclaredSkill, found map[int32]*Skill) {
	for _, tag := range tags {
		e, ok := l.byName[Fold(tag.Name)]
		if !ok || !l.certain(e, tag.Name) {
			continue
		}
		if found[e] == nil {
			found[e] = &Skill{Name: l.entries[e].Name, Strength: Mentioned}
		}
		found[e].Evidence = append(found[e].Evidence, declaredAt(tag))
	}
}

// certain says whether a spelling of an entry means nothing else: a tag has no
// sentence that could tell.
func (l *Lexicon) certain(entry int32, spelling string) bool {
	folded := Fold(spelling)
	return !slices.ContainsFunc(l.entries[entry].Unsure, func(s string) bool { return Fold(s) == folded })
}

// declaredAt is the place of a word of the front matter.
func declaredAt(d content.DeclaredSkill) Evidence {
	return Evidence{File: d.At.File, Line: d.At.Line, Column: d.At.Column, Text: d.Name}
}

// canonical is the folded name of the skill that a word names, which the
// lexicon need not know.
func (l *Lexicon) canonical(word string) string {
	if e, ok := l.Lookup(word); ok {
		word = e.Name
	}
	return Fold(word)
}

// explainDeclared lists the places where a page declares a skill.
func (l *Lexicon) explainDeclared(p *content.Page, word string) []Explanation {
	var out []Explanation
	for _, d := range p.DeclaredSkills {
		if l.canonical(d.Name) != l.canonical(word) {
			continue
		}
		x := Explanation{Evidence: declaredAt(d), Name: d.Name, Counted: true, Because: Declared, Strength: Required, Asked: Declared}
		if e, ok := l.Lookup(d.Name); ok {
			x.Name = e.Name
		}
		out = append(out, x)
	}
	return out
}

// explainTags lists the tags that name an entry.
func (l *Lexicon) explainTags(p *content.Page, entry int32) []Explanation {
	var out []Explanation
	for _, tag := range p.Tags {
		if e, ok := l.byName[Fold(tag.Name)]; !ok || e != entry {
			continue
		}
		x := Explanation{Evidence: declaredAt(tag), Name: l.entries[entry].Name, Because: UnsureTag}
		if l.certain(entry, tag.Name) {
			x.Counted, x.Because, x.Strength, x.Asked = true, Tagged, Mentioned, NothingSaid
		}
		out = append(out, x)
	}
	return out
}
