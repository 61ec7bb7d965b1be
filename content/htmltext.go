package content

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"
)

// inlineHTML reads a tag of raw HTML in text.
func (c *collector) inlineHTML(n *ast.RawHTML) {
	t := newLineText(n.Segments, c.book.buf)
	if out, changed := c.html(t); changed {
		s := ast.NewString(out)
		s.SetCode(true) // written as it is
		n.Parent().ReplaceChild(n.Parent(), n, s)
	}
}

// htmlBlock reads a block of raw HTML.
func (c *collector) htmlBlock(n *ast.HTMLBlock) {
	t := newLineText(n.Lines(), c.book.buf)
	if n.HasClosure() {
		t.add(n.ClosureLine, c.book.buf)
	}
	c.leaf(Paragraph)
	out, changed := c.html(t)
	c.endBlock()
	if changed {
		n.Parent().ReplaceChild(n.Parent(), n, &markup{html: out})
	}
}

// html reads raw HTML: its text, and the addresses of links and images, which
// it rewrites. It returns the HTML to write instead if any was.
func (c *collector) html(t lineText) (out []byte, changed bool) {
	c.raw = true
	at := 0
	z := html.NewTokenizer(bytes.NewReader(t.bytes))
	for {
		kind := z.Next()
		raw := z.Raw()
		rewritten := raw
		switch {
		case kind == html.ErrorToken:
			return out, changed
		case kind != html.TextToken && kind != html.CommentToken && startsTag(raw):
			// Only in <pre> and the like is there still one: it is shown.
			c.htmlText(t, at, at+len(raw))
			changed = true
			rewritten = []byte(html.EscapeString(string(raw)))
		case kind == html.TextToken:
			c.htmlText(t, at, at+len(raw))
		case kind == html.StartTagToken || kind == html.SelfClosingTagToken:
			token := z.Token()
			if c.startTag(&token, t.offset(at)) {
				changed = true
				rewritten = []byte(token.String())
			}
		case kind == html.EndTagToken:
			name, _ := z.TagName()
			c.endTag(string(name))
		}
		out = append(out, rewritten...)
		at += len(raw)
	}
}

// startTag reads an opening tag and reports whether it changed it.
func (c *collector) startTag(t *html.Token, at int) (changed bool) {
	switch {
	case c.hidden != "":
		return false
	case isHidden(t.Data):
		c.diags = append(c.diags, diagnose(ruleUnknownElement, c.book.at(at),
			"the element <%s> is dropped with all that is in it; delete it", t.Data))
		if t.Type == html.StartTagToken {
			c.hidden = t.Data
		}
		return false
	case !isAllowed(t.Data):
		c.diags = append(c.diags, diagnose(ruleUnknownElement, c.book.at(at),
			"the element <%s> is dropped, and its content stays; delete the tag or write it in Markdown", t.Data))
	case isBlock(t.Data):
		c.breakLine()
		c.element(t.Data)
	}
	for i := range t.Attr {
		a := &t.Attr[i]
		switch {
		case !(a.Key == "href" && t.Data == "a" || a.Key == "src" && t.Data == "img"):
		case safeAddress(a.Val):
			address := c.addLink(a.Val, a.Val, t.Data == "img", at)
			changed = changed || address != a.Val
			a.Val = address
		default:
			c.unsafe(a.Val, at)
		}
	}
	if n := len(t.Attr); n > 0 {
		// Ids belong to headings; another one might take the name of theirs.
		t.Attr = slices.DeleteFunc(t.Attr, func(a html.Attribute) bool { return a.Key == "id" || a.Key == "name" })
		changed = changed || len(t.Attr) < n
	}
	return changed
}

// element says what text below a block element is.
func (c *collector) element(name string) {
	if c.inHeading {
		return
	}
	switch name {
	case "li":
		c.kind = ListItem
	case "td", "th":
		c.kind = TableCell
	case "pre":
		c.kind = Code
	case "ul", "ol":
		c.rawLists++
	case "p", "div":
		c.kind = Paragraph
	}
}

// endTag reads a closing tag.
func (c *collector) endTag(name string) {
	switch {
	case c.hidden == name:
		c.hidden = ""
	case c.hidden != "":
	case isBlock(name):
		c.breakLine()
		if (name == "ul" || name == "ol") && c.rawLists > 0 {
			c.rawLists--
		}
	}
}

// htmlText reads text between tags: lines are joined by blanks.
func (c *collector) htmlText(t lineText, from, to int) {
	if c.hidden != "" {
		return
	}
	for from < to {
		p := t.piece(from)
		end := min(to, p.at+p.to-p.from)
		line := t.bytes[from:end]
		text := bytes.TrimSpace(line)
		if len(text) > 0 {
			start := from + bytes.Index(line, text)
			if start > from {
				c.text.pending = c.inLeaf || c.inHeading
			}
			offset := t.offset(start)
			c.begin(offset)
			c.text.entities(offset, offset+len(text), c.inLinks > 0)
		}
		if len(text) == 0 || !bytes.HasSuffix(line, text) {
			c.text.pending = c.inLeaf || c.inHeading
		}
		from = end
	}
}
