package local

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestTyposCountAsPeopleMakeThem(t *testing.T) {
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
		whole, beginning := newDistances([]rune(tt.typed), 5).to([]rune(tt.word))
		if whole != tt.whole || beginning != tt.beginning {
			t.Errorf("%s to %s = %d, %d, want %d, %d", tt.typed, tt.word, whole, beginning, tt.whole, tt.beginning)
		}
	}
}

func TestTyposAllowed(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]int{"java": 0, "scala": 1, "engineer": 1, "terraform": 2, "python3": 0, "12345678": 0, "c++11": 0} {
		if got := typosAllowed([]rune(word)); got != want {
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

func TestWalkOfADictionaryAgreesWithTheDefinition(t *testing.T) {
	t.Parallel()
	rnd := rand.New(rand.NewPCG(1, 2))
	random := func(n int) string {
		w := make([]rune, 1+rnd.IntN(n))
		for i := range w {
			w[i] = []rune("abcé")[rnd.IntN(4)]
		}
		return string(w)
	}
	for range 200 {
		words := make([]string, 60)
		for i := range words {
			words[i] = random(8)
		}
		slices.Sort(words)
		typed, budget := []rune(random(8)), 1+rnd.IntN(3)
		d := newDistances(typed, budget)
		for _, w := range words {
			r := []rune(w)
			whole, beginning := d.to(r)
			wantWhole, wantBeginning := min(naiveDistance(typed, r), budget+1), budget+1
			for n := 1; n <= len(r); n++ {
				wantBeginning = min(wantBeginning, naiveDistance(typed, r[:n]))
			}
			if whole != wantWhole || beginning != wantBeginning {
				t.Fatalf("%s to %s within %d = %d, %d, want %d, %d", string(typed), w, budget, whole, beginning, wantWhole, wantBeginning)
			}
		}
	}
}
