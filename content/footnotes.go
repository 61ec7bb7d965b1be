package content

import (
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// noteLimit bounds the footnotes of a file, and keeps them out of each other:
// every reference looks through all of them.
type noteLimit struct{ parser.BlockParser }

// Open implements parser.BlockParser.
func (l noteLimit) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	over := excessOf(pc)
	for n := parent; n != nil; n = n.Parent() {
		if n.Kind() == east.KindFootnote {
			return nil, parser.NoChildren
		}
	}
	if over.notes >= MaxNotes {
		_, at := reader.Position()
		over.exceed(at.Start, "more than %d footnotes", MaxNotes)
		return nil, parser.NoChildren
	}
	node, state := l.BlockParser.Open(parent, reader, pc)
	if node != nil {
		over.notes++
	}
	return node, state
}

// notes are the footnotes of a page. Every file numbers its own; on the page
// they stand in one list at the end, numbered as they are referred to.
type notes struct {
	list  []*east.Footnote
	count int
}

// number makes the numbers of a file's notes differ from those of all others.
func (n *notes) number(doc *ast.Document) {
	list, ok := doc.LastChild().(*east.FootnoteList)
	if !ok {
		return
	}
	renumber(doc, func(i int) int { return i + n.count })
	n.count += list.Count
}

// take moves the notes of a file out of its tree.
func (n *notes) take(doc *ast.Document) {
	list, ok := doc.LastChild().(*east.FootnoteList)
	if !ok {
		return
	}
	for note := list.FirstChild(); note != nil; note = list.FirstChild() {
		list.RemoveChild(list, note)
		n.list = append(n.list, note.(*east.Footnote))
	}
	remove(list)
}

// put puts all notes at the end of a page.
func (n *notes) put(doc *ast.Document) {
	if len(n.list) == 0 {
		return
	}
	list := east.NewFootnoteList()
	for _, note := range n.list {
		list.AppendChild(list, note)
	}
	doc.AppendChild(doc, list)
	order := map[int]int{}
	renumber(doc, func(i int) int {
		if order[i] == 0 {
			order[i] = len(order) + 1
		}
		return order[i]
	})
	list.SortChildren(func(a, b ast.Node) int { return a.(*east.Footnote).Index - b.(*east.Footnote).Index })
}

// renumber gives the notes of a tree, and all that refers to them, other
// numbers, in document order.
func renumber(root ast.Node, number func(int) int) {
	_ = ast.Walk(root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			switch n := n.(type) {
			case *east.FootnoteLink:
				n.Index = number(n.Index)
			case *east.FootnoteBacklink:
				n.Index = number(n.Index)
			case *east.Footnote:
				n.Index = number(n.Index)
			}
		}
		return ast.WalkContinue, nil
	})
}
