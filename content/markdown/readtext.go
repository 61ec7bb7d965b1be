package markdown

// Reading the nodes that have text: words, code and links.

import (
	"bytes"

	emoji "github.com/yuin/goldmark-emoji/ast"
	"github.com/yuin/goldmark/ast"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/markdown/sanitize"
	"github.com/careers-index/careers/content/markdown/syntax"
)

// textNode reads text with its line break.
func (r *reader) textNode(n *ast.Text) {
	s := n.Segment
	if r.dropped.active() {
		return
	}
	if !r.inText() {
		s = s.TrimLeftSpace(r.sources.buf)
	}
	if s.Start < s.Stop {
		r.openBlock(s.Start)
		if n.IsRaw() {
			r.text.literal(s.Start, s.Stop, r.nesting.links > 0, false)
		} else {
			r.brokenTag(s.Start, s.Stop)
			r.text.unescaped(s.Start, s.Stop, r.nesting.links > 0)
		}
	}
	switch {
	case n.HardLineBreak():
		r.breakLine()
	case n.SoftLineBreak():
		r.text.pending = true
	}
}

// brokenTag warns of text that begins like our tag, or like a comment: the author meant
// one.
func (r *reader) brokenTag(from, to int) {
	buf := r.sources.buf
	for at := from; at < to; at++ {
		n := bytes.IndexByte(buf[at:to], '<')
		if n < 0 {
			return
		}
		at += n
		if at > 0 && buf[at-1] == '\\' {
			continue
		}
		if bytes.HasPrefix(buf[at:], []byte("<!--")) {
			r.found.findings = append(r.found.findings, diag.New(diag.RuleUnclosedComment, r.sources.at(at),
				"this begins like a comment and is not closed in its paragraph, so it is shown as text; close it with -->, or put it on a line of its own"))
		}
		if syntax.StartsTag(buf[at:to]) {
			r.found.findings = append(r.found.findings, diag.New(diag.RuleBrokenTag, r.sources.at(at),
				"this begins like a tag and is not one, so it is shown as text; write <%s %s=\"name\"></%[1]s>, or `code` to show it", syntax.TagElement, syntax.TagAttribute))
		}
	}
}

// emoji reads a code of an emoji as the emoji.
func (r *reader) emoji(n *emoji.Emoji) {
	if r.dropped.active() {
		return
	}
	r.openBlock(n.Pos())
	r.text.appendEntity(string(n.Value.Unicode), n.Pos(), r.nesting.links > 0, false)
}

// codeSpan reads code in a line of text; a line break in it is a space.
func (r *reader) codeSpan(n *ast.CodeSpan) {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		t, ok := child.(*ast.Text)
		if !ok || r.dropped.active() {
			continue
		}
		s := t.Segment
		line := bytes.TrimRight(r.sources.buf[s.Start:s.Stop], "\r\n")
		if len(line) > 0 {
			r.openBlock(s.Start)
			r.text.literal(s.Start, s.Start+len(line), r.nesting.links > 0, true)
		}
		if len(line) < s.Len() {
			r.text.pending = true
		}
	}
}

// codeLines reads a block of code. Each line is a block of text, as lines of code are
// not sentences.
func (r *reader) codeLines(n ast.Node, kind BlockKind) {
	if r.dropped.active() {
		return
	}
	r.startBlock(kind)
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		line := r.sources.buf[s.Start:s.Stop]
		text := bytes.TrimSpace(line)
		if len(text) == 0 {
			continue
		}
		from := s.Start + bytes.Index(line, text)
		r.openBlock(from)
		r.text.literal(from, from+len(text), false, true)
		r.closeBlock()
	}
}

// link reads the text of a link. It is marked as such if rewriting keeps the link.
func (r *reader) link(n *ast.Link) {
	// Many links may share one long address. Past the limit the page is not shown,
	// and it does not matter what its links are.
	r.linkBytes += len(n.Destination)
	if r.linkBytes <= MaxLinkBytes {
		if _, keep := keepsLink(n.Destination); !keep {
			r.children(n)
			return
		}
	}
	r.nesting.links++
	r.children(n)
	r.nesting.links--
}

// autoLink reads an address in the text.
func (r *reader) autoLink(n *ast.AutoLink) {
	if r.dropped.active() {
		return
	}
	from, to := labelOf(n, r.sources.buf)
	r.openBlock(from)
	r.text.literal(from, to, sanitize.SafeAddress(autoLinkAddress(n, r.sources.buf)), false)
}

// labelOf is where the text of an automatic link is in the buffer. The node's place is
// that of the bracket or space before it, if there is one.
func labelOf(n *ast.AutoLink, buf []byte) (from, to int) {
	label := n.Label(buf)
	from = n.Pos() + bytes.Index(buf[n.Pos():], label)
	return from, from + len(label)
}

// autoLinkAddress is the address that an automatic link leads to.
func autoLinkAddress(n *ast.AutoLink, buf []byte) string {
	address := string(n.URL(buf))
	if n.AutoLinkType == ast.AutoLinkEmail {
		address = "mailto:" + address
	}
	return address
}
