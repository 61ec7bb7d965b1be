package edit

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestMistakesInTheFirstLetterCountDouble(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		typed, word      string
		whole, beginning int
	}{
		{"terraform", "terraform", 0, 0},
		{"terafform", "terraform", 2, 2},
		{"kubernets", "kubernetes", 1, 1},
		{"kuberentes", "kubernetes", 1, 1},
		{"kuberent", "kubernetes", 3, 1},
		{"skala", "scala", 1, 1},
		{"cscala", "scala", 2, 2},
		{"cala", "scala", 2, 2},
		{"csala", "scala", 2, 2},
		{"engineer", "engine", 2, 2},
		{"münchen", "munchen", 1, 1},
		{"design", "resign", 2, 2},
	} {
		whole, beginning := FirstDouble([]rune(tt.typed), 5).To([]rune(tt.word))
		if whole != tt.whole || beginning != tt.beginning {
			t.Errorf("%s to %s = %d, %d, want %d, %d", tt.typed, tt.word, whole, beginning, tt.whole, tt.beginning)
		}
	}
}

func TestPlainCountsEveryMistakeOnce(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		typed, word string
		want        int
	}{
		{"", "", 0}, {"", "ab", 2}, {"ab", "", 2}, {"cala", "scala", 1}, {"csala", "scala", 1}, {"design", "resign", 1}, {"ca", "abc", 3},
	} {
		if got, _ := Plain([]rune(tt.typed), 5).To([]rune(tt.word)); got != tt.want {
			t.Errorf("%s to %s = %d, want %d", tt.typed, tt.word, got, tt.want)
		}
	}
}

// naiveDistance is the definition, computed with a whole table.
func naiveDistance(a, b []rune, firstCost int) int {
	price := func(positions ...int) int {
		if slices.Contains(positions, 1) {
			return firstCost
		}
		return 1
	}
	d := make([][]int, len(a)+1)
	for i := range d {
		d[i] = make([]int, len(b)+1)
		for j := range d[i] {
			switch {
			case i == 0 && j == 0:
				continue
			case i == 0:
				d[i][j] = d[i][j-1] + price(j)
				continue
			case j == 0:
				d[i][j] = d[i-1][j] + price(i)
				continue
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

func TestWalkOfAListAgreesWithTheDefinition(t *testing.T) {
	t.Parallel()
	rnd := rand.New(rand.NewPCG(1, 2))
	random := func(n int) string {
		w := make([]rune, 1+rnd.IntN(n))
		for i := range w {
			w[i] = []rune("abcé")[rnd.IntN(4)]
		}
		return string(w)
	}
	for round := range 400 {
		words := make([]string, 60)
		for i := range words {
			words[i] = random(8)
		}
		if round%2 == 0 { // the order must not matter
			slices.Sort(words)
		}
		typed, budget := []rune(random(8)), 1+rnd.IntN(3)
		for firstCost, d := range map[int]*Distances{1: Plain(typed, budget), 2: FirstDouble(typed, budget)} {
			for _, w := range words {
				r := []rune(w)
				whole, beginning := d.To(r)
				wantWhole, wantBeginning := min(naiveDistance(typed, r, firstCost), budget+1), budget+1
				for n := 1; n <= len(r); n++ {
					wantBeginning = min(wantBeginning, naiveDistance(typed, r[:n], firstCost))
				}
				if whole != wantWhole || beginning != wantBeginning {
					t.Fatalf("%s to %s within %d = %d, %d, want %d, %d", string(typed), w, budget, whole, beginning, wantWhole, wantBeginning)
				}
			}
		}
	}
}

func ExamplePlain() {
	d := Plain([]rune("kuberentes"), 2)
	for _, word := range []string{"kubernetes", "terraform"} {
		whole, _ := d.To([]rune(word))
		fmt.Println(word, whole)
	}
	// Output:
	// kubernetes 1
	// terraform 3
}
