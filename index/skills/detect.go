package skills

import (
	"cmp"
	"slices"
	"strings"

	"github.com/careers-index/careers/content"
)

// Detect returns the skills of a page, sorted by name: those that its text and
// its tags name, or those that it declares and no others.
func (l *Lexicon) Detect(p *content.Page) []Skill {
	if p.DeclaredSkills != nil && len(p.DeclaredSkills) == 0 {
		return nil
	}
	found := l.collect(p.File, l.analyse(p))
	if p.DeclaredSkills != nil {
		return l.declared(p, found)
	}
	l.addTags(p.Tags, found)
	out := make([]Skill, 0, len(found))
	for _, s := range found {
		out = append(out, *s)
	}
	sortSkills(out)
	return out
}

// collect gathers what was counted, by entry. The page's own places come first,
// then those of sections.
func (l *Lexicon) collect(file string, units []unit) map[int32]*Skill {
	byEntry := map[int32]*Skill{}
	for ui := range units {
		u := &units[ui]
		for i, f := range u.finding {
			if f.state != counted {
				continue
			}
			ev, ok := u.evidence(i)
			if !ok {
				continue
			}
			e := l.names[u.hits[i].name].entry
			s := byEntry[e]
			if s == nil {
				s = &Skill{Name: l.entries[e].Name, Strength: f.strength}
				byEntry[e] = s
			}
			if f.strength.rank() < s.Strength.rank() {
				s.Strength = f.strength // the strongest place decides
			}
			s.Evidence = append(s.Evidence, ev)
		}
	}
	for _, s := range byEntry {
		slices.SortFunc(s.Evidence, func(a, b Evidence) int {
			if own := a.File == file; own != (b.File == file) {
				if own {
					return -1
				}
				return 1
			}
			return cmp.Or(strings.Compare(a.File, b.File), a.Line-b.Line, a.Column-b.Column)
		})
		s.Evidence = slices.Compact(s.Evidence) // a section that is included twice is one place
	}
	return byEntry
}

// analyse reads a page: finds the names, decides which are skills, and how
// much each is wanted.
func (l *Lexicon) analyse(p *content.Page) []unit {
	units := l.units(p)
	l.decide(units)
	l.rate(units, p.Posting)
	return units
}

func sortSkills(s []Skill) {
	slices.SortFunc(s, func(a, b Skill) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), strings.Compare(a.Name, b.Name))
	})
}

// rank orders strengths, the strongest first.
func (s Strength) rank() int {
	return slices.Index([]Strength{Required, Preferred, Alternative, Mentioned}, s)
}

// evidence maps hit i to its file. A name that is broken over two lines, or
// by markup, is quoted up to the break; one that no file holds byte by byte
// has no evidence.
func (u *unit) evidence(i int) (Evidence, bool) {
	h := u.hits[i]
	at, ok := slices.BinarySearchFunc(u.runs, h.start, func(r content.Run, start int) int { return r.Start - start })
	if !ok {
		at = max(0, at-1)
	}
	for _, r := range u.runs[at:] {
		if r.Start >= h.end {
			break
		}
		from, to := max(h.start, r.Start), min(h.end, r.End)
		if r.Verbatim && from < to {
			return Evidence{
				File: r.At.File, Line: r.At.Line, Column: r.At.Column + from - r.Start,
				Text: u.text[from:to], Section: u.section,
			}, true
		}
	}
	return Evidence{}, false
}
