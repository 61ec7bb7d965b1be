package skills

import (
	"iter"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/careers-index/careers/index/analysis/bounds"
	"github.com/careers-index/careers/index/skills/internal/scan"
	"github.com/careers-index/careers/index/skills/lexicon"
)

// Postings name technologies in lists: "Java/Scala", "Docker, Chef and AWS", or
// one per line. A name inside of a list of skills is likely a skill.

// separators are between the members of a list.
const separators = scan.Bullets + " \u00a0\u3000,/&|+;:()[]·*-–—\n\t\"“”„«»‹›、，／・；：（）「」『』【】"

// maxJoin is the longest text, in bytes, between neighbours of a list.
const maxJoin = 32

// joins reports whether the text between two names makes them neighbours of one
// list: it has nothing but separators and joiners.
func joins(gap string) bool { return joinsBy(gap, words().joiners) }

// joinsBy is joins with the given joiners.
func joinsBy(gap string, joiners wordSet) bool {
	if gap == ", " || gap == "/" { // most of them
		return true
	}
	if len(gap) > maxJoin {
		return false
	}
	for w := range wordsOf(gap) {
		if !joiners[w] {
			return false
		}
	}
	return true
}

// wordsOf yields the words between the separators of a list, in lower case. An elided
// article is a word of its own: "et d'Excel".
func wordsOf(gap string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for {
			gap = strings.TrimLeft(gap, separators)
			if gap == "" {
				return
			}
			end := strings.IndexAny(gap, separators)
			if end < 0 {
				end = len(gap)
			}
			if !yield(strings.ToLower(gap[:end])) {
				return
			}
			gap = gap[end:]
		}
	}
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
	if onlyRelated && (b.found[i].SameCase || b.isItem(i)) && d.withTwoSkills(b, i, left, right) {
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
		return b.inCaseOf(i, left, right)
	case onLeft:
		j := b.neighbour(left, -1)
		return b.isItem(i) && j >= 0 && b.found[j].state == accepted && joins(b.between(j, left)) && b.inCaseOf(i, left, j)
	case onRight:
		j := b.neighbour(right, 1)
		return b.isItem(i) && j >= 0 && b.found[j].state == accepted && joins(b.between(right, j)) && b.inCaseOf(i, right, j)
	}
	return false
}

// inCaseOf reports whether name i is written in its case, or in lower case as all of its
// list is: "npm, git/bitbucket, handlebars".
func (b *textBlock) inCaseOf(i, j, k int) bool {
	if b.found[i].SameCase {
		return true
	}
	for _, n := range []int{i, j, k} {
		if name := b.text[b.found[n].Start:b.found[n].End]; name != strings.ToLower(name) {
			return false
		}
	}
	return true
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
	case other.state == undecided && direct && item && b.isItem(j) && d.supportEachOther(name, other, gap):
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
// other, being of one kind or family: "Chef/Puppet", "Elixir and Phoenix". Around a slash
// they may be of two kinds ("Go/Spark"), or in lower case ("scala/spray").
func (d *matcher) supportEachOther(x, y *occurrence, gap string) bool {
	if x.entry == y.entry || d.isChannel(x.entry) {
		return false
	}
	alike := d.entries[x.entry].Kind == d.entries[y.entry].Kind || d.sameFamily(x.entry, y.entry)
	if strings.TrimSpace(gap) == "/" {
		return alike || x.SameCase && y.SameCase && d.isWord(x.entry) && d.isWord(y.entry)
	}
	return alike && x.SameCase && y.SameCase
}

// isWord reports whether an unsure entry needs little more than its letter case.
func (d *matcher) isWord(entry int32) bool {
	policy := d.entries[entry].Policy
	return policy == lexicon.Word || policy == lexicon.Foreign || policy == lexicon.Caps
}

// sameFamily reports whether two entries are of one family.
func (d *matcher) sameFamily(x, y int32) bool {
	return d.root[x] == d.root[y] || d.refersTo(x, y) || d.refersTo(y, x)
}

// refersTo reports whether entry x has y for its root, or calls it related.
func (d *matcher) refersTo(x, y int32) bool {
	return d.root[x] == y || slices.Contains(d.related[x], y)
}

// isItem reports whether name i is between separators of a list, so that it is all
// of a member.
func (b *textBlock) isItem(i int) bool {
	o := &b.found[i]
	return itemBefore(b.text[:o.Start]) && itemAfter(b.text[o.Tail:])
}

// isLine reports whether name i is one line of several in a passage.
func (b *textBlock) isLine(i int) bool {
	o := &b.found[i]
	return b.kind == passageBlock && len(b.text) > o.Tail-o.Start && b.aloneOnLine(i)
}

// aloneOnLine reports whether the line of name i has nothing else but bullets and
// punctuation.
func (b *textBlock) aloneOnLine(i int) bool {
	o := &b.found[i]
	before := strings.TrimRight(b.text[:o.Start], " -*"+scan.Bullets)
	after := strings.TrimLeft(b.text[o.Tail:], " .,;")
	return (before == "" || strings.HasSuffix(before, "\n")) && (after == "" || after[0] == '\n')
}

// itemBefore reports whether a member of a list may begin after s.
func itemBefore(s string) bool {
	bare := strings.TrimRight(s, " \u00a0\"'“„«*`")
	last, size := utf8.DecodeLastRuneInString(bare)
	switch {
	case bare == "" || bounds.WritesApart(last):
		return true
	case last == '-': // a bullet, but not "full-scale"
		return len(bare) < len(s) || len(bare) == size || !isWordRune(bare[:len(bare)-size])
	case strings.ContainsRune(",/|;:(&+>\n[=·–—、，／・；：（「『【。"+scan.Bullets, last):
		return true
	}
	return words().before[lastWord(bare)]
}

// isWordRune reports whether s ends in a letter or digit.
func isWordRune(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// itemAfter reports whether a member of a list may end before s.
func itemAfter(s string) bool {
	s = strings.TrimLeft(s, " \u00a0\"'”“»*`")
	first, _ := utf8.DecodeRuneInString(s)
	if s == "" || bounds.WritesApart(first) || strings.ContainsRune(",/|;:).!?\n]&+-(·–—…、，／・；：）」』】。"+scan.Bullets, first) {
		return true
	}
	word, _, _ := strings.Cut(s[:min(len(s), maxItemWord)], " ")
	return words().after[strings.ToLower(strings.TrimRight(word, ",)"))]
}

// maxItemWord is how many bytes a word beside a member of a list may have.
const maxItemWord = 24

// lastWord returns the word at the end of s, which does not end in a space.
func lastWord(s string) string {
	from := max(0, len(s)-maxItemWord)
	return strings.ToLower(s[from+strings.LastIndexAny(s[from:], " \u00a0\n(,")+1:])
}
