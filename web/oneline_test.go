package web

import (
	"strings"
	"testing"
)

func TestSnippetsAreOneLineAroundTheMatch(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("word ", 40)
	for _, c := range []struct{ name, snippet, want string }{
		{"short", "Ours is <mark>Rust</mark>.", "Ours is <mark>Rust</mark>."},
		{"the item that matched", "First of all · C++ or <mark>Rust</mark> · Signals", "C++ or <mark>Rust</mark>"},
		{"the item with most matches", "<mark>Go</mark> · <mark>Go</mark> and <mark>Rust</mark>", "<mark>Go</mark> and <mark>Rust</mark>"},
		{"no match", "Posts a lot · And more", "Posts a lot"},
		{"a match of many words", long + "<mark>Amazon Web Services</mark>, of course", "… " + strings.Repeat("word ", 6) + "<mark>Amazon Web Services</mark>, of course"},
		{"after the match", "<mark>Rust</mark> " + long, "<mark>Rust</mark> " + strings.Repeat("word ", 21) + "…"},
		{"dots that are there", "… " + long + "<mark>Go</mark> " + strings.Repeat("w ", 8) + "…", "… " + strings.Repeat("word ", 7) + "<mark>Go</mark> " + strings.Repeat("w ", 8) + "…"},
		{"nothing", "", ""},
	} {
		if got := oneLine(c.snippet); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func FuzzSnippetsStayWhole(f *testing.F) {
	f.Add("a <mark>b c</mark> · d")
	f.Add("<mark>" + strings.Repeat("long ", 60) + "</mark>")
	f.Fuzz(func(t *testing.T, s string) {
		if strings.Count(s, markStart) != strings.Count(s, markEnd) || strings.Contains(s, markEnd+markStart) {
			t.Skip()
		}
		line := oneLine(s)
		if strings.Contains(s, markStart) && !strings.Contains(line, markStart) {
			t.Errorf("%q has a match and %q has none", s, line)
		}
	})
}
