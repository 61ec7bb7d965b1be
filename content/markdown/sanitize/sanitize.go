// Package sanitize says which HTML a page may have, and removes the rest.
//
// In: HTML that may do anything. Out: HTML that only shapes text.
//
//	safe := sanitize.HTML(`<p onclick="x()">Text<script>y()</script></p>`) // <p>Text</p>
//	ok := sanitize.SafeAddress("javascript:alert(1)")                      // false
//
// Raw HTML may have headings, paragraphs, lists, tables, details, figures,
// emphasis and code, images and links. Script, style and frame elements are
// dropped with their content, other elements without it, and all attributes but
// those that the remaining elements need. Elements that are left open are closed at the
// end, and end tags of elements that are not open are dropped. Addresses are relative or of the schemes
// http, https, mailto and tel.
package sanitize

import (
	"net/url"
	"regexp"
	"slices"
	"sync"

	"github.com/microcosm-cc/bluemonday"
)

// HTML returns html with what a page may not have removed, and with its elements closed:
// what comes after it is in none of them.
func HTML(html string) string { return contain(balance(policy().Sanitize(html))) }

// policy is what the HTML of a page may have: elements that shape text,
// tables, images, and links to the web, mail and telephone. Nothing can run,
// load a frame or a style, or take part in a form.
//
// A page with raw HTML passes through it as a whole, after rendering, so that two
// harmless pieces cannot make a harmful one.
var policy = sync.OnceValue(newPolicy)

// textElements need no attribute; otherElements have a meaning only with one.
var (
	textElements = []string{
		"h1", "h2", "h3", "h4", "h5", "h6", "p", "br", "hr", "blockquote", "pre", "div", "span",
		"em", "strong", "b", "i", "u", "s", "del", "ins", "sub", "sup", "small", "mark", "code", "kbd", "samp", "var",
		"abbr", "cite", "q", "dfn", "ul", "ol", "li", "dl", "dt", "dd", "details", "summary", "figure", "figcaption",
		"table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td",
	}
	otherElements = []string{"a", "img", "input"}
)

func newPolicy() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements(textElements...)
	p.AllowStandardURLs()
	p.RequireNoFollowOnLinks(false)
	p.AllowURLSchemes(urlSchemes...)
	p.AllowAttrs("href").OnElements("a")
	p.AllowAttrs("src", "alt").OnElements("img")
	p.AllowAttrs("width", "height").Matching(bluemonday.NumberOrPercent).OnElements("img")
	p.AllowAttrs("title").OnElements("a", "img", "abbr", "dfn")
	p.AllowAttrs("id").OnElements("h1", "h2", "h3", "h4", "h5", "h6")
	p.AllowAttrs("start").Matching(bluemonday.Integer).OnElements("ol")
	p.AllowAttrs("open").Matching(regexp.MustCompile(`^(open)?$`)).OnElements("details")
	p.AllowAttrs("align").Matching(regexp.MustCompile(`^(left|right|center)$`)).OnElements("th", "td")
	p.AllowAttrs("colspan", "rowspan").Matching(regexp.MustCompile(`^[0-9]{1,3}$`)).OnElements("th", "td")
	p.AllowAttrs("class").Matching(regexp.MustCompile(`^language-[\w+#.-]+$`)).OnElements("code")
	p.AllowAttrs("type").Matching(regexp.MustCompile(`^checkbox$`)).OnElements("input")
	p.AllowAttrs("checked", "disabled").Matching(regexp.MustCompile(`^$`)).OnElements("input")
	p.AllowAttrs("class").Matching(regexp.MustCompile(`^alert alert-(note|tip|important|warning|caution)$`)).OnElements("blockquote")
	p.AllowAttrs("class").Matching(regexp.MustCompile(`^alert-title$`)).OnElements("p")
	allowFootnotes(p)
	return p
}

// allowFootnotes allows what the renderer writes for footnotes.
func allowFootnotes(p *bluemonday.Policy) {
	p.AllowAttrs("id").Matching(regexp.MustCompile(`^fnref\d*:\d+$`)).OnElements("sup")
	p.AllowAttrs("id").Matching(regexp.MustCompile(`^fn:\d+$`)).OnElements("li")
	p.AllowAttrs("class").Matching(regexp.MustCompile(`^footnote-(back)?ref$`)).OnElements("a")
	p.AllowAttrs("class").Matching(regexp.MustCompile(`^footnotes$`)).OnElements("div")
	p.AllowAttrs("role").Matching(regexp.MustCompile(`^doc-(noteref|backlink|endnotes)$`)).OnElements("a", "div")
}

// urlSchemes are the schemes of addresses; relative ones have none.
var urlSchemes = []string{"http", "https", "mailto", "tel"}

// SafeAddress reports whether a page may link to an address: a relative one, or one
// of the schemes http, https, mailto and tel.
func SafeAddress(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "" || slices.Contains(urlSchemes, u.Scheme))
}
