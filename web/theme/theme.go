package theme

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/lucasb-eyer/go-colorful"
)

const (
	// defaultAccent is a deep green that no state (error, warning) claims.
	defaultAccent = "0b6e5f"
	// The backgrounds on which the accent must be legible.
	lightPaper = "#ffffff"
	darkPaper  = "#141618"
	// minContrast is between accent and paper. WCAG 2.2 AA asks for 4.5; the
	// rest is reserve for text on tinted backgrounds.
	minContrast = 5.4
)

// Scheme is the site's colours in one colour scheme, as #rrggbb.
type Scheme struct {
	Paper  string // background
	Accent string // links and buttons
	Tint   string // background of what is chosen or pointed at
	Mark   string // of words that matched
}

// Theme is a site's colours in the light and the dark scheme.
type Theme struct{ Light, Dark Scheme }

var accentForm = regexp.MustCompile(`^[0-9a-f]{6}$`)

// IsAccent tells whether s is a colour as [Accent] returns it.
func IsAccent(s string) bool { return accentForm.MatchString(s) }

// Accent is a setting such as "#0B6E5F" as six lower-case hexadecimal digits.
// What is no colour is the default accent: the content was checked, but an index
// may come from another program.
func Accent(setting string) string {
	a := strings.ToLower(strings.TrimPrefix(setting, "#"))
	if !IsAccent(a) {
		return defaultAccent
	}
	return a
}

// New makes both schemes of an accent, six hexadecimal digits.
func New(accent string) Theme {
	c, err := colorful.Hex("#" + accent)
	if err != nil {
		c, _ = colorful.Hex("#" + defaultAccent)
	}
	return Theme{
		newScheme(c, shades{paper: lightPaper, step: -0.01, tint: 0.965, mark: 0.87}),
		newScheme(c, shades{paper: darkPaper, step: 0.01, tint: 0.255, mark: 0.42}),
	}
}

// shades are what the schemes differ in: the paper, the direction in which
// lightness moves away from it, and the lightness (OKLCH, 0 to 1) of tint and
// mark.
type shades struct {
	paper            string
	step, tint, mark float64
}

// The highest chroma of tint and mark: backgrounds are quieter than text.
const (
	tintChroma = 0.018
	markChroma = 0.075
)

func newScheme(c colorful.Color, s shades) Scheme {
	paper, _ := colorful.Hex(s.paper) // a constant of ours
	l, chroma, hue := c.OkLch()
	legible := c
	for l >= 0 && l <= 1 && contrast(legible, paper) < minContrast {
		l += s.step
		legible = colorful.OkLch(l, chroma, hue).Clamped()
	}
	return Scheme{
		Paper:  s.paper,
		Accent: legible.Hex(),
		Tint:   colorful.OkLch(s.tint, min(chroma, tintChroma), hue).Clamped().Hex(),
		Mark:   colorful.OkLch(s.mark, min(chroma, markChroma), hue).Clamped().Hex(),
	}
}

// contrast is WCAG 2.2's ratio of relative luminances, 1 to 21.
func contrast(a, b colorful.Color) float64 {
	la, lb := luminance(a), luminance(b)
	if la < lb {
		la, lb = lb, la
	}
	return (la + 0.05) / (lb + 0.05)
}

func luminance(c colorful.Color) float64 {
	r, g, b := c.LinearRgb()
	return 0.2126*r + 0.7152*g + 0.0722*b
}

// stylesheet takes paper, accent, tint and mark of the light scheme, then of
// the dark one.
const stylesheet = `:root{--paper:%s;--accent:%s;--tint:%s;--mark:%s}
@media (prefers-color-scheme:dark){:root{--paper:%s;--accent:%s;--tint:%s;--mark:%s}}
`

// CSS is the theme as custom properties.
func (t Theme) CSS() []byte {
	return fmt.Appendf(nil, stylesheet, t.Light.Paper, t.Light.Accent, t.Light.Tint, t.Light.Mark,
		t.Dark.Paper, t.Dark.Accent, t.Dark.Tint, t.Dark.Mark)
}
