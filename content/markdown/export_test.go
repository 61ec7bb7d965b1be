package markdown

import (
	"context"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/markdown/syntax"
)

// What the tests of whole sites look at inside the package.

// ReservedIDs are names that no id may be.
var ReservedIDs = reservedIDs

// MaxNameHints bounds the hints about missing sections of one file.
const MaxNameHints = maxNameHints

// ResolvedAlone renders a text without sections, before and after resolving. ok is false
// if it has tags or exceeds a limit.
func ResolvedAlone(src []byte) (before, after string, ok bool) {
	first, err := syntax.Parse(src, 0)
	if err != nil || len(syntax.Tags(first)) > 0 {
		return "", "", false
	}
	second, _ := syntax.Parse(src, 0)
	sections, _ := NewSections(context.Background(), nil)
	r := resolver{sections: sections, sources: newSourceMap(diag.NewSource("x.md", src), src, nil)}
	r.resolvePage(second, false)
	return render(src, first, false), render(src, second, false), true
}

// RenderedAlone renders a text without sanitizing. ok is false if it has raw HTML or
// exceeds a limit.
func RenderedAlone(src []byte) (html string, ok bool) {
	tree, err := syntax.Parse(src, 0)
	sources := newSourceMap(diag.NewSource("x.md", src), src, nil)
	rewritten := rewrite(tree, sources, &pageLinker{Linker: NewLinker(nil, nil)}, read(tree, sources))
	if err != nil || rewritten.rawHTML || rewritten.overLimit {
		return "", false
	}
	return render(src, tree, false), true
}
