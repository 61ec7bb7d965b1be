package markdown

import (
	"strings"
	"testing"
)

func TestNamesOfSections(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]bool{
		"a": true, "_a": true, "technical-stack": true, "Über uns": true, "v1.2": true, "求人": true,
		strings.Repeat("é", maxSectionName): true, strings.Repeat("é", maxSectionName+1): false,
		"": false, "-a": false, "a/b": false, "a..b": false, "a ": false, "a\xff": false, "a\n": false,
	} {
		if got := validName(name); got != want {
			t.Errorf("%q: %t, want %t", name, got, want)
		}
	}
}
