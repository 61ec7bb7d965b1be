package content

// Where the blocks of a section go, in place of its tag. The rule is that the
// page reads as if its author had written the section's text there; lists are
// where this takes care, because an author who puts a list of requirements
// behind another one wants one list.

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// place puts the blocks of a section in the place of its tag.
func place(t ast.Node, doc *ast.Document) {
	first, last := doc.FirstChild(), doc.LastChild()
	if first == nil {
		remove(t)
		return
	}
	var list, rest *ast.List
	if l, ok := first.(*ast.List); ok {
		list, rest = hoist(t, l)
	}
	parent := t.Parent()
	for n := first; n != nil; n = doc.FirstChild() {
		parent.InsertBefore(parent, t, n)
	}
	remove(t)
	next := last.NextSibling()
	join(first.PreviousSibling(), first)
	if next != nil {
		join(next.PreviousSibling(), next)
	}
	if rest != nil && rest.IsOrdered() { // joined or not, its numbers go on
		rest.Start = list.Start + list.ChildCount()
	}
}

// hoist moves a tag at the end of a list item behind that item's list, when
// its section begins with a list of the same kind: its items are meant to
// continue that list. A tag with a blank line above it is a paragraph of the
// item in its own right and stays, so its list is nested. hoist returns the
// list, and the list that it made of the items below the tag, if there are any.
func hoist(t ast.Node, section *ast.List) (list, rest *ast.List) {
	item, ok := t.Parent().(*ast.ListItem)
	if !ok || t.NextSibling() != nil || t.PreviousSibling() != nil && t.HasBlankPreviousLines() {
		return nil, nil
	}
	list = item.Parent().(*ast.List)
	if !sameKind(list, section) {
		return nil, nil
	}
	outer := list.Parent()
	if item.NextSibling() != nil {
		rest = ast.NewList(list.Marker)
		rest.IsTight = list.IsTight
		for n := item.NextSibling(); n != nil; n = item.NextSibling() {
			rest.AppendChild(rest, n)
		}
		outer.InsertAfter(outer, list, rest)
	}
	outer.InsertAfter(outer, list, t)
	if !item.HasChildren() {
		remove(item)
	}
	return list, rest
}

func sameKind(a, b *ast.List) bool { return a.IsOrdered() == b.IsOrdered() }

// join makes one list of two that follow each other. The first one says
// whether its items are paragraphs.
func join(a, b ast.Node) {
	first, ok1 := a.(*ast.List)
	second, ok2 := b.(*ast.List)
	if !ok1 || !ok2 || !sameKind(first, second) {
		return
	}
	if !first.HasChildren() {
		first.IsTight, first.Start = second.IsTight, second.Start
	}
	for item := second.FirstChild(); item != nil; item = second.FirstChild() {
		if first.IsTight != second.IsTight {
			restyle(item, first.IsTight)
		}
		first.AppendChild(first, item)
	}
	remove(second)
}

// restyle makes the paragraphs of an item plain text, or plain text
// paragraphs. In an item of several paragraphs they stay, to be set apart.
func restyle(item ast.Node, tight bool) {
	for n := item.FirstChild(); n != nil; n = n.NextSibling() {
		var other ast.Node
		switch {
		case tight && n.Kind() == ast.KindParagraph && n.PreviousSibling() == nil &&
			(n.NextSibling() == nil || n.NextSibling().Kind() != ast.KindParagraph):
			other = ast.NewTextBlock()
		case !tight && n.Kind() == ast.KindTextBlock:
			other = ast.NewParagraph()
		default:
			continue
		}
		other.SetLines(n.Lines())
		moveChildren(n, n.FirstChild(), other)
		item.ReplaceChild(item, n, other)
		n = other
	}
}

// moveChildren moves the children of a node, from first on, to another.
func moveChildren(from, first, to ast.Node) {
	for n := first; n != nil; {
		next := n.NextSibling()
		from.RemoveChild(from, n)
		to.AppendChild(to, n)
		n = next
	}
}

// placeInline puts a section in the place of a tag among text. A phrase
// becomes part of the sentence; anything else cuts the paragraph in two.
func (r *resolver) placeInline(t *inlineTag, doc *ast.Document) {
	block := t.Parent()
	textual := block.Kind() == ast.KindParagraph || block.Kind() == ast.KindTextBlock
	alone := textual && onlyTags(block, r.book.buf)
	phrase := r.graph.byName[t.name].phrase && onlyParagraph(doc)
	switch {
	case phrase && !alone && !insideLink(block):
		words := doc.FirstChild()
		for n := words.FirstChild(); n != nil; n = words.FirstChild() {
			block.InsertBefore(block, t, n)
		}
		remove(t)
	case textual:
		bt := &blockTag{tag: t.tag}
		cutParagraph(t, bt, r.book.buf)
		place(bt, doc)
	default:
		r.diags = append(r.diags, diagnose(ruleMisplaced, r.book.at(t.start), "%s", misplacement(block)))
		remove(t)
	}
}

func onlyParagraph(doc ast.Node) bool {
	n := doc.FirstChild()
	return n != nil && n.NextSibling() == nil && n.Kind() == ast.KindParagraph
}

func insideLink(n ast.Node) bool {
	for ; n != nil && n.Type() == ast.TypeInline; n = n.Parent() {
		if k := n.Kind(); k == ast.KindLink || k == ast.KindImage {
			return true
		}
	}
	return false
}

func misplacement(parent ast.Node) string {
	where := "emphasis"
	switch {
	case insideLink(parent):
		return "a section cannot stand in a link; put the tag on a line of its own"
	case parent.Kind() == ast.KindHeading:
		where = "a heading"
	case parent.Kind() == east.KindTableCell:
		where = "a table"
	}
	return "a section of more than one paragraph cannot stand in " + where + "; put the tag on a line of its own"
}

// onlyTags reports whether a paragraph holds nothing but tags.
func onlyTags(block ast.Node, src []byte) bool {
	for n := block.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *inlineTag:
		case *ast.Text:
			if len(bytes.TrimSpace(n.Value(src))) > 0 {
				return false
			}
		default:
			return false
		}
	}
	return true
}

// cutParagraph puts a block in the place of an inline node: what stands before
// and behind it become paragraphs of their own.
func cutParagraph(t ast.Node, bt *blockTag, src []byte) {
	block := t.Parent()
	parent := block.Parent()
	behind := ast.Node(ast.NewParagraph())
	if block.Kind() == ast.KindTextBlock {
		behind = ast.NewTextBlock()
	}
	moveChildren(block, t.NextSibling(), behind)
	block.RemoveChild(block, t)
	parent.InsertAfter(parent, block, bt)
	if trimText(behind, src); behind.HasChildren() {
		parent.InsertAfter(parent, bt, behind)
	}
	if trimText(block, src); !block.HasChildren() {
		bt.SetBlankPreviousLines(block.HasBlankPreviousLines())
		remove(block)
	}
}

// trimText drops white space and line breaks from both ends of a paragraph.
func trimText(block ast.Node, src []byte) {
	for {
		t, ok := block.FirstChild().(*ast.Text)
		if !ok {
			break
		}
		t.Segment = t.Segment.TrimLeftSpace(src)
		if !t.Segment.IsEmpty() {
			break
		}
		remove(t)
	}
	for {
		t, ok := block.LastChild().(*ast.Text)
		if !ok {
			break
		}
		t.SetSoftLineBreak(false)
		t.SetHardLineBreak(false)
		t.Segment = t.Segment.TrimRightSpace(src)
		if !t.Segment.IsEmpty() {
			break
		}
		remove(t)
	}
}
