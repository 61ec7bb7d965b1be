// Package card draws the image that other sites show beside a link to a page (Open Graph):
// who hires, the title, and the facts, on the site's paper with a band in its accent.
//
//	body, err := card.PNG(card.Card{Site: "Acme", Title: "Cook", Facts: "Oslo · full time", Accent: theme.Light.Accent})
//
// Letters are those of the Go fonts, which have Latin, Greek and Cyrillic ones. [Covers]
// tells whether a title can be drawn. The same card always has the same bytes.
package card

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strings"
	"sync"
	"unicode"

	"github.com/lucasb-eyer/go-colorful"
	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Size of a card, in the proportions that sites expect.
const (
	Width  = 1200
	Height = 630
)

// Card is what is on an image.
type Card struct {
	Site, Title, Facts string
	Accent, Paper      string // colours, #rrggbb
}

// Layout, in pixels.
const (
	margin    = 80
	band      = 24 // at the left edge
	maxLines  = 4  // of the title
	siteSize  = 40
	factSize  = 36
	largest   = 84 // of the title; it gets smaller until it fits
	smallest  = 52
	lineSpace = 1.2
)

// fonts are parsed once. Those of the library cannot be broken.
var fonts = sync.OnceValues(func() (f struct{ regular, bold *sfnt.Font }, err error) {
	if f.regular, err = opentype.Parse(goregular.TTF); err == nil {
		f.bold, err = opentype.Parse(gobold.TTF)
	}
	return f, err
})

// Covers reports whether there are letters for a text.
func Covers(text string) bool {
	f, err := fonts()
	if err != nil {
		return false
	}
	var b sfnt.Buffer
	for _, r := range drawable(text) {
		if i, err := f.bold.GlyphIndex(&b, r); err != nil || i == 0 {
			return false
		}
	}
	return strings.TrimSpace(drawable(text)) != ""
}

// drawable is a text without what is no letter: emoji and their joiners.
func drawable(text string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.So, r) || unicode.Is(unicode.Sk, r) && r > 0x2000 || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Mn, r) && r >= 0xFE00 {
			return -1
		}
		return r
	}, text)), " ")
}

// PNG draws a card.
func PNG(c Card) ([]byte, error) {
	f, err := fonts()
	if err != nil {
		return nil, err
	}
	accent, err := colorful.Hex(c.Accent)
	if err != nil {
		return nil, fmt.Errorf("card: %w", err)
	}
	paper, err := colorful.Hex(c.Paper)
	if err != nil {
		return nil, fmt.Errorf("card: %w", err)
	}
	// Few colours make a small file: from ink and accent to paper.
	ink := colorful.Color{R: 0.1, G: 0.11, B: 0.12}
	img := image.NewPaletted(image.Rect(0, 0, Width, Height), palette(paper, accent, ink))
	draw.Draw(img, img.Bounds(), image.NewUniform(paper), image.Point{}, draw.Src)
	draw.Draw(img, image.Rect(0, 0, band, Height), image.NewUniform(accent), image.Point{}, draw.Src)
	p := painter{img: img}
	if err := p.paint(f.regular, siteSize, accent, margin, margin+siteSize, []string{drawable(c.Site)}, 1); err != nil {
		return nil, err
	}
	if err := p.title(f.bold, ink, drawable(c.Title)); err != nil {
		return nil, err
	}
	if err := p.paint(f.regular, factSize, ink, margin, Height-margin, []string{drawable(c.Facts)}, 1); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = png.Encode(&b, img)
	return b.Bytes(), err
}

// palette has the shades between paper and the two colours of letters.
func palette(paper, accent, ink colorful.Color) color.Palette {
	const shades = 16
	var p color.Palette
	for _, c := range []colorful.Color{accent, ink} {
		for i := range shades {
			p = append(p, paper.BlendRgb(c, float64(i)/(shades-1)).Clamped())
		}
	}
	return p
}

type painter struct{ img draw.Image }

// title draws the title in the largest letters in which it has few lines.
func (p painter) title(f *sfnt.Font, c color.Color, text string) error {
	for size := largest; ; size -= 8 {
		face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: float64(size), DPI: 72, Hinting: font.HintingFull})
		if err != nil {
			return err
		}
		lines := wrap(face, text)
		_ = face.Close() // holds nothing but memory
		if len(lines) <= maxLines && float64(len(lines)*size)*lineSpace <= Height-4*margin || size <= smallest {
			return p.paint(f, size, c, margin, 2*margin+size, lines, maxLines)
		}
	}
}

// paint draws lines below each other, the first with its feet at y; what is too long ends
// in an ellipsis.
func (p painter) paint(f *sfnt.Font, size int, c color.Color, x, y int, lines []string, most int) error {
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: float64(size), DPI: 72, Hinting: font.HintingFull})
	if err != nil {
		return err
	}
	d := font.Drawer{Dst: p.img, Src: image.NewUniform(c), Face: face}
	for i, line := range lines[:min(len(lines), most)] {
		if i == most-1 && len(lines) > most {
			line += "…"
		}
		d.Dot = fixed.P(x, y+int(float64(i*size)*lineSpace))
		d.DrawString(cut(face, line))
	}
	return face.Close()
}

// room is the width of a line.
const room = fixed.Int26_6((Width - 2*margin) << 6)

// wrap breaks a text into lines at spaces.
func wrap(face font.Face, text string) []string {
	var lines []string
	line := ""
	for word := range strings.FieldsSeq(text) {
		if longer := strings.TrimSpace(line + " " + word); line == "" || font.MeasureString(face, longer) <= room {
			line = longer
			continue
		}
		lines = append(lines, line)
		line = word
	}
	return append(lines, line)
}

// cut shortens a line that has no room.
func cut(face font.Face, line string) string {
	if font.MeasureString(face, line) <= room {
		return line
	}
	r := []rune(strings.TrimSuffix(line, "…"))
	for len(r) > 0 && font.MeasureString(face, string(r)+"…") > room {
		r = r[:len(r)-1]
	}
	return strings.TrimSpace(string(r)) + "…"
}
