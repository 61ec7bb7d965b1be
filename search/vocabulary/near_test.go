package vocabulary

import "testing"

func TestTyposAllowed(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]int{"java": 0, "scala": 1, "engineer": 1, "terraform": 2, "python3": 0, "12345678": 0, "c++11": 0} {
		if got := TyposAllowed(word); got != want {
			t.Errorf("TyposAllowed(%s) = %d, want %d", word, got, want)
		}
	}
}
