package insert

import (
	"github.com/yuin/goldmark/ast"

	"github.com/careers-index/careers/content/markdown/syntax"
)

// Relevel moves the headings of a section below the heading above its tag:
// its highest becomes one level lower than that one, and the others keep
// their distance. Without a heading above, they stay as they are.
func Relevel(doc *ast.Document, above int) {
	if above == 0 {
		return
	}
	var headings []*ast.Heading
	highest := 6
	for _, n := range syntax.Landmarks(doc) {
		if h, ok := n.(*ast.Heading); ok {
			headings = append(headings, h)
			highest = min(highest, h.Level)
		}
	}
	for _, h := range headings {
		h.Level = min(h.Level-highest+above+1, 6)
	}
}
