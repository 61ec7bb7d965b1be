package sanitize

import "slices"

// droppedElements are dropped with all their content; see policy.
var droppedElements = []string{"frame", "frameset", "iframe", "noembed", "noframes", "noscript", "object", "script", "style", "title"}

// blockElements end the line of text before them, and start one.
var blockElements = []string{
	"address", "article", "aside", "blockquote", "br", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt",
	"fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li",
	"main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}

// IsDropped reports whether an element is dropped with all its content.
func IsDropped(element string) bool { return slices.Contains(droppedElements, element) }

// IsBlock reports whether an element ends the line of text before it, and starts one.
func IsBlock(element string) bool { return slices.Contains(blockElements, element) }

// IsAllowed reports whether a page may have an element.
func IsAllowed(element string) bool {
	return slices.Contains(textElements, element) || slices.Contains(otherElements, element)
}
