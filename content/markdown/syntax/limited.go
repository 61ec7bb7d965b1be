package syntax

import (
	"bytes"
	"fmt"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Parsers of goldmark with a limit around each.

// LimitError is the first place of a file that goes past a limit.
type LimitError struct {
	Offset  int // in the parsed bytes
	Message string
}

func (e *LimitError) Error() string { return e.Message }

// limits counts what one file costs.
type limits struct {
	err *LimitError // the first; nil while all is within the limits

	block    ast.Node // the block whose brackets and marks are counted
	brackets int
	marks    int
	scanned  int // bytes read in search of the ends of links
	tags     int
	notes    int

	line    int  // end of the line that was last searched for bare links
	mayLink bool // that line may have one
}

var limitsKey = parser.NewContextKey()

// exceed records the first limit that is exceeded. The parsers that call it then
// leave text as it is, so that the rest of the file costs little.
func (l *limits) exceed(at int, format string, limit ...any) {
	if l.err == nil {
		l.err = &LimitError{at, fmt.Sprintf(format, limit...)}
	}
}

// limitsOf are the counts that [Parse] has put into the context.
func limitsOf(pc parser.Context) *limits { return pc.Get(limitsKey).(*limits) }

// enter starts to count anew when a block is not the last one.
func (l *limits) enter(block ast.Node) {
	if l.block != block {
		l.block, l.brackets, l.marks = block, 0, 0
	}
}

// nestingLimit bounds how deeply a container block is nested.
type nestingLimit struct{ parser.BlockParser }

// Open implements parser.BlockParser.
func (l nestingLimit) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	depth := 0
	for n := parent; n != nil && depth < MaxNesting; n = n.Parent() {
		if k := n.Kind(); k == ast.KindBlockquote || k == ast.KindList || k == east.KindDefinitionList {
			depth++
		}
	}
	if depth >= MaxNesting {
		_, at := reader.Position()
		limitsOf(pc).exceed(at.Start, "quotes and lists are nested more than %d deep", MaxNesting)
		return nil, parser.NoChildren
	}
	return l.BlockParser.Open(parent, reader, pc)
}

// linkLimit bounds the work of finding the ends of links.
type linkLimit struct{ parser.InlineParser }

// Parse implements parser.InlineParser.
func (l linkLimit) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	count := limitsOf(pc)
	count.enter(parent)
	line, at := block.PeekLine()
	if line[0] != '!' || len(line) > 1 && line[1] == '[' {
		count.brackets++
	}
	if line[0] == ']' && len(line) > 1 && line[1] == '(' {
		count.scanned += len(line)
	}
	switch {
	case count.brackets > 2*MaxMarks:
		count.exceed(at.Start, "more than %d pairs of brackets in one block", MaxMarks)
		return nil
	case count.scanned > MaxLinkScan:
		count.exceed(at.Start, "too many links on lines that are too long")
		return nil
	}
	return l.InlineParser.Parse(parent, block, pc)
}

// CloseBlock implements parser.CloseBlocker.
func (l linkLimit) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	l.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}

// countLimit bounds the nodes that an inline parser makes.
type countLimit struct {
	parser.InlineParser
	count   func(*limits) *int
	most    int
	message string
}

func markLimit(p parser.InlineParser) parser.InlineParser {
	return countLimit{p, func(l *limits) *int { return &l.marks }, MaxMarks, "more than %d marks of emphasis in one block"}
}

func htmlLimit(p parser.InlineParser) parser.InlineParser {
	return countLimit{p, func(l *limits) *int { return &l.tags }, MaxHTMLTags, "more than %d tags of HTML in the text"}
}

// Parse implements parser.InlineParser.
func (l countLimit) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	all := limitsOf(pc)
	all.enter(parent)
	count := l.count(all)
	if *count >= l.most {
		_, at := block.Position()
		all.exceed(at.Start, l.message, l.most)
		return nil
	}
	node := l.InlineParser.Parse(parent, block, pc)
	if node != nil {
		*count++
	}
	return node
}

// wordLink looks for bare links where words begin. The parser it wraps also
// looks after * _ ~ inside words, which costs the square of a word's length. Most
// lines cannot have a link; each line is searched once for what every link has.
type wordLink struct{ parser.InlineParser }

// Parse implements parser.InlineParser.
func (l wordLink) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	count := limitsOf(pc)
	line, at := block.PeekLine()
	if count.line != at.Stop {
		count.line, count.mayLink = at.Stop, mayLink(line)
	}
	if !count.mayLink {
		return nil
	}
	if c := line[0]; (c == '*' || c == '_' || c == '~') && !isBoundary(block.PrecendingCharacter()) {
		return nil
	}
	return l.InlineParser.Parse(parent, block, pc)
}

// mayLink reports whether text has what every bare link has.
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
			limitsOf(pc).exceed(segment.Start, "a table of more than %d columns", MaxTableColumns)
			return
		}
		if columns*(lines.Len()-i) > MaxTableCells {
			limitsOf(pc).exceed(segment.Start, "a table of more than %d cells", MaxTableCells)
			return
		}
	}
	if found {
		l.ParagraphTransformer.Transform(node, reader, pc)
	}
}

// isDelimiterRow reports whether a line may be the one below the header of a table.
func isDelimiterRow(line []byte) bool {
	for _, c := range line {
		if c != '-' && c != ':' && c != '|' && !util.IsSpace(c) {
			return false
		}
	}
	return true
}

// linkDefinitions reads the link definitions at the start of a paragraph, if it
// starts like one.
type linkDefinitions struct{ parser.ParagraphTransformer }

// Transform implements parser.ParagraphTransformer.
func (d linkDefinitions) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	if lines := node.Lines(); lines.Len() > 0 {
		first := lines.At(0)
		if b := bytes.TrimLeft(first.Value(reader.Source()), " \t"); len(b) > 0 && b[0] != '[' && !util.IsSpace(b[0]) {
			return
		}
		if lines.Len() > MaxDefinitions {
			limitsOf(pc).exceed(first.Start, "more than %d lines of link definitions without an empty line between them", MaxDefinitions)
			return
		}
	}
	d.ParagraphTransformer.Transform(node, reader, pc)
}

// noteLimit bounds the footnotes of a file, because every reference looks
// through all of them. It does not let them nest.
type noteLimit struct{ parser.BlockParser }

// Open implements parser.BlockParser.
func (l noteLimit) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	count := limitsOf(pc)
	for n := parent; n != nil; n = n.Parent() {
		if n.Kind() == east.KindFootnote {
			return nil, parser.NoChildren
		}
	}
	if count.notes >= MaxNotes {
		_, at := reader.Position()
		count.exceed(at.Start, "more than %d footnotes", MaxNotes)
		return nil, parser.NoChildren
	}
	node, state := l.BlockParser.Open(parent, reader, pc)
	if node != nil {
		count.notes++
	}
	return node, state
}
