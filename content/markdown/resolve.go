package markdown

import (
	"slices"

	"github.com/yuin/goldmark/ast"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/markdown/insert"
	"github.com/careers-index/careers/content/markdown/syntax"
)

// resolver replaces the tags of one page by sections. The page must have passed
// checkPage: every section exists, and none includes itself.
type resolver struct {
	sections *Sections
	sources  *sourceMap
	notes    insert.Notes
	includes []Include
	findings []diag.Finding
}

// replaceTags puts sections in place of the tags of a file. level is that of the
// heading above the tag that includes the file, 0 for none: under "## Skills" it is 2,
// and the highest heading of the file has become level 3. A heading of the file itself
// counts for the tags below it. chain is the tags that include the file.
func (r *resolver) replaceTags(doc *ast.Document, level int, chain []diag.Position) {
	for _, n := range syntax.Landmarks(doc) {
		switch n := n.(type) {
		case *ast.Heading:
			level = n.Level
		case *syntax.BlockTag:
			insert.Blocks(n, r.sectionTree(n.Tag, level, chain))
		case *syntax.InlineTag:
			doc := r.sectionTree(n.Tag, level, chain)
			if misplaced := insert.Inline(n, doc, r.sections.byName[n.Name].phrase, r.sources.buf); misplaced != "" {
				r.findings = append(r.findings, diag.New(diag.RuleMisplaced, r.sources.at(n.Start), "%s", misplaced))
			}
		}
	}
}

// sectionTree parses a section for one tag, under a heading of the given level, and
// resolves what it includes. The tag's Start is an offset in the buffer, as its tree is.
func (r *resolver) sectionTree(t syntax.Tag, level int, chain []diag.Position) *ast.Document {
	s := r.sections.byName[t.Name]
	at := r.sources.at(t.Start)
	r.includes = append(r.includes, Include{Name: t.Name, At: at, Chain: chain})
	start, end := r.sources.bounds(s)
	doc, _ := syntax.Parse(r.sources.masked[:end], start+s.Start)
	insert.Relevel(doc, level)
	r.resolveFile(doc, len(s.tags) > 0, level, append(slices.Clip(chain), at))
	return doc
}

// resolvePage resolves the tree of a page.
func (r *resolver) resolvePage(doc *ast.Document, hasTags bool) {
	r.resolveFile(doc, hasTags, 0, nil)
	r.notes.Put(doc)
}

// resolveFile resolves the tree of one file, as replaceTags says.
func (r *resolver) resolveFile(doc *ast.Document, hasTags bool, level int, chain []diag.Position) {
	r.notes.Number(doc)
	if hasTags {
		r.replaceTags(doc, level, chain)
	}
	r.notes.Take(doc)
}
