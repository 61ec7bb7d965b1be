package lexicon

import (
	"slices"
	"strings"
	"testing"
)

func TestBuiltInLexiconIsSound(t *testing.T) {
	t.Parallel()
	l, err := builtIn()
	if err != nil {
		t.Fatal(err) // an alias in two entries, a circle of parents, an unknown related name
	}
	if got := len(l.Entries()); got < 900 {
		t.Errorf("%d entries, want at least 900", got)
	}
	if !slices.IsSortedFunc(l.Entries(), func(a, b Entry) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("entries are not sorted by name")
	}
	for _, e := range l.Entries() {
		if e.Kind == "" || e.Kind == siteKind {
			t.Errorf("%s has no kind", e.Name)
		}
	}
}

func TestNoAliasIsMadeOfTwoNames(t *testing.T) {
	t.Parallel()
	l := Default()
	for _, e := range l.Entries() {
		for _, s := range e.Spellings() {
			a, b, ok := strings.Cut(s, "/")
			if !ok {
				continue
			}
			first, ok1 := l.Lookup(a)
			second, ok2 := l.Lookup(b)
			if ok1 && ok2 && first.Name != second.Name {
				t.Errorf("%s: %q is %s and %s, which hides one of the two", e.Name, s, first.Name, second.Name)
			}
		}
	}
}

// Each entry that needs evidence has sentences that prove its rules.
func TestUnsureEntriesHaveExamples(t *testing.T) {
	t.Parallel()
	for _, e := range Default().Entries() {
		if len(e.Unsure) > 0 && (len(e.Yes) == 0 || len(e.No) == 0) {
			t.Errorf("%s is unsure: it needs a sentence under yes and one under no", e.Name)
		}
		if len(e.Unsure) == 0 && len(e.Not)+len(e.Context)+len(e.Related) > 0 {
			t.Errorf("%s has context rules, but no unsure spelling that they are for", e.Name)
		}
	}
}
