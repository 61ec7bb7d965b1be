package skills

import "strings"

// A name in a list is vouched for by the names beside it.

// inList looks for a skill beside hit i in a list.
func (l *Lexicon) inList(u *unit, i int, s sense) (by int, ok bool) {
	if !u.hits[i].exact && !s.lower {
		return -1, false
	}
	left, right := l.neighbour(u, i, -1), l.neighbour(u, i, 1)
	for _, j := range []int{left, right} {
		if j >= 0 && l.supports(u, i, j, s) {
			return j, true
		}
	}
	if s.kinOnly && u.hits[i].exact && l.amongSkills(u, i, left, right) {
		return max(left, right), true
	}
	return -1, false
}

// amongSkills says whether hit i, with its neighbours left and right, is a
// member of a list with two counted skills: one on each side, or both on one.
func (l *Lexicon) amongSkills(u *unit, i, left, right int) bool {
	free := sense{list: true} // of kin
	l1 := left >= 0 && l.supports(u, i, left, free) && joins(u.between(left, i))
	r1 := right >= 0 && l.supports(u, i, right, free) && joins(u.between(i, right))
	switch {
	case l1 && r1:
		return true
	case l1:
		j := l.neighbour(u, left, -1)
		return u.isItem(i) && j >= 0 && u.finding[j].state == counted && joins(u.between(j, left))
	case r1:
		j := l.neighbour(u, right, 1)
		return u.isItem(i) && j >= 0 && u.finding[j].state == counted && joins(u.between(right, j))
	}
	return false
}

// neighbour returns the nearest hit of a skill's name on one side of hit i, -1
// for none.
func (l *Lexicon) neighbour(u *unit, i, step int) int {
	for j := i + step; j >= 0 && j < len(u.hits) && j >= i-maxSentence && j <= i+maxSentence; j += step {
		if l.names[u.hits[j].name].entry >= 0 {
			return j
		}
	}
	return -1
}

// maxListGap bounds how much of a list may stand between a name and the skill
// that speaks for it: a few members that the lexicon does not know.
const maxListGap = 60

// supports says whether hit j speaks for its neighbour i.
func (l *Lexicon) supports(u *unit, i, j int, s sense) bool {
	gap := u.between(min(i, j), max(i, j))
	direct := joins(gap)
	item := u.isItem(i)
	switch {
	case u.finding[j].state == counted:
	case u.finding[j].state == open && u.hits[i].exact && u.hits[j].exact && item && u.isItem(j) && direct:
		// Two unsure names of one kind or family speak for each other:
		// "Chef/Puppet", "Elixir and Phoenix".
		a, b := l.names[u.hits[i].name].entry, l.names[u.hits[j].name].entry
		if a == b || l.isChannel(a) || l.entries[a].Kind != l.entries[b].Kind && !l.related(u.hits[i], u.hits[j]) {
			return false
		}
	default:
		return false
	}
	if s.kinOnly && !l.related(u.hits[i], u.hits[j]) {
		return false
	}
	if direct && (u.hits[i].exact || item || !u.hits[j].exact) {
		return true
	}
	if len(gap) > maxListGap || u.hits[i].sentence != u.hits[j].sentence || u.hits[i].exact && u.atStart(i) {
		return false
	}
	// "React for the site, Flutter for our app": a capital letter behind a
	// separator is enough.
	return item || u.hits[i].exact && !u.properName(i) && strings.ContainsAny(gap, ",/|") && itemBefore(u.text[:u.hits[i].start])
}

// related says whether two hits are of one family.
func (l *Lexicon) related(a, b hit) bool {
	ea, eb := l.names[a.name].entry, l.names[b.name].entry
	return l.root[ea] == l.root[eb] || l.hasKin(ea, map[int32]bool{eb: true}) || l.hasKin(eb, map[int32]bool{ea: true})
}
