package markdown

// Reading the text of raw HTML.

import (
	"bytes"
	"regexp"

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

// comment is the element that stands for a comment that its block does not close.
const comment = "!--"

// openComment notes that a token of raw HTML is a comment that is not closed: what comes
// after it is dropped, up to the end of the comment in other raw HTML.
func (d *droppedElement) openComment(kind html.TokenType, raw []byte) bool {
	if d.active() || kind != html.CommentToken || !bytes.HasPrefix(raw, []byte("<!--")) || len(raw) > 4 && commentEnd(raw) == len(raw) {
		return false
	}
	*d = comment
	return true
}

// closeComment notes the end of a comment in raw HTML. It returns where to go on.
func (d *droppedElement) closeComment(text []byte) int {
	if *d != comment {
		return 0
	}
	end := commentEnd(text)
	if end == 0 {
		return len(text)
	}
	*d = ""
	return end
}

// commentEnd is the end of the comment that a text is in; 0 if it has none.
func commentEnd(text []byte) int {
	loc := endOfComment.FindIndex(text)
	if loc == nil {
		return 0
	}
	return loc[1]
}

var endOfComment = regexp.MustCompile(`--!?>|^<!---?>`)

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
	at := r.dropped.closeComment(t.Bytes)
	z := html.NewTokenizer(bytes.NewReader(t.Bytes[at:]))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		raw := z.Raw()
		switch {
		case r.dropped.openComment(kind, raw):
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
