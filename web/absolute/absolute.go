// Package absolute makes the addresses in a page's HTML absolute, for those who read it
// elsewhere: in a feed, as Markdown.
//
//	absolute.HTML(`<a href="../about">us</a>`, "https://jobs.example.com/jobs/cook")
//	// <a href="https://jobs.example.com/about">us</a>
package absolute

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
)

// HTML is the text with its addresses absolute, which are relative to base.
func HTML(text, base string) string {
	from, err := url.Parse(base)
	if err != nil {
		return text
	}
	var b strings.Builder
	b.Grow(len(text) + len(text)/8)
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return b.String()
		}
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			b.Write(z.Raw())
			continue
		}
		raw := string(z.Raw()) // reading the token changes it
		if t := z.Token(); resolve(t.Attr, from) {
			raw = t.String()
		}
		b.WriteString(raw)
	}
}

// resolve makes the addresses among attributes absolute, and reports whether there was one
// to make so.
func resolve(attributes []html.Attribute, from *url.URL) (changed bool) {
	for i, a := range attributes {
		if a.Key != "href" && a.Key != "src" {
			continue
		}
		if u, err := url.Parse(strings.TrimSpace(a.Val)); err == nil && !u.IsAbs() {
			attributes[i].Val, changed = from.ResolveReference(u).String(), true
		}
	}
	return changed
}
