// Package edit counts the typing mistakes between words.
//
// In: a word that somebody typed, and words that may have been meant. Out: how
// many mistakes lie between them.
//
//	d := edit.Plain([]rune("kuberentes"), 2)
//	whole, start := d.To([]rune("kubernetes"))
//	// whole == 1: two neighbours are swapped.
//	// start == 1: no beginning of the word is nearer.
//	whole, _ = d.To([]rune("terraform")) // 3, which is "more than 2"
//
// A mistake is an insertion, a deletion, a replacement, or a swap of two
// neighbours; no letter is changed twice (optimal string alignment, also known
// as the restricted Damerau-Levenshtein distance). [Plain] counts each mistake
// as one. [FirstDouble] counts a mistake in the first letter as two, because
// people rarely mistype the first letter; Meilisearch does the same.
//
// [Distances] keeps the rows of its table for the letters that a word shares
// with the word before it. Comparing with a sorted list of words therefore
// costs about as much as running an automaton over a dictionary. The order of
// the words changes the cost, never the result.
package edit

import "slices"

// Distances compares words with one typed word. It is not safe for concurrent
// use.
type Distances struct {
	typed     []rune
	budget    int
	firstCost int
	// table has at j of row i the distance between the first i letters of previous and the
	// first j letters of typed. A row follows the other.
	table    []int
	previous []rune // the word before
	// over is the length of a beginning of previous whose row is over the
	// budget, so that every word that starts with it is; 0 for none.
	over int
}

// Plain compares words with typed; each mistake costs one. Distances over the
// budget are reported as budget+1.
func Plain(typed []rune, budget int) *Distances {
	d := &Distances{}
	d.reset(typed, budget, 1)
	return d
}

// FirstDouble is [Plain] where a mistake in the first letter costs two.
func FirstDouble(typed []rune, budget int) *Distances {
	d := &Distances{}
	d.ResetFirstDouble(typed, budget)
	return d
}

// ResetFirstDouble makes d what FirstDouble returns. It keeps its memory.
func (d *Distances) ResetFirstDouble(typed []rune, budget int) { d.reset(typed, budget, 2) }

func (d *Distances) reset(typed []rune, budget, firstCost int) {
	// No word with more letters is within the budget.
	rows, letters := len(typed)+budget+2, len(typed)+1
	*d = Distances{
		typed: typed, budget: budget, firstCost: firstCost,
		table:    slices.Grow(d.table[:0], rows*letters)[:letters],
		previous: slices.Grow(d.previous[:0], 2*rows),
	}
	first := d.row(0)
	first[0] = 0
	for j := 1; j <= len(typed); j++ {
		first[j] = first[j-1] + d.cost(j-1)
	}
}

// row i of the table.
func (d *Distances) row(i int) []int {
	n := len(d.typed) + 1
	return d.table[i*n : (i+1)*n]
}

// cost is the price of a mistake at letter i, counted from 0.
func (d *Distances) cost(i int) int {
	if i == 0 {
		return d.firstCost
	}
	return 1
}

// To returns the distance to a word, and the smallest distance to a non-empty
// beginning of it. Both are budget+1 when they are over the budget.
func (d *Distances) To(word []rune) (whole, beginning int) {
	tooFar := d.budget + 1
	shared := 0
	for shared < len(word) && shared < len(d.previous) && word[shared] == d.previous[shared] {
		shared++
	}
	if d.over > 0 && shared >= d.over {
		return tooFar, d.least(d.over)
	}
	d.previous, d.over = append(d.previous[:shared], word[shared:]...), 0
	for i := shared + 1; i <= len(word); i++ {
		if d.fillRow(i) > d.budget {
			d.over = i
			return tooFar, d.least(i)
		}
	}
	return min(d.row(len(word))[len(d.typed)], tooFar), d.least(len(word))
}

// DeadEnd is the length of a beginning of the last word that is over the budget
// already, so that every word with that beginning is; 0 for none. A walk over a
// sorted list can skip them.
func (d *Distances) DeadEnd() int { return d.over }

// least is the distance to the nearest beginning of previous with 1 to n
// letters.
func (d *Distances) least(n int) int {
	best := d.budget + 1
	for i := 1; i <= n; i++ {
		best = min(best, d.row(i)[len(d.typed)])
	}
	return best
}

// fillRow fills the row of letter i of previous, counted from 1, and returns
// its smallest value.
func (d *Distances) fillRow(i int) int {
	if have := len(d.table); have <= i*(len(d.typed)+1) {
		d.table = slices.Grow(d.table, len(d.typed)+1)[:have+len(d.typed)+1]
	}
	above, row := d.row(i-1), d.row(i)
	row[0] = above[0] + d.cost(i-1)
	least := row[0]
	for j := 1; j <= len(d.typed); j++ {
		replace := max(d.cost(i-1), d.cost(j-1))
		if d.previous[i-1] == d.typed[j-1] {
			replace = 0
		}
		row[j] = min(above[j-1]+replace, above[j]+d.cost(i-1), row[j-1]+d.cost(j-1))
		if i > 1 && j > 1 && d.previous[i-1] == d.typed[j-2] && d.previous[i-2] == d.typed[j-1] {
			swap := max(d.cost(i-2), d.cost(j-2))
			row[j] = min(row[j], d.row(i - 2)[j-2]+swap)
		}
		least = min(least, row[j])
	}
	return least
}
