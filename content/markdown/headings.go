package markdown

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// nameHeadings gives each heading its id. The page's own headings come first, so that
// a section cannot take the id that links to the page rely on.
func (p *pageText) nameHeadings() {
	ids := ids{}
	for _, own := range []bool{true, false} {
		for i := range p.headings {
			if h := &p.headings[i]; (h.Section == "") == own {
				h.Anchor = ids.next(h.Text)
			}
		}
	}
	for i, heading := range p.headingOfPassage {
		if heading >= 0 {
			p.passages[i].Anchor = p.headings[heading].Anchor
		}
	}
}

// reservedIDs are names that scripts reach as properties of the window or the
// document, and that an element with such an id could hide. The page around
// the content uses ids that begin with "site-".
var reservedIDs = []string{
	"body", "children", "close", "closed", "cookie", "document", "domain", "embeds", "event", "external", "focus",
	"forms", "frames", "head", "history", "images", "length", "links", "location", "main", "menubar", "name", "navigator", "open",
	"opener", "origin", "parent", "plugins", "print", "referrer", "results", "screen", "scripts", "search", "self", "status", "stop",
	"style", "title", "toolbar", "top", "url", "window",
}

// ids gives out the ids of one page, each once. It maps a name
// to the number that it was given last.
type ids map[string]int

// next makes an id of a heading's text as GitHub does: lower case, spaces
// become hyphens, punctuation is removed, and a number is added if it is taken.
func (i ids) next(text string) string {
	name := slug(text)
	if slices.Contains(reservedIDs, name) {
		name += "-section"
	}
	id := name
	for _, taken := i[id]; taken; _, taken = i[id] {
		i[name]++
		id = name + "-" + strconv.Itoa(i[name])
	}
	i[id] = 0
	return id
}

func slug(text string) string {
	id := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r), unicode.IsNumber(r), unicode.IsMark(r):
			return unicode.ToLower(r)
		case r == '-', r == '_':
			return r
		case unicode.IsSpace(r):
			return '-'
		}
		return -1
	}, text)
	if id == "" {
		return "section"
	}
	return id
}
