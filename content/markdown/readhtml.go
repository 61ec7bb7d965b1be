package markdown

// Reading the text of raw HTML.

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"

	"github.com/careers-index/careers/content/markdown/foreign"
	"github.com/careers-index/careers/content/markdown/sanitize"
	"github.com/careers-index/careers/content/markdown/syntax"
)

// droppedElement is the element whose content is being dropped; "" for none.
type droppedElement string

// active reports whether content is being dropped.
func (d droppedElement) active() bool { return d != "" }

// open notes an opening tag of an element that is not in a dropped one.
func (d *droppedElement) open(name string, kind html.TokenType) {
	if sanitize.IsDropped(name) && kind == html.StartTagToken {
		*d = droppedElement(name)
	}
}

// close notes a closing tag, and reports whether it is outside of dropped content.
func (d *droppedElement) close(name string) bool {
	if string(*d) == name {
		*d = ""
		return false
	}
	return !d.active()
}

// htmlBlock reads a block of raw HTML.
func (r *reader) htmlBlock(n *ast.HTMLBlock) {
	r.startBlock(Paragraph)
	r.html(r.sources.htmlBlock(n))
	r.closeBlock()
}

// html reads the text of raw HTML.
func (r *reader) html(t syntax.LineText) {
	at := 0
	z := html.NewTokenizer(bytes.NewReader(t.Bytes))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		raw := z.Raw()
		switch {
		case kind == html.TextToken, isLiteralTag(kind, raw):
			r.maskedText(t, at, at+len(raw))
		case kind == html.StartTagToken || kind == html.SelfClosingTagToken:
			name, _ := z.TagName()
			r.startTag(string(name), kind)
		case kind == html.EndTagToken:
			name, _ := z.TagName()
			r.endTag(string(name))
		}
		at += len(raw)
	}
}

// isLiteralTag reports whether a token is our tag. Only in <pre> and the like is it
// still there; it is shown as text.
func isLiteralTag(kind html.TokenType, raw []byte) bool {
	return kind != html.TextToken && kind != html.CommentToken && syntax.StartsTag(raw)
}

// startTag reads an opening tag.
func (r *reader) startTag(name string, kind html.TokenType) {
	if r.dropped.active() {
		return
	}
	r.dropped.open(name, kind)
	if sanitize.IsAllowed(name) && sanitize.IsBlock(name) {
		r.breakLine()
		r.enterElement(name)
	}
}

// enterElement says what the text in a block element is.
func (r *reader) enterElement(name string) {
	if r.nesting.inHeading {
		return
	}
	switch name {
	case "li":
		r.passage.kind = ListItem
	case "td", "th":
		r.passage.kind = TableCell
	case "pre":
		r.passage.kind = Code
	case "ul", "ol":
		r.nesting.rawLists++
	case "p", "div":
		r.passage.kind = Paragraph
	}
}

// endTag reads a closing tag.
func (r *reader) endTag(name string) {
	if !r.dropped.close(name) || !sanitize.IsBlock(name) {
		return
	}
	r.breakLine()
	if (name == "ul" || name == "ol") && r.nesting.rawLists > 0 {
		r.nesting.rawLists--
	}
}

// maskedText reads text between tags, without what is masked in it.
func (r *reader) maskedText(t syntax.LineText, from, to int) {
	for from < to {
		end := to
		if i := bytes.IndexByte(t.Bytes[from:to], foreign.Filler); i >= 0 {
			end = from + i
		}
		r.htmlText(t, from, end)
		for from = end; from < to && t.Bytes[from] == foreign.Filler; {
			from++
		}
	}
}

// htmlText reads text between tags: lines are joined by spaces.
func (r *reader) htmlText(t syntax.LineText, from, to int) {
	if r.dropped.active() {
		return
	}
	for from < to {
		end := min(to, t.LineEnd(from))
		line := t.Bytes[from:end]
		text := bytes.TrimSpace(line)
		if len(text) > 0 {
			start := from + bytes.Index(line, text)
			if start > from {
				r.text.pending = r.inText()
			}
			offset := t.Offset(start)
			r.openBlock(offset)
			r.text.unescapedHTML(offset, offset+len(text), r.nesting.links > 0)
		}
		if len(text) == 0 || !bytes.HasSuffix(line, text) {
			r.text.pending = r.inText()
		}
		from = end
	}
}
