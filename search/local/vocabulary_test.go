package local

import (
	"slices"
	"testing"
)

func TestTyposAllowed(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]int{"java": 0, "scala": 1, "engineer": 1, "terraform": 2, "python3": 0, "12345678": 0, "c++11": 0} {
		if got := typosAllowed(word); got != want {
			t.Errorf("typosAllowed(%s) = %d, want %d", word, got, want)
		}
	}
}

// naiveDistance is the definition, with a whole table.
func naiveDistance(a, b []rune) int {
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		for j := range d[i] {
			switch {
			case i == 0 && j == 0:
				continue
			case i == 0:
				d[i][j] = j + 1
				continue
			case j == 0:
				d[i][j] = i + 1
				continue
			}
			price := func(k ...int) int {
				if slices.Contains(k, 1) {
					return 2
				}
				return 1
			}
			same := price(i, j)
			if a[i-1] == b[j-1] {
				same = 0
			}
			d[i][j] = min(d[i-1][j-1]+same, d[i-1][j]+price(i), d[i][j-1]+price(j))
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+price(i-1, j-1))
			}
		}
	}
	return d[len(a)][len(b)]
}
