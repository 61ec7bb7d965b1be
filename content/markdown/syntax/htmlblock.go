package syntax

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"
)

// splitHTML cuts blocks of raw HTML at the tags in them, so that a section can
// be included in <details> or <div>. Tags in comments, <pre>, <script> and the like
// stay as they are.
func splitHTML(doc ast.Node, src []byte) {
	var blocks []*ast.HTMLBlock
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if b, ok := n.(*ast.HTMLBlock); ok && entering && b.HTMLBlockType >= ast.HTMLBlockType6 {
			blocks = append(blocks, b)
		}
		return ast.WalkContinue, nil
	})
	for _, b := range blocks {
		if text := NewLineText(b.Lines(), src); bytes.Contains(bytes.ToLower(text.Bytes), []byte(TagElement)) {
			splitBlock(b, text)
		}
	}
}

// splitBlock replaces a block by its tags and the HTML between them.
func splitBlock(b *ast.HTMLBlock, text LineText) {
	parent := b.Parent()
	from, at := 0, 0
	cut := func(to int) {
		if from < to {
			piece := ast.NewHTMLBlock(b.HTMLBlockType)
			piece.SetLines(text.segments(from, to))
			parent.InsertBefore(parent, b, piece)
		}
	}
	z := html.NewTokenizer(bytes.NewReader(text.Bytes))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		raw := z.Raw()
		t, ok := Tag{}, false
		if kind != html.TextToken && kind != html.CommentToken && StartsTag(raw) {
			t, ok = parseTag(raw)
		}
		if ok {
			cut(at)
			t.Start, t.End = text.Offset(at), text.Offset(at+len(raw)-1)+1
			parent.InsertBefore(parent, b, &BlockTag{Tag: t})
			from = at + len(raw)
		}
		at += len(raw)
	}
	cut(len(text.Bytes))
	Remove(b)
}
