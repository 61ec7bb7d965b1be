package content

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// markup is a piece of raw HTML whose addresses were rewritten: it no longer
// stands in the source byte by byte.
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
}
