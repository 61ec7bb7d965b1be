package syntax

import (
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// BlockTag is a tag on a line of its own.
type BlockTag struct {
	ast.BaseBlock
	Tag
}

// InlineTag is a tag in a line of text.
type InlineTag struct {
	ast.BaseInline
	Tag
}

var (
	kindBlockTag  = ast.NewNodeKind("SectionTag")
	kindInlineTag = ast.NewNodeKind("InlineSectionTag")
)

// Kind implements ast.Node.
func (*BlockTag) Kind() ast.NodeKind { return kindBlockTag }

// Dump implements ast.Node.
func (t *BlockTag) Dump(source []byte, level int) {
	ast.DumpHelper(t, source, level, map[string]string{"Name": t.Name}, nil)
}

// Kind implements ast.Node.
func (*InlineTag) Kind() ast.NodeKind { return kindInlineTag }

// Dump implements ast.Node.
func (t *InlineTag) Dump(source []byte, level int) {
	ast.DumpHelper(t, source, level, map[string]string{"Name": t.Name}, nil)
}

// blockTagParser makes a block of each line that has nothing but a tag.
// In CommonMark the paired form would be a paragraph, and the
// self-closing form an HTML block that takes in the lines below it.
type blockTagParser struct{}

// Trigger implements parser.BlockParser.
func (blockTagParser) Trigger() []byte { return []byte{'<'} }

// Open implements parser.BlockParser.
func (blockTagParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	indent := pc.BlockOffset()
	if indent < 0 || !StartsTag(line[indent:]) {
		return nil, parser.NoChildren
	}
	t, ok := tagLine(line[indent:])
	if !ok {
		return nil, parser.NoChildren
	}
	at := segment.Start - segment.Padding + indent
	t.Start, t.End = at+t.Start, at+t.End
	reader.AdvanceToEOL()
	return &BlockTag{Tag: t}, parser.NoChildren
}

// Continue implements parser.BlockParser.
func (blockTagParser) Continue(ast.Node, text.Reader, parser.Context) parser.State {
	return parser.Close
}

// Close implements parser.BlockParser.
func (blockTagParser) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph implements parser.BlockParser.
func (blockTagParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements parser.BlockParser.
func (blockTagParser) CanAcceptIndentedLine() bool { return false }

// inlineTagParser takes the tags out of the raw HTML in text.
type inlineTagParser struct{ rawHTML parser.InlineParser }

// Trigger implements parser.InlineParser.
func (inlineTagParser) Trigger() []byte { return []byte{'<'} }

// Parse implements parser.InlineParser.
func (p inlineTagParser) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if !StartsTag(line) {
		return nil
	}
	raw, ok := p.rawHTML.Parse(parent, block, pc).(*ast.RawHTML)
	if !ok {
		return nil
	}
	t, _ := parseTag(raw.Segments.Value(block.Source()))
	t.Start = raw.Segments.At(0).Start
	t.End = raw.Segments.At(raw.Segments.Len() - 1).Stop
	return &InlineTag{Tag: t}
}
