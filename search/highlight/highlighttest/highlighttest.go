// Package highlighttest checks what package highlight marks, for tests.
package highlighttest

import (
	"html"
	"strings"
	"testing"
	"unicode/utf8"
)

// CheckMarkup holds HTML to what it may be: text, and marks that open and
// close in turn. Without marks it is the text, if that is given.
func CheckMarkup(t testing.TB, h, text string) {
	t.Helper()
	rest := strings.ReplaceAll(strings.ReplaceAll(h, "<mark>", "\x01"), "</mark>", "\x02")
	if strings.ContainsAny(rest, "<>\"'") || !utf8.ValidString(h) {
		t.Fatalf("markup in %q", h)
	}
	open := false
	for _, r := range rest {
		if r == '\x01' && open || r == '\x02' && !open {
			t.Fatalf("marks do not match in %q", h)
		}
		open = r == '\x01' || open && r != '\x02'
	}
	plain := html.UnescapeString(strings.NewReplacer("\x01", "", "\x02", "").Replace(rest))
	if open || text != "" && plain != text {
		t.Fatalf("%q is not %q", h, text)
	}
}
