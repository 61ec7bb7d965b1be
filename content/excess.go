package content

// Parsers of goldmark with the limits of limits.go around them. A page past a
// limit is an error, and what is left of it is parsed as plain text.

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

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

	line    int  // the end of the line that was looked through for bare links
	mayLink bool // whether it may hold one
}

var excessKey = parser.NewContextKey()

// exceed notes the first excess. The parsers that call it then leave text as
// it is, so that the rest of the file costs little.
func (e *excess) exceed(at int, format string, limit ...any) {
	if e.what == "" {
		e.at, e.what = at, fmt.Sprintf(format, limit...)
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

// enter begins to count anew when a block is not the last one.
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
		excessOf(pc).exceed(at.Start, "quotes and lists stand in each other more than %d deep", MaxNesting)
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
	if line[0] != '!' || len(line) > 1 && line[1] == '[' {
		over.brackets++
	}
	if line[0] == ']' && len(line) > 1 && line[1] == '(' {
		over.scanned += len(line)
	}
	switch {
	case over.brackets > 2*MaxMarks:
		over.exceed(at.Start, "more than %d pairs of brackets in one block", MaxMarks)
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
		over.exceed(at.Start, "more than %d marks of emphasis in one block", MaxMarks)
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
		over.exceed(at.Start, "more than %d tags of HTML in the text", MaxTags)
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
// length. Most lines cannot hold a link, and are looked through once.
type wordLink struct{ parser.InlineParser }

// Parse implements parser.InlineParser.
func (l wordLink) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	over := excessOf(pc)
	line, at := block.PeekLine()
	if over.line != at.Stop {
		over.line, over.mayLink = at.Stop, mayLink(line)
	}
	if !over.mayLink {
		return nil
	}
	if c := line[0]; (c == '*' || c == '_' || c == '~') && !isBoundary(block.PrecendingCharacter()) {
		return nil
	}
	return l.InlineParser.Parse(parent, block, pc)
}

// mayLink reports whether text holds what every bare link does.
func mayLink(text []byte) bool {
	return bytes.IndexByte(text, '@') >= 0 || bytes.Contains(text, []byte("://")) || bytes.Contains(text, []byte("www."))
}

func isBoundary(r rune) bool {
	return r < 0x80 && (util.IsSpace(byte(r)) || r == '(')
}

// tableLimit bounds the cells of a table.
type tableLimit struct{ parser.ParagraphTransformer }

// Transform implements parser.ParagraphTransformer.
func (l tableLimit) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines, found := node.Lines(), false
	for i := 1; i < lines.Len(); i++ {
		segment := lines.At(i)
		line := segment.Value(reader.Source())
		if !isDelimiterRow(line) {
			continue
		}
		found = true
		columns := bytes.Count(line, []byte{'|'})
		if columns > MaxTableColumns {
			excessOf(pc).exceed(segment.Start, "a table of more than %d columns", MaxTableColumns)
			return
		}
		if columns*(lines.Len()-i) > MaxTableCells {
			excessOf(pc).exceed(segment.Start, "a table of more than %d cells", MaxTableCells)
			return
		}
	}
	if found {
		l.ParagraphTransformer.Transform(node, reader, pc)
	}
}

// isDelimiterRow reports whether a line may stand below the header of a table.
func isDelimiterRow(line []byte) bool {
	for _, c := range line {
		if c != '-' && c != ':' && c != '|' && !util.IsSpace(c) {
			return false
		}
	}
	return true
}

// linkDefinitions reads the link definitions at the head of a paragraph, where it
// begins like one.
type linkDefinitions struct{ parser.ParagraphTransformer }

// Transform implements parser.ParagraphTransformer.
func (d linkDefinitions) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if lines := node.Lines(); lines.Len() > 0 {
		first := lines.At(0)
		if b := bytes.TrimLeft(first.Value(reader.Source()), " \t"); len(b) > 0 && b[0] != '[' && !util.IsSpace(b[0]) {
			return
		}
	}
	d.ParagraphTransformer.Transform(node, reader, pc)
}
