package skills

import (
	"slices"
	"strings"
)

// Postings name technologies in lists: "Java/Scala", "Docker, Chef and AWS", or
// one per line. A name inside of a list of skills is likely a skill.

// separators are between the members of a list.
const separators = " \u00a0,/&|+;:()[]•·*-–—\n\t\"“”"

// joiners are words that may be between the members of a list.
var joiners = map[string]bool{
	"and": true, "or": true, "and/or": true, "with": true, "plus": true, "as": true, "well": true, "e.g.": true,
	"etc.": true, "etc": true, "vs": true, "vs.": true, "versus": true, "both": true, "also": true, "even": true,
	"nor": true, "then": true, "like": true, "including": true, "on": true, "in": true, "to": true, "the": true,
	"over": true, "via": true, "using": true, "from": true, "either": true, "a": true, "our": true, "for": true,
}

// conjunctions are the joiners within one list: what is said after the list is said
// of all members.
var conjunctions = map[string]bool{"and": true, "or": true, "and/or": true, "e.g.": true, "etc": true, "etc.": true}

// maxJoin is the longest text, in bytes, between neighbours of a list.
const maxJoin = 32

// joins reports whether the text between two names makes them neighbours of one
// list: it has nothing but separators and joiners.
func joins(gap string) bool { return joinsBy(gap, joiners) }

// joinsBy is joins with the given joiners.
func joinsBy(gap string, joiners map[string]bool) bool {
	if len(gap) > maxJoin {
		return false
	}
	for gap != "" {
		gap = strings.TrimLeft(gap, separators)
		end := strings.IndexAny(gap, separators)
		if end < 0 {
			end = len(gap)
		}
		if end > 0 && !joiners[strings.ToLower(gap[:end])] {
			return false
		}
		gap = gap[end:]
	}
	return true
}

// skillInList looks for a skill beside name i in a list. policy says whether it must be
// a related one.
func (d *decision) skillInList(b *textBlock, i int, policy evidencePolicy) (by int, ok bool) {
	if !policy.accepts.has(inList|inRelatedList) || !b.found[i].SameCase && !policy.anyCaseInList {
		return -1, false
	}
	onlyRelated := policy.accepts.has(inRelatedList)
	left, right := b.neighbour(i, -1), b.neighbour(i, 1)
	for _, j := range []int{left, right} {
		if j >= 0 && d.supports(b, i, j, onlyRelated) {
			return j, true
		}
	}
	if onlyRelated && b.found[i].SameCase && d.withTwoSkills(b, i, left, right) {
		return max(left, right), true
	}
	return -1, false
}

// withTwoSkills reports whether name i, with its neighbours left and right, is in a list
// with two skills: one on each side, or both on one side.
func (d *decision) withTwoSkills(b *textBlock, i, left, right int) bool {
	onLeft := left >= 0 && d.supports(b, i, left, false) && joins(b.between(left, i))
	onRight := right >= 0 && d.supports(b, i, right, false) && joins(b.between(i, right))
	switch {
	case onLeft && onRight:
		return true
	case onLeft:
		j := b.neighbour(left, -1)
		return b.isItem(i) && j >= 0 && b.found[j].state == accepted && joins(b.between(j, left))
	case onRight:
		j := b.neighbour(right, 1)
		return b.isItem(i) && j >= 0 && b.found[j].state == accepted && joins(b.between(right, j))
	}
	return false
}

// neighbour returns the nearest name on one side of occurrence i (step -1 or 1), -1
// for none.
func (b *textBlock) neighbour(i, step int) int {
	for j := i + step; j >= 0 && j < len(b.found) && j >= i-maxNeighbours && j <= i+maxNeighbours; j += step {
		if b.found[j].isName() {
			return j
		}
	}
	return -1
}

// maxListGap is how much of a list, in bytes, may be between a name and the skill that
// supports it: a few members that the lexicon does not know.
const maxListGap = 60

// supports reports whether name j is evidence for its neighbour i.
func (d *decision) supports(b *textBlock, i, j int, onlyRelated bool) bool {
	name, other := &b.found[i], &b.found[j]
	gap := b.between(min(i, j), max(i, j))
	direct := joins(gap)
	item := b.isItem(i)
	switch {
	case other.state == accepted:
	case other.state == undecided && direct && item && b.isItem(j) && d.supportEachOther(name, other):
	default:
		return false
	}
	if onlyRelated && !d.sameFamily(name.entry, other.entry) {
		return false
	}
	if direct && (name.SameCase || item || !other.SameCase) {
		return true
	}
	if len(gap) > maxListGap || name.Sentence != other.Sentence || name.SameCase && b.startsSentence(i) {
		return false
	}
	// "React for the site, Flutter for our app": a capital letter after a separator
	// is enough.
	return item || name.SameCase && !b.inProperName(i) && strings.ContainsAny(gap, ",/|") && itemBefore(b.text[:name.Start])
}

// supportEachOther reports whether two unsure names in a list are evidence for each
// other, being of one kind or family: "Chef/Puppet", "Elixir and Phoenix".
func (d *Detector) supportEachOther(x, y *occurrence) bool {
	return x.SameCase && y.SameCase && x.entry != y.entry && !d.isChannel(x.entry) &&
		(d.entries[x.entry].Kind == d.entries[y.entry].Kind || d.sameFamily(x.entry, y.entry))
}

// sameFamily reports whether two entries are of one family.
func (d *Detector) sameFamily(x, y int32) bool {
	return d.root[x] == d.root[y] || d.refersTo(x, y) || d.refersTo(y, x)
}

// refersTo reports whether entry x has y for its root, or calls it related.
func (d *Detector) refersTo(x, y int32) bool {
	return d.root[x] == y || slices.Contains(d.related[x], y)
}

// isItem reports whether name i is between separators of a list, so that it is all
// of a member.
func (b *textBlock) isItem(i int) bool {
	o := &b.found[i]
	return itemBefore(b.text[:o.Start]) && itemAfter(b.text[o.Tail:])
}

// isLine reports whether name i is alone on its line, except for bullets and
// punctuation.
func (b *textBlock) isLine(i int) bool {
	o := &b.found[i]
	before := strings.TrimRight(b.text[:o.Start], " -*•")
	after := strings.TrimLeft(b.text[o.Tail:], " .,;")
	return b.kind == passageBlock && len(b.text) > o.Tail-o.Start &&
		(before == "" || strings.HasSuffix(before, "\n")) && (after == "" || after[0] == '\n')
}

// itemBefore reports whether a member of a list may begin after s.
func itemBefore(s string) bool {
	s = strings.TrimRight(s, " \"'“*`")
	if s == "" || strings.ContainsRune(",/|;:(&+>\n[-=", rune(s[len(s)-1])) {
		return true
	}
	if strings.HasSuffix(s, "•") || strings.HasSuffix(s, "·") || strings.HasSuffix(s, "–") || strings.HasSuffix(s, "—") {
		return true
	}
	switch lastWord(s) {
	case "and", "or", "and/or", "plus", "with", "using", "including", "like", "as":
		return true
	}
	return false
}

// itemAfter reports whether a member of a list may end before s.
func itemAfter(s string) bool {
	s = strings.TrimLeft(s, " \"'”*`")
	if s == "" || strings.ContainsRune(",/|;:).!?\n]&+-(", rune(s[0])) {
		return true
	}
	if strings.HasPrefix(s, "•") || strings.HasPrefix(s, "·") || strings.HasPrefix(s, "–") || strings.HasPrefix(s, "—") {
		return true
	}
	switch word, _, _ := strings.Cut(s[:min(len(s), 16)], " "); word {
	case "and", "or", "and/or", "plus", "etc", "etc.", "with", "for":
		return true
	}
	return false
}

// lastWord returns the word at the end of s, which does not end in a space.
func lastWord(s string) string {
	from := max(0, len(s)-16)
	return strings.ToLower(s[from+strings.LastIndexAny(s[from:], " \n(,")+1:])
}
