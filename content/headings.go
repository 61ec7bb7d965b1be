package content

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
)

// heading ends the passage above a heading and opens the one below.
func (c *collector) heading(n *ast.Heading) {
	c.flush()
	c.rawLists = 0
	c.inHeading = true
	c.children(n)
	c.inHeading = false
	text, runs := c.text.take()
	c.headings = append(c.headings, Heading{
		Level: n.Level, Text: text, Runs: runs,
		At: c.book.at(n.Pos()), Section: c.book.part(n.Pos()).section,
	})
	c.nodes = append(c.nodes, n)
	for len(c.path) > 0 && c.headings[c.path[len(c.path)-1]].Level >= n.Level {
		c.path = c.path[:len(c.path)-1]
	}
	c.path = append(c.path, len(c.headings)-1)
	var path []string
	for _, i := range c.path {
		path = append(path, c.headings[i].Text)
	}
	c.paths = append(c.paths, path)
}

// nameHeadings gives each heading its id. The page's own headings come first,
// so that a section cannot take the name that links to the page rely on.
func (c *collector) nameHeadings() {
	ids := ids{}
	for _, own := range []bool{true, false} {
		for i := range c.headings {
			h := &c.headings[i]
			if (h.Section == "") == own {
				h.Anchor = ids.next(h.Text)
				c.nodes[i].SetAttributeString("id", []byte(h.Anchor))
			}
		}
	}
	for i, under := range c.under {
		if under >= 0 {
			c.passages[i].Anchor = c.headings[under].Anchor
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

// ids gives out the ids of one page, each once. It holds the number that a
// name was given last.
type ids map[string]int

// next makes an id of a heading's text as GitHub does: lower case, blanks to
// hyphens, punctuation gone, and a number behind it when it is taken.
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
