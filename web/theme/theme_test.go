package theme

import (
	"os"
	"strings"
	"testing"

	"github.com/lucasb-eyer/go-colorful"
)

// TestEveryAccentCanBeRead takes accents from all over the colour space: text
// in the accent on paper and on the tint, and text on the mark, keep WCAG AA.
func TestEveryAccentCanBeRead(t *testing.T) {
	t.Parallel()
	const aa = 4.5
	ink := map[string]string{lightPaper: "#191c1f", darkPaper: "#e6e8ea"} // base.css
	hex := func(s string) colorful.Color {
		c, err := colorful.Hex(s)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	digits := []string{"00", "33", "80", "cc", "ff"}
	for _, r := range digits {
		for _, g := range digits {
			for _, b := range digits {
				theme := New(r + g + b)
				for _, s := range []Scheme{theme.Light, theme.Dark} {
					for _, c := range []struct{ what, a, b string }{
						{"accent on paper", s.Accent, s.Paper}, {"accent on tint", s.Accent, s.Tint},
						{"ink on tint", ink[s.Paper], s.Tint}, {"ink on mark", ink[s.Paper], s.Mark},
					} {
						if got := contrast(hex(c.a), hex(c.b)); got < aa {
							t.Errorf("accent %s%s%s: %s: %s on %s has contrast %.2f, want %v", r, g, b, c.what, c.a, c.b, got, aa)
						}
					}
				}
			}
		}
	}
}

func TestInkIsThatOfTheStylesheet(t *testing.T) {
	t.Parallel()
	css, err := os.ReadFile("../assets/base.css")
	if err != nil {
		t.Fatal(err)
	}
	for _, ink := range []string{"--ink: #191c1f", "--ink: #e6e8ea"} {
		if !strings.Contains(string(css), ink) {
			t.Errorf("base.css has no %q, which the contrast test relies on", ink)
		}
	}
}

func TestLegibleAccentsStayAsTheyAre(t *testing.T) {
	t.Parallel()
	if got := New("0b6e75").Light.Accent; got != "#0b6e75" {
		t.Errorf("light accent %s, want the site's own", got)
	}
}

func TestAccentIgnoresWhatIsNoColour(t *testing.T) {
	t.Parallel()
	for accent, want := range map[string]string{
		"": defaultAccent, "#0B6E75": "0b6e75", "red": defaultAccent, "#123": defaultAccent, "#12345g": defaultAccent, "url(x)": defaultAccent,
	} {
		if got := Accent(accent); got != want {
			t.Errorf("Accent(%q) = %s, want %s", accent, got, want)
		}
	}
}

func TestWhatIsNoColourHasTheDefaultTheme(t *testing.T) {
	t.Parallel()
	if got := New("red"); got != New(defaultAccent) {
		t.Errorf("theme of no colour: %+v", got)
	}
	if css := string(New("0b6e75").CSS()); !strings.Contains(css, "--accent:#0b6e75") || !strings.Contains(css, "prefers-color-scheme:dark") {
		t.Errorf("stylesheet:\n%s", css)
	}
}
