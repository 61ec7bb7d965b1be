package skills

import "testing"

func TestBuiltInLexiconIsSound(t *testing.T) {
	t.Parallel()
	l, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	if got := len(l.Entries()); got < 900 {
		t.Errorf("%d entries, want at least 900", got)
	}
}
