package content

import "slices"

// What elements of raw HTML mean for the text of a page.

// hiddenElements are dropped with all their content; see policy.
var hiddenElements = []string{"frame", "frameset", "iframe", "noembed", "noframes", "noscript", "object", "script", "style", "title"}

// blockElements end the line of text that stands before them, and begin one.
var blockElements = []string{
	"address", "article", "aside", "blockquote", "br", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt",
	"fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li",
	"main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}

func isHidden(element string) bool { return slices.Contains(hiddenElements, element) }

func isBlock(element string) bool { return slices.Contains(blockElements, element) }

// isAllowed reports whether a page can have an element; see policy.
func isAllowed(element string) bool {
	return slices.Contains(textElements, element) || slices.Contains(otherElements, element)
}
