package content

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markdown parses and renders all files: CommonMark with tables,
// strikethrough, task lists, footnotes and bare links, our tag, and limits. It holds no
// state and is shared by all pages.
var markdown = struct {
	parser   parser.Parser
	renderer renderer.Renderer
}{newParser(), newRenderer()}

func newParser() parser.Parser {
	rawHTML := parser.NewRawHTMLParser()
	return parser.NewParser(
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
			util.Prioritized(wordLink{extension.NewLinkifyParser()}, 999),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(parser.LinkReferenceParagraphTransformer, 100),
			util.Prioritized(tableLimit{extension.NewTableParagraphTransformer()}, 200),
		),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
			util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
		),
	)
}

// newRenderer passes raw HTML and every address through: sanitize stands
// between it and a page.
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

// excess is the first place of a file that goes past a limit of the parser.
type excess struct {
	at   int // offset in the buffer
	what string

	block    ast.Node // the block whose marks are counted
	brackets int
	marks    int
	scanned  int // bytes read in search of the ends of links
	tags     int
	notes    int
}

var excessKey = parser.NewContextKey()

// parseMarkdown parses src[start:]. Offsets in the tree are offsets in src.
func parseMarkdown(src []byte, start int) (*ast.Document, *excess) {
	reader := text.NewReader(src)
	reader.SetPosition(-1, text.NewSegment(start, start))
	reader.AdvanceLine()
	var over excess
	pc := parser.NewContext()
	pc.Set(excessKey, &over)
	doc := markdown.parser.Parse(reader, parser.WithContext(pc)).(*ast.Document)
	if over.what == "" {
		return doc, nil
	}
	return doc, &over
}

// exceed notes the first excess. The parsers that call it then leave text as
// it is, so that the rest of the file costs little.
func (e *excess) exceed(at int, what string) {
	if e.what == "" {
		e.at, e.what = at, what
	}
}

func excessOf(pc parser.Context) *excess {
	e, ok := pc.Get(excessKey).(*excess)
	if !ok {
		e = &excess{}
		pc.Set(excessKey, e)
	}
	return e
}

// count starts anew at each block.
func (e *excess) enter(block ast.Node) {
	if e.block != block {
		e.block, e.brackets, e.marks = block, 0, 0
	}
}

// nestingLimit bounds how deep a container block stands.
type nestingLimit struct{ parser.BlockParser }

// Open implements parser.BlockParser.
func (l nestingLimit) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	depth := 0
	for n := parent; n != nil && depth < MaxNesting; n = n.Parent() {
		if k := n.Kind(); k == ast.KindBlockquote || k == ast.KindList {
			depth++
		}
	}
	if depth >= MaxNesting {
		_, at := reader.Position()
		excessOf(pc).exceed(at.Start, "quotes and lists stand in each other more than 32 deep")
		return nil, parser.NoChildren
	}
	return l.BlockParser.Open(parent, reader, pc)
}

// linkLimit bounds the work of finding the ends of links.
type linkLimit struct{ parser.InlineParser }

// Parse implements parser.InlineParser.
func (l linkLimit) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	over := excessOf(pc)
	over.enter(parent)
	line, at := block.PeekLine()
	over.brackets++
	if line[0] == ']' && len(line) > 1 && line[1] == '(' {
		over.scanned += len(line)
	}
	switch {
	case over.brackets > 2*MaxMarks:
		over.exceed(at.Start, "more than 1,000 pairs of brackets in one block")
		return nil
	case over.scanned > MaxLinkScan:
		over.exceed(at.Start, "too many links on lines that are too long")
		return nil
	}
	return l.InlineParser.Parse(parent, block, pc)
}

// CloseBlock implements parser.CloseBlocker.
func (l linkLimit) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	l.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}

// markLimit bounds the marks of emphasis in a block.
type markLimit struct{ parser.InlineParser }

// Parse implements parser.InlineParser.
func (l markLimit) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	over := excessOf(pc)
	over.enter(parent)
	if over.marks >= MaxMarks {
		_, at := block.Position()
		over.exceed(at.Start, "more than 1,000 marks of emphasis in one block")
		return nil
	}
	node := l.InlineParser.Parse(parent, block, pc)
	if node != nil {
		over.marks++
	}
	return node
}

// tagLimit bounds the tags of raw HTML in text.
type tagLimit struct{ parser.InlineParser }

// Parse implements parser.InlineParser.
func (l tagLimit) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	over := excessOf(pc)
	if over.tags >= MaxTags {
		_, at := block.Position()
		over.exceed(at.Start, "more than 10,000 tags of HTML in the text")
		return nil
	}
	node := l.InlineParser.Parse(parent, block, pc)
	if node != nil {
		over.tags++
	}
	return node
}

// wordLink looks for bare links where words begin. The parser it wraps also
// looks behind * _ ~ inside of words, which costs the square of a word's
// length.
type wordLink struct{ parser.InlineParser }

// Parse implements parser.InlineParser.
func (l wordLink) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if c := block.Peek(); (c == '*' || c == '_' || c == '~') && !isBoundary(block.PrecendingCharacter()) {
		return nil
	}
	return l.InlineParser.Parse(parent, block, pc)
}

func isBoundary(r rune) bool {
	return r < 0x80 && (util.IsSpace(byte(r)) || r == '(')
}

// tableLimit bounds the cells of a table.
type tableLimit struct{ parser.ParagraphTransformer }

// Transform implements parser.ParagraphTransformer.
func (l tableLimit) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := node.Lines()
	for i := 1; i < lines.Len(); i++ {
		segment := lines.At(i)
		line := segment.Value(reader.Source())
		if len(bytes.Trim(line, "-:| \t\r\n")) > 0 {
			continue
		}
		columns := bytes.Count(line, []byte{'|'})
		if columns > MaxTableColumns {
			excessOf(pc).exceed(segment.Start, "a table of more than 100 columns")
			return
		}
		if columns*(lines.Len()-i) > MaxTableCells {
			excessOf(pc).exceed(segment.Start, "a table of more than 10,000 cells")
			return
		}
	}
	l.ParagraphTransformer.Transform(node, reader, pc)
}
