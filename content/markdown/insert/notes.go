package insert

import (
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"github.com/careers-index/careers/content/markdown/syntax"
)

// Notes are the footnotes of a page. Every file numbers its own; on the page
// they are in one list at the end, numbered in the order of their references.
type Notes struct {
	list  []*east.Footnote
	count int
}

// Number makes the numbers of a file's notes differ from those of all others.
func (n *Notes) Number(doc *ast.Document) {
	list, ok := doc.LastChild().(*east.FootnoteList)
	if !ok {
		return
	}
	renumber(doc, func(i int) int { return i + n.count })
	n.count += list.Count
}

// Take moves the notes of a file out of its tree.
func (n *Notes) Take(doc *ast.Document) {
	list, ok := doc.LastChild().(*east.FootnoteList)
	if !ok {
		return
	}
	for note := list.FirstChild(); note != nil; note = list.FirstChild() {
		list.RemoveChild(list, note)
		n.list = append(n.list, note.(*east.Footnote))
	}
	syntax.Remove(list)
}

// Put puts all notes at the end of a page.
func (n *Notes) Put(doc *ast.Document) {
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

// renumber gives the notes of a tree, and the references to them, other numbers,
// in document order.
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
