// Package wordlisttest checks data files of package wordlist, for the tests of the
// packages that have them.
package wordlisttest

import (
	"strings"
	"testing"
)

// Names reports each line of a data file that has no name, or one that is not known: the
// words there would be lost.
func Names(t *testing.T, data string, known func(name string) bool) {
	t.Helper()
	for line := range strings.Lines(data) {
		if strings.HasPrefix(line, "#") || strings.TrimSpace(line) == "" {
			continue
		}
		if name, _, ok := strings.Cut(line, ":"); !ok || !known(name) {
			t.Errorf("no name: %q", line)
		}
	}
}
