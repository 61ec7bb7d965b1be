package skills

import "strings"

// Ads name technologies in lists: "Java/Scala", "Docker, Chef and AWS", or one
// to a line. A name between names is a name.

// separators stand between the members of a list.
const separators = " \u00a0,/&|+;:()[]•·*-–—\n\t\"“”"

// joiners are words between the members of a list.
var joiners = map[string]bool{
	"and": true, "or": true, "and/or": true, "with": true, "plus": true, "as": true, "well": true, "e.g.": true,
	"etc.": true, "etc": true, "vs": true, "vs.": true, "versus": true, "both": true, "also": true, "even": true,
	"nor": true, "then": true, "like": true, "including": true, "on": true, "in": true, "to": true, "the": true,
	"over": true, "via": true, "using": true, "from": true, "either": true, "a": true, "our": true, "for": true,
}

// conjunctions are the joiners that make members of one list, all of which a
// word behind the list is said of.
var conjunctions = map[string]bool{"and": true, "or": true, "and/or": true, "e.g.": true, "etc": true, "etc.": true}

// maxJoin bounds the text between neighbours of a list.
const maxJoin = 32

// joins says whether the text between two names makes them neighbours of one
// list: separators and joining words.
func joins(gap string) bool { return joinsBy(gap, joiners) }

// joinsBy is joins with a set of joining words.
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

// isItem says whether hit i is bounded by list separators on both sides, so
// that nothing but the name is a member.
func (u *unit) isItem(i int) bool {
	h := u.hits[i]
	return itemBefore(u.text[:h.start]) && itemAfter(u.text[h.tail:])
}

// isLine says whether nothing but hit i stands on its line, bullets and
// punctuation aside.
func (u *unit) isLine(i int) bool {
	h := u.hits[i]
	before := strings.TrimRight(u.text[:h.start], " -*•")
	after := strings.TrimLeft(u.text[h.tail:], " .,;")
	return u.kind == unitPassage && len(u.text) > h.tail-h.start &&
		(before == "" || strings.HasSuffix(before, "\n")) && (after == "" || after[0] == '\n')
}

// itemBefore says whether a member of a list may begin behind s.
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

// itemAfter says whether a member of a list may end before s.
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

// lastWord returns the word at the end of s, which has no blanks there.
func lastWord(s string) string {
	from := max(0, len(s)-16)
	return strings.ToLower(s[from+strings.LastIndexAny(s[from:], " \n(,")+1:])
}
