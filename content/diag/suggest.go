package diag

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/careers-index/careers/content/edit"
)

// FoldName is the form in which names of keys, sections and the like compare:
// lower case, without spaces, "-" and "_".
func FoldName(s string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '-', '_', ' ':
			return -1
		}
		return r
	}, strings.ToLower(s))
}

// maxMistakes bounds how far a suggestion may be from what was written.
const maxMistakes = 2

// Nearest returns the candidate that word was probably meant to be, or "". A
// third of the letters may be wrong, [maxMistakes] at most. The first of equally
// near candidates wins.
func Nearest(word string, candidates []string) string {
	folded := []rune(FoldName(word))
	budget := min(maxMistakes, len(folded)/3)
	distances := edit.Plain(folded, budget)
	best, bestDistance := "", budget+1
	for _, c := range candidates {
		name := FoldName(c)
		if n := utf8.RuneCountInString(name); n > len(folded)+budget || n < len(folded)-budget {
			continue // each missing letter is a mistake
		}
		if d, _ := distances.To([]rune(name)); d < bestDistance {
			best, bestDistance = c, d
		}
	}
	return best
}

// DidYouMean ends a message with the nearest of the names, or else with all.
func DidYouMean(word string, names []string) string {
	if n := Nearest(word, names); n != "" {
		return "; did you mean " + Quote(n) + "?"
	}
	return "; there are " + strings.Join(names, ", ")
}

// maxQuoted is how many characters of a value a message shows.
const maxQuoted = 40

// Quote quotes a value for a message, and shortens a long one.
func Quote(s string) string {
	if len(s) > maxQuoted && utf8.RuneCountInString(s) > maxQuoted {
		s = FirstRunes(s, maxQuoted-1) + "…"
	}
	return strconv.Quote(s)
}

// FirstRunes is the first n characters of a text.
func FirstRunes(text string, n int) string {
	for i := range text {
		if n--; n < 0 {
			return text[:i]
		}
	}
	return text
}
