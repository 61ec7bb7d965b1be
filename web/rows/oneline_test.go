package rows

import (
	"html"
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

// FuzzSnippetsStayWhole marks words of any text: a line of it has a match if there is one,
// and each mark that it begins ends.
func FuzzSnippetsStayWhole(f *testing.F) {
	f.Add("a b c · d", uint64(0b110))
	f.Add(strings.Repeat("long ", 60), ^uint64(0))
	f.Fuzz(func(t *testing.T, text string, marks uint64) {
		words := strings.Fields(html.EscapeString(text))
		for i, w := range words {
			if marks>>(i%64)&1 == 1 && w != "·" {
				words[i] = markStart + w + markEnd
			}
		}
		s := strings.ReplaceAll(strings.Join(words, " "), markEnd+" "+markStart, " ") // a match may be of several words
		line := oneLine(s)
		if strings.Contains(s, markStart) && !strings.Contains(line, markStart) {
			t.Errorf("%q has a match and %q has none", s, line)
		}
		if strings.Count(line, markStart) != strings.Count(line, markEnd) {
			t.Errorf("of %q, %q is not whole", s, line)
		}
	})
}
