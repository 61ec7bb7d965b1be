// Package outline finds the headings of a page's HTML: those that a list of its contents
// links to, and where the text before the first one ends.
//
//	headings, lead := outline.Of(`<p>We sail.</p><h2 id="how">How</h2>`)
//	// [{How how}], 15
package outline

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Heading is a second-level heading of a page, for the list of its contents.
type Heading struct{ Text, Anchor string }

// Of reads a sanitized body: its second-level headings that have an
// anchor, and the offset of the first heading that is in no other element (the
// body's length if there is none).
func Of(body string) (headings []Heading, lead int) {
	z := html.NewTokenizer(strings.NewReader(body))
	lead = len(body)
	depth, offset := 0, 0
	var current *Heading
	for {
		kind := z.Next()
		raw := len(z.Raw())
		switch kind {
		case html.ErrorToken:
			return headings, lead
		case html.StartTagToken:
			t := z.Token()
			if isHeading(t.DataAtom) && depth == 0 {
				lead = min(lead, offset)
			}
			if t.DataAtom == atom.H2 {
				current = &Heading{Anchor: attribute(t, "id")}
			}
			if !isVoid(t.DataAtom) {
				depth++
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); atom.Lookup(name) == atom.H2 && current != nil {
				if current.Text = strings.TrimSpace(current.Text); current.Text != "" && current.Anchor != "" {
					headings = append(headings, *current)
				}
				current = nil
			}
			depth--
		case html.TextToken:
			if current != nil {
				current.Text += string(z.Text())
			}
		}
		offset += raw
	}
}

func attribute(t html.Token, name string) string {
	for _, a := range t.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

func isHeading(a atom.Atom) bool {
	switch a {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// isVoid reports whether an element has no end tag.
func isVoid(a atom.Atom) bool {
	switch a {
	case atom.Img, atom.Br, atom.Hr, atom.Input, atom.Wbr, atom.Source, atom.Track, atom.Col:
		return true
	}
	return false
}
