package content

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/net/html"
)

// resolver puts sections in the place of their tags, in the tree of one page.
// The graph has admitted the page: every section is there, and there is an end
// to them.
type resolver struct {
	graph    *sectionGraph
	book     *book
	notes    notes
	includes []Include
	diags    []Diagnostic
}

// expand resolves the tags of a document, which stands under a heading of the
// given level (0 for none). chain is the tags that lead to the document.
func (r *resolver) expand(doc *ast.Document, level int, chain []Position) {
	for _, n := range landmarks(doc) {
		switch n := n.(type) {
		case *ast.Heading:
			level = n.Level
		case *blockTag:
			place(n, r.section(n.tag, level, chain))
		case *inlineTag:
			r.placeInline(n, r.section(n.tag, level, chain))
		}
	}
}

// dropClosing removes the closing tags of a tree. They say nothing: a section
// stands where the opening tag is.
func dropClosing(doc ast.Node) {
	for _, n := range landmarks(doc) {
		switch n := n.(type) {
		case *blockTag:
			if n.closing {
				remove(n)
			}
		case *inlineTag:
			if parent := n.Parent(); n.closing {
				remove(n)
				if !parent.HasChildren() && parent.Type() == ast.TypeBlock {
					remove(parent)
				}
			}
		}
	}
}

// parseSource parses a file for its text and its opening tags.
func parseSource(src []byte, start int) (*ast.Document, *excess) {
	doc, over := parseMarkdown(src, start)
	if holdsTag(src[start:]) {
		splitHTML(doc, src)
		dropClosing(doc)
	}
	return doc, over
}

// section parses a section for one tag and resolves what it includes.
func (r *resolver) section(t tag, level int, chain []Position) *ast.Document {
	s := r.graph.byName[t.name]
	at := r.book.at(t.start)
	r.includes = append(r.includes, Include{Name: t.name, At: at, Chain: chain})
	start, end := r.book.bounds(s)
	doc, _ := parseSource(r.book.buf[:end], start+s.start)
	relevel(doc, level)
	r.document(doc, s.tags, level, append(slices.Clip(chain), at))
	return doc
}

// page resolves the tree of a page.
func (r *resolver) page(doc *ast.Document, tags []tag) {
	r.document(doc, tags, 0, nil)
	r.notes.put(doc)
}

// document resolves the tree of one file, which has the given tags.
func (r *resolver) document(doc *ast.Document, tags []tag, level int, chain []Position) {
	r.notes.number(doc)
	if len(tags) > 0 {
		r.expand(doc, level, chain)
	}
	r.notes.take(doc)
}

// relevel moves the headings of a section below the heading that it lands in:
// its highest becomes one level lower than that one, and the steps between
// them stay. Without a heading above, they stay as they are.
func relevel(doc *ast.Document, above int) {
	if above == 0 {
		return
	}
	var headings []*ast.Heading
	highest := 6
	for _, n := range landmarks(doc) {
		if h, ok := n.(*ast.Heading); ok {
			headings = append(headings, h)
			highest = min(highest, h.Level)
		}
	}
	for _, h := range headings {
		h.Level = min(h.Level-highest+above+1, 6)
	}
}

// landmarks are the headings and the tags of a tree, in document order.
func landmarks(doc ast.Node) []ast.Node {
	var found []ast.Node
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			switch n.(type) {
			case *ast.Heading, *blockTag, *inlineTag:
				found = append(found, n)
			}
		}
		return ast.WalkContinue, nil
	})
	return found
}

// tagsOf are the tags of a tree, in document order.
func tagsOf(doc ast.Node) []tag {
	var tags []tag
	for _, n := range landmarks(doc) {
		switch n := n.(type) {
		case *blockTag:
			tags = append(tags, n.tag)
		case *inlineTag:
			tags = append(tags, n.tag)
		}
	}
	return tags
}

// splitHTML cuts blocks of raw HTML at the tags in them, so that a section can
// stand in <details> or <div>. Tags in comments, <pre>, <script> and the like
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
		if text := newLineText(b.Lines(), src); bytes.Contains(bytes.ToLower(text.bytes), []byte(tagElement)) {
			splitBlock(b, text)
		}
	}
}

// splitBlock replaces a block by its tags and what stands between them.
func splitBlock(b *ast.HTMLBlock, text lineText) {
	parent := b.Parent()
	from, at := 0, 0
	cut := func(to int) {
		if from < to {
			piece := ast.NewHTMLBlock(b.HTMLBlockType)
			piece.SetLines(text.segments(from, to))
			parent.InsertBefore(parent, b, piece)
		}
	}
	z := html.NewTokenizer(bytes.NewReader(text.bytes))
	for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
		raw := z.Raw()
		t, ok := tag{}, false
		if kind != html.TextToken && kind != html.CommentToken && startsTag(raw) {
			t, ok = parseTag(raw)
		}
		if ok {
			cut(at)
			t.start, t.end = text.offset(at), text.offset(at+len(raw)-1)+1
			parent.InsertBefore(parent, b, &blockTag{tag: t})
			from = at + len(raw)
		}
		at += len(raw)
	}
	cut(len(text.bytes))
	remove(b)
}

func remove(n ast.Node) {
	n.Parent().RemoveChild(n.Parent(), n)
}
