package skills

import (
	"strings"

	"github.com/careers-index/careers/content"
)

// Explanation says what became of one place where a page has a name.
type Explanation struct {
	Evidence
	Name    string // of the skill
	Counted bool
	Because Reason // why it counts, or does not
	By      string // the word or name that decided, "" for none
	// Strength and Asked, the reason for it, are set where Counted is.
	Strength Strength
	Asked    Reason
}

// Explain lists the places where a page has the skill that word names, in the
// order of the page, with what was decided there: those of the front matter
// first. Places that the detector does not read, such as code blocks, are not
// listed.
func (l *Lexicon) Explain(p *content.Page, word string) []Explanation {
	out := l.explainDeclared(p, word)
	entry, ok := l.byName[Fold(word)]
	if !ok {
		return out
	}
	read := l.explainTags(p, entry)
	units := l.analyse(p)
	for ui := range units {
		u := &units[ui]
		for i := range u.hits {
			ev, ok := u.evidence(i)
			if !ok {
				continue
			}
			if x, ok := l.explain(u, i, entry); ok {
				x.Evidence, x.Name = ev, l.entries[entry].Name
				read = append(read, x)
			}
		}
	}
	if p.DeclaredSkills != nil {
		overrule(read, len(out) > 0)
	}
	return append(out, read...)
}

// explain describes hit i, if it is of the entry or of a phrase with its name.
func (l *Lexicon) explain(u *unit, i int, entry int32) (Explanation, bool) {
	n, f := &l.names[u.hits[i].name], u.finding[i]
	if n.entry == entry {
		x := Explanation{Counted: f.state == counted, Because: f.because, Strength: f.strength, Asked: f.asked}
		if f.by >= 0 {
			by := u.hits[f.by]
			x.By = u.text[by.start:by.end]
		}
		return x, true
	}
	if n.cue&cuePhrase == 0 {
		return Explanation{}, false
	}
	phrase := " " + Fold(u.text[u.hits[i].start:u.hits[i].end]) + " "
	for _, s := range l.entries[entry].Unsure {
		if strings.Contains(phrase, " "+Fold(s)+" ") {
			return Explanation{Because: KnownPhrase, By: strings.TrimSpace(phrase)}, true
		}
	}
	return Explanation{}, false
}

// overrule applies the front matter's list to what was read: what it declares
// counts, and nothing else does.
func overrule(read []Explanation, declared bool) {
	for i := range read {
		x := &read[i]
		x.By = ""
		if declared {
			x.Counted, x.Because, x.Strength, x.Asked = true, Declared, Required, Declared
		} else {
			x.Counted, x.Because, x.Strength, x.Asked = false, NotDeclared, "", ""
		}
	}
}
