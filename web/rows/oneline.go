package rows

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// snippetRunes is about a line of a list beside its facets, and two on a phone.
const snippetRunes = 110

const (
	markStart = "<mark>"
	markEnd   = "</mark>"
	// blocks is between the blocks of a snippet: paragraphs, items of a list.
	blocks = " · "
	dots   = "…"
)

// oneLine is the line of a snippet that shows best what matched: of its blocks the one
// with most matches, and of a long block what is around its first match. The snippet is
// escaped text with <mark>, and so is the line.
func oneLine(html string) string {
	best := ""
	for i, block := range strings.Split(html, blocks) {
		if i == 0 || strings.Count(block, markStart) > strings.Count(best, markStart) {
			best = block
		}
	}
	if shownRunes(best) <= snippetRunes {
		return best
	}
	return strings.Join(fitting(units(best)), " ")
}

// fitting are the units around the first match that fit on a line, a third of them
// before it, with dots for those that are left out. The match itself is always there.
func fitting(units []string) []string {
	first := max(slices.IndexFunc(units, func(u string) bool { return strings.Contains(u, markStart) }), 0)
	room := snippetRunes - shownRunes(units[first])
	from, to := first, first+1
	for spare := room / 3; from > 0 && shownRunes(units[from-1]) < spare; from-- {
		spare -= shownRunes(units[from-1]) + 1
		room -= shownRunes(units[from-1]) + 1
	}
	for ; to < len(units) && shownRunes(units[to]) < room; to++ {
		room -= shownRunes(units[to]) + 1
	}
	line := units[from:to:to]
	if from > 0 && line[0] != dots {
		line = append([]string{dots}, line...)
	}
	if to < len(units) && line[len(line)-1] != dots {
		line = append(line, dots)
	}
	return line
}

// units are the words of a snippet; the words of one match are one.
func units(html string) []string {
	var out []string
	for _, word := range strings.Fields(html) {
		if n := len(out); n > 0 && strings.Count(out[n-1], markStart) > strings.Count(out[n-1], markEnd) {
			out[n-1] += " " + word
			continue
		}
		out = append(out, word)
	}
	return out
}

var unmarked = strings.NewReplacer(markStart, "", markEnd, "")

// shownRunes is the length of a snippet as it is read.
func shownRunes(html string) int {
	return utf8.RuneCountInString(unmarked.Replace(html)) // an escaped character counts for more; few are
}
