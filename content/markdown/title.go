package markdown

import (
	"github.com/yuin/goldmark/ast"

	"github.com/careers-index/careers/content/diag"
)

// titleHeading is the heading of level 1 that a tree opens with; nil if it opens with
// something else. A comment above it does not count.
func titleHeading(tree ast.Node) *ast.Heading {
	for n := tree.FirstChild(); n != nil; n = n.NextSibling() {
		switch n := n.(type) {
		case *ast.Heading:
			if n.Level == 1 {
				return n
			}
			return nil
		case *ast.HTMLBlock:
			if n.HTMLBlockType != ast.HTMLBlockType2 {
				return nil
			}
		default:
			return nil
		}
	}
	return nil
}

// takeTitle takes the title's heading out of a resolved tree and returns its text. A
// heading without text stays.
func takeTitle(tree ast.Node, heading *ast.Heading, sources *sourceMap) (title string, runs []diag.Run) {
	next := heading.NextSibling()
	alone := ast.NewDocument()
	alone.AppendChild(alone, heading) // takes it out of the tree
	h := read(alone, sources).headings[0]
	if h.Text != "" {
		return h.Text, h.Runs
	}
	if next == nil {
		tree.AppendChild(tree, heading)
	} else {
		tree.InsertBefore(tree, next, heading)
	}
	return "", nil
}

// deepestStart is the lowest level that the first heading of a page may have.
const deepestStart = 3

// deepStart warns of a page whose first heading is too deep.
func deepStart(headings []Heading) []diag.Finding {
	if len(headings) == 0 || headings[0].Section != "" || headings[0].Level <= deepestStart {
		return nil
	}
	return []diag.Finding{diag.New(diag.RuleHeadingLevel, headings[0].At,
		"the first heading is of level %d; begin with level 2 (##), so that the page has an outline", headings[0].Level)}
}
