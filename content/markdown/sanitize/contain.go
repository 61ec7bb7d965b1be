package sanitize

import (
	"strings"

	"github.com/microcosm-cc/bluemonday"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// contain returns HTML that stays inside the element around it. Where every tag has its
// end, it does, but for tables: a browser closes what is open in one when the table ends,
// and moves out what cannot be in one. Such HTML is written as a browser reads it.
func contain(text string) string {
	if isContained(text) {
		return text
	}
	nodes, err := parse(text)
	if err == nil {
		var out strings.Builder
		for _, n := range nodes {
			// Writing to a builder cannot fail, and there is no <plaintext>.
			_ = html.Render(&out, n)
		}
		if rebuilt := out.String(); isContained(rebuilt) {
			return rebuilt
		}
	}
	return textOnly.Sanitize(text) // nested deeper than any parser goes
}

// textOnly removes all elements.
var textOnly = bluemonday.StrictPolicy()

// isContained reports whether the element around HTML ends after it. No page has an
// <aside> of its own.
func isContained(text string) bool {
	nodes, err := parse("<div>" + text + "</div><aside>after</aside>")
	if err != nil || len(nodes) != 2 || nodes[0].Data != "div" || nodes[1].Data != "aside" {
		return false
	}
	after := nodes[1].FirstChild // in an <a>, say, if one is still open
	return after != nil && after.Type == html.TextNode && after.NextSibling == nil
}

// parse reads HTML as a browser does.
func parse(text string) ([]*html.Node, error) {
	return html.ParseFragment(strings.NewReader(text), &html.Node{Type: html.ElementNode, Data: "main", DataAtom: atom.Main})
}
