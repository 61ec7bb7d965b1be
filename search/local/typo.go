package local

import "unicode"

// MaxTypoLetters is the longest word that is compared with others: nobody
// mistypes a longer one and means a word of the site.
const MaxTypoLetters = 32

// typosAllowed is how many mistakes a word may hold, by its length in letters:
// Meilisearch's thresholds. A shorter word is too easily another one. A word
// with a digit is a name or a number, where each character counts.
func typosAllowed(word []rune) int {
	for _, r := range word {
		if !unicode.IsLetter(r) {
			return 0
		}
	}
	switch n := len(word); {
	case n < 5 || n > MaxTypoLetters:
		return 0
	case n < 9:
		return 1
	default:
		return 2
	}
}

// distances compares words with one that a person typed: the fewest
// insertions, deletions, replacements and swaps of neighbours that turn one
// into the other (optimal string alignment), where a mistake in the first
// letter counts double, as in Meilisearch. Words must come in bytewise order: rows of the
// table are kept for the beginning that a word shares with the one before it,
// which makes a walk over a dictionary cost about as much as an automaton.
type distances struct {
	typed  []rune
	budget int
	// rows[i][j] is the distance of the first i letters of the word before
	// from the first j typed ones.
	rows   [][]int
	before []rune
	// dead is the length of a beginning of before that is over budget
	// already, so that every word with it is; 0 for none.
	dead int
}

func newDistances(typed []rune, budget int) *distances {
	first := make([]int, len(typed)+1)
	for j := 1; j <= len(typed); j++ {
		first[j] = first[j-1] + costAt(j-1)
	}
	return &distances{typed: typed, budget: budget, rows: [][]int{first}}
}

// costAt is the price of a mistake at letter i, counted from 0.
func costAt(i int) int {
	if i == 0 {
		return 2
	}
	return 1
}

// to returns the distance to a word, and the least distance to a beginning of
// it. Both are budget+1 when they are over the budget.
func (d *distances) to(word []rune) (whole, beginning int) {
	over := d.budget + 1
	shared := 0
	for shared < len(word) && shared < len(d.before) && word[shared] == d.before[shared] {
		shared++
	}
	if d.dead > 0 && shared >= d.dead {
		return over, d.least(d.dead)
	}
	d.before, d.dead = append(d.before[:shared], word[shared:]...), 0
	for i := shared + 1; i <= len(word); i++ {
		if d.row(i) > d.budget {
			d.dead = i
			return over, d.least(i)
		}
	}
	return min(d.rows[len(word)][len(d.typed)], over), d.least(len(word))
}

// least is the distance of the typed word to the nearest beginning of before
// with at most n letters.
func (d *distances) least(n int) int {
	best := d.budget + 1
	for i := 1; i <= n; i++ {
		best = min(best, d.rows[i][len(d.typed)])
	}
	return best
}

// row fills the row of before's letter i, counted from 1, and returns its
// least value.
func (d *distances) row(i int) int {
	if len(d.rows) <= i {
		d.rows = append(d.rows, make([]int, len(d.typed)+1))
	}
	above, row := d.rows[i-1], d.rows[i]
	row[0] = above[0] + costAt(i-1)
	least := row[0]
	for j := 1; j <= len(d.typed); j++ {
		cost := max(costAt(i-1), costAt(j-1))
		if d.before[i-1] == d.typed[j-1] {
			row[j] = above[j-1]
		} else {
			row[j] = above[j-1] + cost
		}
		row[j] = min(row[j], above[j]+costAt(i-1), row[j-1]+costAt(j-1))
		if i > 1 && j > 1 && d.before[i-1] == d.typed[j-2] && d.before[i-2] == d.typed[j-1] {
			row[j] = min(row[j], d.rows[i-2][j-2]+max(costAt(i-2), costAt(j-2)))
		}
		least = min(least, row[j])
	}
	return least
}
