package content

import "strings"

// Did-you-mean: the nearest of a few known words to one that is not.

// nearest returns the candidate that word was probably meant to be, or "". A
// third of the letters may be wrong, two at most; a transposition is one.
// Among equals the first wins.
func nearest(word string, candidates []string) string {
	folded := []rune(foldKey(word))
	best, bestDistance := "", min(2, len(folded)/3)+1
	for _, c := range candidates {
		if d := distance(folded, []rune(foldKey(c)), bestDistance-1); d < bestDistance {
			best, bestDistance = c, d
		}
	}
	return best
}

// didYouMean ends a message with the nearest of the names, or with all.
func didYouMean(word string, names []string) string {
	if n := nearest(word, names); n != "" {
		return "; did you mean " + quoted(n) + "?"
	}
	return "; there are " + strings.Join(names, ", ")
}

// distance counts insertions, deletions, substitutions and transpositions of
// neighbours that turn a into b (optimal string alignment). Beyond limit it is
// some number above limit.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	before, previous, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range previous {
		previous[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(previous[j]+1, row[j-1]+1, previous[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, previous, row = previous, row, before
	}
	return previous[len(b)]
}
