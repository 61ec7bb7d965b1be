package markdown

import (
	"slices"

	"github.com/yuin/goldmark/ast"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/markdown/syntax"
)

// resolver replaces the tags of one page by sections. The page must be admitted:
// every section exists, and none includes itself.
type resolver struct {
	sections *Sections
	sources  *sourceMap
	notes    notes
	includes []Include
	findings []diag.Finding
}

// expand resolves the tags of a file, which is included under a heading of the given
// level (0 for none). chain is the tags that include the file.
func (r *resolver) expand(doc *ast.Document, level int, chain []diag.Position) {
	for _, n := range syntax.Landmarks(doc) {
		switch n := n.(type) {
		case *ast.Heading:
			level = n.Level
		case *syntax.BlockTag:
			insertBlocks(n, r.section(n.Tag, level, chain))
		case *syntax.InlineTag:
			r.insertInline(n, r.section(n.Tag, level, chain))
		}
	}
}

// section parses a section for one tag and resolves what it includes.
func (r *resolver) section(t syntax.Tag, level int, chain []diag.Position) *ast.Document {
	s := r.sections.byName[t.Name]
	at := r.sources.at(t.Start)
	r.includes = append(r.includes, Include{Name: t.Name, At: at, Chain: chain})
	start, end := r.sources.bounds(s)
	doc, _ := syntax.Parse(r.sources.buf[:end], start+s.Start)
	relevel(doc, level)
	r.document(doc, s.tags, level, append(slices.Clip(chain), at))
	return doc
}

// page resolves the tree of a page.
func (r *resolver) page(doc *ast.Document, tags []syntax.Tag) {
	r.document(doc, tags, 0, nil)
	r.notes.put(doc)
}

// document resolves the tree of one file, which has the given tags.
func (r *resolver) document(doc *ast.Document, tags []syntax.Tag, level int, chain []diag.Position) {
	r.notes.number(doc)
	if len(tags) > 0 {
		r.expand(doc, level, chain)
	}
	r.notes.take(doc)
}

// relevel moves the headings of a section below the heading above its tag:
// its highest becomes one level lower than that one, and the others keep
// their distance. Without a heading above, they stay as they are.
func relevel(doc *ast.Document, above int) {
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
