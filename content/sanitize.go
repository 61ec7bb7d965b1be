package content

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/microcosm-cc/bluemonday"
	"github.com/yuin/goldmark/ast"
)

// policy is what the HTML of a page may hold: elements that shape text,
// tables, images, and links to the web, mail and telephone. Nothing can run,
// load a frame or a style, or take part in a form.
//
// A page that holds raw HTML passes through it as a whole, after rendering, so
// that no two harmless pieces can make a harmful one. Without raw HTML nothing
// can be in the page but what our renderer writes, with all text escaped and
// all addresses checked; it stays within the policy by itself, which a test
// asserts, and is spared a quarter of its time.
var policy = newPolicy()

// textElements need no attribute, otherElements mean something with one only.
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

// urlSchemes are what addresses may begin with; relative ones have none.
var urlSchemes = []string{"http", "https", "mailto", "tel"}

// safeAddress reports whether an address can stand in a link.
func safeAddress(address string) bool {
	u, err := url.Parse(address)
	return err == nil && (u.Scheme == "" || slices.Contains(urlSchemes, u.Scheme))
}

// htmlBuilder is a string builder that the renderer writes to without a buffer
// between.
type htmlBuilder struct{ strings.Builder }

// Available implements util.BufWriter.
func (b *htmlBuilder) Available() int { return b.Cap() - b.Len() }

// Buffered implements util.BufWriter.
func (*htmlBuilder) Buffered() int { return 0 }

// Flush implements util.BufWriter.
func (*htmlBuilder) Flush() error { return nil }

// renderHTML renders a tree over its source, safe to show. raw says that the
// tree holds raw HTML.
func renderHTML(src []byte, doc ast.Node, raw bool) string {
	var out htmlBuilder
	out.Grow(len(src) + len(src)/4)
	// Writing to a builder cannot fail, and no renderer of ours does.
	_ = markdown.renderer.Render(&out, src, doc)
	if !raw {
		return out.String()
	}
	return policy.Sanitize(out.String())
}
