package web

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/lucasb-eyer/go-colorful"

	"github.com/careers-index/careers/search"
)

const (
	// defaultAccent is a deep green that no state (error, warning) claims.
	defaultAccent = "0b6e5f"
	// Paper is the background that the accent must be read on.
	lightPaper = "#ffffff"
	darkPaper  = "#141618"
	// minContrast is between accent and paper. WCAG 2.2 AA asks for 4.5; the
	// rest is for the tinted backgrounds the accent also stands on.
	minContrast = 5.4
)

// scheme is the site's colour as one of the two colour schemes shows it.
type scheme struct{ paper, accent, tint, mark string }

// theme is a site's colours in the light and the dark scheme.
type theme struct{ light, dark scheme }

var accentForm = regexp.MustCompile(`^[0-9a-f]{6}$`)

func isAccent(s string) bool { return accentForm.MatchString(s) }

// accentOf is the site's accent as six lower-case hex digits. One that is no
// colour is replaced: content was checked, an index of another origin was not.
func accentOf(site *search.Site) string {
	a := strings.ToLower(strings.TrimPrefix(site.Accent, "#"))
	if !isAccent(a) {
		return defaultAccent
	}
	return a
}

// newTheme makes both schemes of an accent. Its hue stays; its lightness moves
// until text in it can be read on the scheme's paper.
func newTheme(accent string) theme {
	c, err := colorful.Hex("#" + accent)
	if err != nil {
		c, _ = colorful.Hex("#" + defaultAccent)
	}
	return theme{
		newScheme(c, shades{paper: lightPaper, step: -0.01, tint: 0.965, mark: 0.87}),
		newScheme(c, shades{paper: darkPaper, step: 0.01, tint: 0.255, mark: 0.42}),
	}
}

// shades are what the schemes differ in: the paper, the way from a colour that
// is too near to it, and the lightness (OKLCH, 0 to 1) of tint and mark.
type shades struct {
	paper            string
	step, tint, mark float64
}

// Chroma of the tint and the mark at most: backgrounds are quieter than text.
const (
	tintChroma = 0.018
	markChroma = 0.075
)

func newScheme(c colorful.Color, s shades) scheme {
	paper, _ := colorful.Hex(s.paper) // a constant of ours
	l, chroma, hue := c.OkLch()
	legible := c
	for l >= 0 && l <= 1 && contrast(legible, paper) < minContrast {
		l += s.step
		legible = colorful.OkLch(l, chroma, hue).Clamped()
	}
	return scheme{
		paper:  s.paper,
		accent: legible.Hex(),
		tint:   colorful.OkLch(s.tint, min(chroma, tintChroma), hue).Clamped().Hex(),
		mark:   colorful.OkLch(s.mark, min(chroma, markChroma), hue).Clamped().Hex(),
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

// themeTemplate is the stylesheet of a theme: paper, accent, tint, mark of the
// light scheme, then of the dark one.
const themeTemplate = `:root{--paper:%s;--accent:%s;--tint:%s;--mark:%s}
@media (prefers-color-scheme:dark){:root{--paper:%s;--accent:%s;--tint:%s;--mark:%s}}
`

func (t theme) css() []byte {
	return fmt.Appendf(nil, themeTemplate, t.light.paper, t.light.accent, t.light.tint, t.light.mark,
		t.dark.paper, t.dark.accent, t.dark.tint, t.dark.mark)
}
