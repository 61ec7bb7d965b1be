package syntax

import (
	"github.com/yuin/goldmark/ast"
)

// Landmarks are the headings and the tags of a tree, in document order.
func Landmarks(doc ast.Node) []ast.Node {
	var found []ast.Node
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			switch n.(type) {
			case *ast.Heading, *BlockTag, *InlineTag:
				found = append(found, n)
			}
		}
		return ast.WalkContinue, nil
	})
	return found
}

// Tags are the tags of a tree, in document order.
func Tags(doc ast.Node) []Tag {
	var tags []Tag
	for _, n := range Landmarks(doc) {
		switch n := n.(type) {
		case *BlockTag:
			tags = append(tags, n.Tag)
		case *InlineTag:
			tags = append(tags, n.Tag)
		}
	}
	return tags
}

// dropClosing removes the closing tags of a tree. A section is included at the
// opening tag, so the closing ones have no meaning.
func dropClosing(doc ast.Node) {
	for _, n := range Landmarks(doc) {
		switch n := n.(type) {
		case *BlockTag:
			if n.Closing {
				Remove(n)
			}
		case *InlineTag:
			if parent := n.Parent(); n.Closing {
				Remove(n)
				if !parent.HasChildren() && parent.Type() == ast.TypeBlock {
					Remove(parent)
				}
			}
		}
	}
}

// Remove takes a node out of its tree.
func Remove(n ast.Node) {
	n.Parent().RemoveChild(n.Parent(), n)
}
