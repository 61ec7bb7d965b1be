package insert

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"github.com/careers-index/careers/content/markdown/syntax"
)

// Blocks puts the blocks of a section in place of its tag.
func Blocks(t ast.Node, doc *ast.Document) {
	first, last := doc.FirstChild(), doc.LastChild()
	if first == nil {
		syntax.Remove(t)
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
	syntax.Remove(t)
	next := last.NextSibling()
	join(first.PreviousSibling(), first)
	if next != nil {
		join(next.PreviousSibling(), next)
	}
	if rest != nil && rest.IsOrdered() { // joined or not, its numbers go on
		rest.Start = list.Start + list.ChildCount()
	}
}

// hoist moves a tag at the end of a list item to after that item's list, if its
// section begins with a list of the same kind: its items are meant to continue that
// list. A tag with an empty line above it is a paragraph of the item and stays, so
// its list is nested. hoist returns the list, and the list of the items below the
// tag, if there are any.
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
		syntax.Remove(item)
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
	syntax.Remove(second)
}

// restyle turns the paragraphs of an item into plain text for a tight list, or plain
// text into paragraphs for a loose one. Several paragraphs in a row stay.
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

// Inline puts a section in place of a tag in a line of text, which is in src. A phrase
// becomes part of the sentence; anything else splits the paragraph. phrase tells whether
// the section's file is one ([IsPhrase]). Where there is no paragraph to split, the tag goes
// and Inline returns what is wrong with its place; "" for nothing.
func Inline(t *syntax.InlineTag, doc *ast.Document, phrase bool, src []byte) (misplaced string) {
	block := t.Parent()
	textual := block.Kind() == ast.KindParagraph || block.Kind() == ast.KindTextBlock
	alone := textual && onlyTags(block, src)
	phrase = phrase && IsPhrase(doc) // no tag in the section has put more there
	switch {
	case phrase && !alone && !insideLink(block):
		words := doc.FirstChild()
		for n := words.FirstChild(); n != nil; n = words.FirstChild() {
			block.InsertBefore(block, t, n)
		}
		syntax.Remove(t)
	case textual:
		bt := &syntax.BlockTag{Tag: t.Tag}
		splitParagraph(t, bt, src)
		Blocks(bt, doc)
	default:
		misplaced = misplacement(block)
		syntax.Remove(t)
	}
	return misplaced
}

// IsPhrase reports whether a section is one paragraph, which can be inside a sentence.
func IsPhrase(doc *ast.Document) bool {
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
		return "a section cannot be in a link; put the tag on a line of its own"
	case parent.Kind() == ast.KindHeading:
		where = "a heading"
	case parent.Kind() == east.KindTableCell:
		where = "a table"
	}
	return "a section of more than one paragraph cannot be in " + where + "; put the tag on a line of its own"
}

// onlyTags reports whether a paragraph has nothing but tags.
func onlyTags(block ast.Node, src []byte) bool {
	for n := block.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *syntax.InlineTag:
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

// splitParagraph puts a block in place of an inline node: the text before and after it
// become paragraphs of their own.
func splitParagraph(t ast.Node, bt *syntax.BlockTag, src []byte) {
	block := t.Parent()
	parent := block.Parent()
	after := ast.Node(ast.NewParagraph())
	if block.Kind() == ast.KindTextBlock {
		after = ast.NewTextBlock()
	}
	moveChildren(block, t.NextSibling(), after)
	block.RemoveChild(block, t)
	parent.InsertAfter(parent, block, bt)
	if trimText(after, src); after.HasChildren() {
		parent.InsertAfter(parent, bt, after)
	}
	if trimText(block, src); !block.HasChildren() {
		bt.SetBlankPreviousLines(block.HasBlankPreviousLines())
		syntax.Remove(block)
	}
}

// trimText removes white space and line breaks from both ends of a paragraph.
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
		syntax.Remove(t)
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
		syntax.Remove(t)
	}
}
