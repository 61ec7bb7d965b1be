package content

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markdown parses and renders all files: CommonMark with tables,
// strikethrough, task lists, footnotes and bare links, our tag, and limits. It
// holds no state and is shared by all pages. Text in which no bare link can be
// has a parser of its own: looking for one where each word begins is a fifth
// of all parsing.
var markdown = struct {
	linking, plain parser.Parser
	renderer       renderer.Renderer
}{
	newParser(parser.WithInlineParsers(util.Prioritized(wordLink{extension.NewLinkifyParser()}, 999))),
	newParser(),
	newRenderer(),
}

func newParser(more ...parser.Option) parser.Parser {
	rawHTML := parser.NewRawHTMLParser()
	return parser.NewParser(append([]parser.Option{
		parser.WithBlockParsers(
			util.Prioritized(parser.NewSetextHeadingParser(), 100),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(nestingLimit{parser.NewListParser()}, 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewCodeBlockParser(), 500),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
			util.Prioritized(nestingLimit{parser.NewBlockquoteParser()}, 800),
			util.Prioritized(blockTagParser{}, 850),
			util.Prioritized(parser.NewHTMLBlockParser(), 900),
			util.Prioritized(noteLimit{extension.NewFootnoteBlockParser()}, 999),
			util.Prioritized(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(extension.NewFootnoteParser(), 101),
			util.Prioritized(linkLimit{parser.NewLinkParser()}, 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(inlineTagParser{tagLimit{rawHTML}}, 350),
			util.Prioritized(tagLimit{rawHTML}, 400),
			util.Prioritized(markLimit{parser.NewEmphasisParser()}, 500),
			util.Prioritized(markLimit{extension.NewStrikethroughParser()}, 500),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(linkDefinitions{parser.LinkReferenceParagraphTransformer}, 100),
			util.Prioritized(tableLimit{extension.NewTableParagraphTransformer()}, 200),
		),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
			util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
		),
	}, more...)...)
}

// newRenderer passes raw HTML and every address through: the collector has
// checked addresses before, and the policy takes out of raw HTML what a page
// cannot have.
func newRenderer() renderer.Renderer {
	return renderer.NewRenderer(
		renderer.WithNodeRenderers(
			util.Prioritized(html.NewRenderer(html.WithUnsafe()), 1000),
			util.Prioritized(extension.NewTableHTMLRenderer(
				extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute)), 500),
			util.Prioritized(extension.NewStrikethroughHTMLRenderer(), 500),
			util.Prioritized(extension.NewTaskCheckBoxHTMLRenderer(), 500),
			util.Prioritized(extension.NewFootnoteHTMLRenderer(), 500),
			util.Prioritized(markupRenderer{}, 500),
		),
	)
}

// parseMarkdown parses src[start:]. Offsets in the tree are offsets in src.
func parseMarkdown(src []byte, start int) (*ast.Document, *excess) {
	reader := text.NewReader(src)
	reader.SetPosition(-1, text.NewSegment(start, start))
	reader.AdvanceLine()
	var over excess
	pc := parser.NewContext()
	pc.Set(excessKey, &over)
	p := markdown.plain
	if mayLink(src[start:]) {
		p = markdown.linking
	}
	doc := p.Parse(reader, parser.WithContext(pc)).(*ast.Document)
	if over.what == "" {
		return doc, nil
	}
	return doc, &over
}
