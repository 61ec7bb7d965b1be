package skills

import "strings"

// sense is what an unsure spelling needs to count. Each field names a kind of
// evidence that is enough; list is enough for all.
type sense struct {
	list bool // beside another skill in a list
	cue  bool // beside a word such as "experience with" or "developer"
	near bool // with a phrase of the entry's Near in its sentence
	kin  bool // on a page with skills of its family
	top  bool // as a member of its own under a heading about skills
	caps bool // written as the lexicon has it
	// kinOnly: the skill beside it must be of its family, unless there is one
	// on each side.
	kinOnly bool
	// lower: in a list, lower case counts as well.
	lower bool
	// plain: enough that nothing speaks against it.
	plain bool
}

// employerSense is that of the employer's own product: its name stands
// everywhere on the page.
var employerSense = sense{list: true}

// senses by name. "" is that of entries without unsure spellings.
var senses = map[string]sense{
	"":        {},
	"word":    {list: true, cue: true, near: true, kin: true, top: true, lower: true},
	"letter":  {list: true, cue: true, near: true, top: true},
	"caps":    {list: true, caps: true, lower: true},
	"channel": {list: true, cue: true, near: true},
	"forge":   {list: true, cue: true, near: true, lower: true, plain: true},
	"item":    {list: true, near: true, kinOnly: true, lower: true},
}

// decide finds out which names of a page are skills. Sure names are, unless
// something speaks against them. Unsure names need evidence, and what has been
// counted is evidence for others, so they are gone over until nothing changes.
func (l *Lexicon) decide(units []unit) {
	employer := l.employer(units)
	onPage := map[int32]bool{} // entries counted, and the roots of their families
	for ui := range units {
		u := &units[ui]
		for i := range u.hits {
			l.first(u, i, employer, onPage)
		}
	}
	for round := range maxRounds {
		if !l.weighAll(units, round%2 == 1, employer, onPage) {
			break
		}
	}
	for ui := range units {
		for i := range units[ui].finding {
			if f := &units[ui].finding[i]; f.state == open {
				f.state, f.because = rejected, NoEvidence
			}
		}
	}
}

// maxRounds bounds how often unsure names are gone over. A round goes forwards
// or backwards and takes a whole list at once, so postings need two or three.
const maxRounds = 8

// weighAll goes over the names that are still open, and says whether it
// counted one.
func (l *Lexicon) weighAll(units []unit, backwards bool, employer int32, onPage map[int32]bool) (changed bool) {
	for ui := range units {
		u := &units[ui]
		for n := range u.hits {
			i := n
			if backwards {
				i = len(u.hits) - 1 - n
			}
			if u.finding[i].state == open && l.weigh(u, i, employer, onPage) {
				changed = true
			}
		}
	}
	return changed
}

// first settles the hits that need no evidence from others.
func (l *Lexicon) first(u *unit, i int, employer int32, onPage map[int32]bool) {
	f := &u.finding[i]
	if f.state != open {
		return
	}
	n := &l.names[u.hits[i].name]
	if why, by := l.objection(u, i); why != "" {
		f.state, f.because, f.by = rejected, why, by
		return
	}
	if n.entry == employer {
		return // like an unsure name
	}
	if n.sure {
		l.count(u, i, Named, -1, onPage)
	} else if senses[l.entries[n.entry].Sense].caps && u.hits[i].exact {
		l.count(u, i, CaseFits, -1, onPage)
	}
}

// count makes hit i a skill.
func (l *Lexicon) count(u *unit, i int, why Reason, by int, onPage map[int32]bool) {
	f := &u.finding[i]
	f.state, f.because, f.by = counted, why, by
	e := l.names[u.hits[i].name].entry
	onPage[e], onPage[l.root[e]] = true, true
}

// weigh looks for evidence that an unsure hit is a skill.
func (l *Lexicon) weigh(u *unit, i int, employer int32, onPage map[int32]bool) bool {
	h := u.hits[i]
	e := l.names[h.name].entry
	s := senses[l.entries[e].Sense]
	if e == employer {
		s = employerSense
	}
	if s.list {
		if by, ok := l.inList(u, i, s); ok {
			l.count(u, i, InList, by, onPage)
			return true
		}
	}
	if l.isChannel(e) {
		if by, ok := l.inSentence(u, i, cueContact); ok {
			u.finding[i] = finding{state: rejected, because: Contact, by: by}
			return false
		}
	}
	if (s.kin || s.kinOnly) && u.isLine(i) && l.hasKin(e, onPage) {
		l.count(u, i, WithKin, -1, onPage)
		return true
	}
	if s.plain {
		l.count(u, i, NotContact, -1, onPage)
		return true
	}
	if !h.exact {
		return false
	}
	if by, ok := l.cued(u, i); (s.cue || s.kinOnly && l.hasKin(e, onPage)) && ok {
		l.count(u, i, Cued, by, onPage)
		return true
	}
	if by, ok := l.nearby(u, i, l.entries[e].Near); s.near && ok {
		l.count(u, i, Nearby, by, onPage)
		return true
	}
	if s.top && u.heading >= headingRequired && u.heading <= headingStack && u.isItem(i) {
		l.count(u, i, UnderHeading, -1, onPage)
		return true
	}
	if (s.kin && !u.atStart(i) || s.kinOnly && u.isItem(i) && !u.atStart(i)) && !u.properName(i) && l.hasKin(e, onPage) {
		l.count(u, i, WithKin, -1, onPage)
		return true
	}
	return false
}

// isChannel says whether an entry may be a way to apply or to talk.
func (l *Lexicon) isChannel(e int32) bool {
	return l.entries[e].Sense == "channel" || l.entries[e].Sense == "forge"
}

// hasKin says whether a page has a skill of e's family: one with the same
// topmost parent, or one that the lexicon calls kin.
func (l *Lexicon) hasKin(e int32, onPage map[int32]bool) bool {
	if l.root[e] != e && onPage[l.root[e]] {
		return true
	}
	for _, k := range l.kin[e] {
		if onPage[k] {
			return true
		}
	}
	return false
}

// maxCueGap is how many bytes may stand between a cue and its name: "experience
// with modern Go".
const maxCueGap = 16

// cued looks for a cue right before or behind hit i.
func (l *Lexicon) cued(u *unit, i int) (by int, ok bool) {
	h := u.hits[i]
	if i > 0 && l.names[u.hits[i-1].name].cue&cueBefore != 0 && u.hits[i-1].sentence == h.sentence {
		if gap := u.between(i-1, i); len(gap) <= maxCueGap && plainWords(gap) {
			return i - 1, true
		}
	}
	if l.entries[l.names[h.name].entry].Kind == "language" && strings.HasSuffix(u.text[:h.start], " in ") && itemAfter(u.text[h.tail:]) {
		return -1, true // "a service in Go for years", "in R."
	}
	if i+1 < len(u.hits) && l.names[u.hits[i+1].name].cue&cueAfter != 0 {
		if gap := u.between(i, i+1); gap == " " || gap == "-" {
			return i + 1, true
		}
	}
	return -1, false
}

// nearby looks in the sentence of hit i for one of the phrases near.
func (l *Lexicon) nearby(u *unit, i int, near []string) (by int, ok bool) {
	if len(near) == 0 {
		return -1, false
	}
	return l.findInSentence(u, i, func(j int) bool {
		if l.names[u.hits[j].name].cue&cueNear == 0 {
			return false
		}
		phrase := Fold(u.text[u.hits[j].start:u.hits[j].end])
		for _, n := range near {
			if Fold(n) == phrase {
				return true
			}
		}
		return false
	})
}
