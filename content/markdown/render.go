package markdown

import (
	"strings"
	"sync"

	emoji "github.com/yuin/goldmark-emoji"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"github.com/careers-index/careers/content/markdown/sanitize"
	"github.com/careers-index/careers/content/markdown/syntax"
)

// render writes a tree over its source as HTML that is safe to show. rawHTML tells
// whether the tree has raw HTML: only then the page needs sanitizing. Without it the
// page has nothing but what our renderer writes, with all text escaped and all
// addresses checked; it stays within the policy by itself, which a test asserts, and
// a quarter of its time is saved.
func render(src []byte, tree ast.Node, rawHTML bool) string {
	var out htmlBuilder
	out.Grow(len(src) + len(src)/4)
	// Writing to a builder cannot fail, and none of the renderers does.
	_ = htmlRenderer().Render(&out, src, tree)
	if !rawHTML {
		return out.String()
	}
	return sanitize.HTML(out.String())
}

// htmlRenderer passes raw HTML and every address through: rewriting has checked
// addresses, and sanitizing removes from raw HTML what a page may not have.
var htmlRenderer = sync.OnceValue(newRenderer)

func newRenderer() renderer.Renderer {
	return renderer.NewRenderer(
		renderer.WithNodeRenderers(
			util.Prioritized(html.NewRenderer(html.WithUnsafe()), 1000),
			util.Prioritized(extension.NewTableHTMLRenderer(
				extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute)), 500),
			util.Prioritized(extension.NewStrikethroughHTMLRenderer(), 500),
			util.Prioritized(extension.NewTaskCheckBoxHTMLRenderer(), 500),
			util.Prioritized(extension.NewFootnoteHTMLRenderer(), 500),
			util.Prioritized(extension.NewDefinitionListHTMLRenderer(), 500),
			util.Prioritized(emoji.NewHTMLRenderer(emoji.WithRenderingMethod(emoji.Unicode).(emoji.RendererOption)), 500),
			util.Prioritized(markupRenderer{}, 500),
		),
	)
}

// htmlBuilder is a string builder that the renderer writes to without a buffer.
type htmlBuilder struct{ strings.Builder }

// Available implements util.BufWriter.
func (b *htmlBuilder) Available() int { return b.Cap() - b.Len() }

// Buffered implements util.BufWriter.
func (*htmlBuilder) Buffered() int { return 0 }

// Flush implements util.BufWriter.
func (*htmlBuilder) Flush() error { return nil }

// markup is a block of raw HTML that was rewritten, so that its bytes are no longer
// those of the source.
type markup struct {
	ast.BaseBlock
	html []byte
}

var kindMarkup = ast.NewNodeKind("Markup")

// Kind implements ast.Node.
func (*markup) Kind() ast.NodeKind { return kindMarkup }

// IsRaw implements ast.Node.
func (*markup) IsRaw() bool { return true }

// Dump implements ast.Node.
func (m *markup) Dump(source []byte, level int) {
	ast.DumpHelper(m, source, level, map[string]string{"HTML": string(m.html)}, nil)
}

type markupRenderer struct{}

// RegisterFuncs implements renderer.NodeRenderer.
func (markupRenderer) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	r.Register(kindMarkup, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			_, _ = w.Write(n.(*markup).html)
		}
		return ast.WalkContinue, nil
	})
	r.Register(syntax.KindAlertTitle, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			_, _ = w.WriteString(`<p class="alert-title">` + n.(*syntax.AlertTitle).Name + "</p>\n")
		}
		return ast.WalkContinue, nil
	})
}
