package content

import (
	"bytes"
	"regexp"
	"slices"
	"sync"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// collector reads the resolved tree of a page: its passages, headings and
// links. Text comes from the tree, never from HTML with the tags taken out.
type collector struct {
	book   *book
	linker *linker

	passages []Passage
	headings []Heading
	links    []Link
	diags    []Diagnostic
	// raw: the tree holds raw HTML, which has to be sanitized.
	raw bool

	// The text that is open: of a passage, or of a heading.
	text   plainText
	blocks []Block
	origin string // section of the text

	// Where the walk is.
	path      []int // open headings, outermost first
	lists     int   // open lists
	rawLists  int   // open lists of raw HTML, which may never be closed
	inLinks   int   // open links
	inHeading bool
	kind      BlockKind // of the leaf
	inLeaf    bool      // the leaf's block has begun
	hidden    string    // element of raw HTML whose content is not shown

	// What is filled in at the end.
	nodes     []*ast.Heading // of headings
	paths     [][]string     // of headings: the texts above each, and its own
	under     []int          // heading of each passage, -1 for none
	linkBytes int
}

// scratch is the space in which the text of a passage is put together.
type scratch struct {
	text   []byte
	runs   []Run
	blocks []Block
}

// scratches are used again and again: a passage keeps what it needs of them.
var scratches = sync.Pool{New: func() any { return new(scratch) }}

func newCollector(b *book, l *linker) *collector {
	return &collector{book: b, linker: l, text: plainText{book: b}}
}

// document walks the blocks of the page.
func (c *collector) document(doc ast.Node) {
	s := scratches.Get().(*scratch)
	c.text.text, c.text.runs, c.blocks = s.text[:0], s.runs[:0], s.blocks[:0]
	c.children(doc)
	c.flush()
	c.nameHeadings()
	*s = scratch{c.text.text, c.text.runs, c.blocks}
	scratches.Put(s)
}

func (c *collector) children(n ast.Node) {
	for child := n.FirstChild(); child != nil; {
		next := child.NextSibling() // a node of raw HTML may be replaced
		c.node(child)
		child = next
	}
}

// node reads one node and what is below it.
func (c *collector) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		c.heading(n)
	case *ast.List:
		c.lists++
		c.children(n)
		c.lists--
	case *ast.Paragraph, *ast.TextBlock:
		c.leaf(textKind(n))
		c.children(n)
		c.endBlock()
	case *east.TableCell:
		c.leaf(TableCell)
		c.children(n)
		c.endBlock()
	case *ast.CodeBlock:
		// Authors who indent a list of requirements by four blanks mean text.
		c.lines(n, Paragraph)
	case *ast.FencedCodeBlock:
		c.lines(n, Code)
		c.language(n)
	case *ast.HTMLBlock:
		c.htmlBlock(n)
	case *ast.Text:
		c.textNode(n)
	case *ast.CodeSpan:
		c.codeSpan(n)
	case *ast.Link:
		c.linkNode(n)
	case *ast.Image:
		c.imageNode(n)
	case *ast.AutoLink:
		c.autoLink(n)
	case *east.FootnoteList:
		c.flush()
		c.path = nil // notes stand under no heading
		c.children(n)
	case *ast.RawHTML:
		c.inlineHTML(n)
	default:
		c.children(n)
	}
}

// textKind is what a paragraph is: an item's when it stands in one directly.
func textKind(n ast.Node) BlockKind {
	if n.Parent() != nil && n.Parent().Kind() == ast.KindListItem {
		return ListItem
	}
	return Paragraph
}

// leaf enters a block of text.
func (c *collector) leaf(kind BlockKind) {
	c.endBlock()
	c.kind = kind
}

// endBlock ends the block of text, if one has begun.
func (c *collector) endBlock() {
	c.text.pending = false
	if !c.inLeaf {
		return
	}
	c.inLeaf = false
	last := &c.blocks[len(c.blocks)-1]
	c.text.trim(last.Start)
	last.End = len(c.text.text)
	if last.Start == last.End {
		c.blocks = c.blocks[:len(c.blocks)-1]
		c.text.text = bytes.TrimSuffix(c.text.text, []byte{'\n'})
	}
}

// begin makes sure that a block is open whose origin is that of the buffer's
// offset.
func (c *collector) begin(offset int) {
	if c.inHeading {
		return
	}
	if section := c.book.part(offset).section; section != c.origin {
		c.flush()
		c.origin = section
	}
	if c.inLeaf {
		return
	}
	if len(c.text.text) > 0 {
		c.text.text = append(c.text.text, '\n')
	}
	c.blocks = append(c.blocks, Block{Start: len(c.text.text), Kind: c.kind, Item: c.lists + c.rawLists})
	c.inLeaf = true
}

// breakLine ends a line of text, within a block or between blocks.
func (c *collector) breakLine() {
	if c.inHeading {
		c.text.pending = true
	} else {
		c.endBlock()
	}
}

// flush ends the passage that is open.
func (c *collector) flush() {
	c.endBlock()
	if len(c.text.text) == 0 {
		return
	}
	p := Passage{Section: c.origin, Blocks: slices.Clone(c.blocks)}
	p.Text, p.Runs = c.text.take()
	under := -1
	if n := len(c.path); n > 0 {
		under = c.path[n-1]
		p.Heading, p.Path = c.headings[under].Text, c.paths[under]
	}
	c.passages = append(c.passages, p)
	c.under = append(c.under, under)
	c.blocks = c.blocks[:0]
}

// textNode reads text with its line break.
func (c *collector) textNode(n *ast.Text) {
	s := n.Segment
	if c.hidden != "" {
		return
	}
	if !c.inLeaf && !c.inHeading {
		s = s.TrimLeftSpace(c.book.buf)
	}
	if s.Start < s.Stop {
		c.begin(s.Start)
		if n.IsRaw() {
			c.text.literal(s.Start, s.Stop, c.inLinks > 0, false)
		} else {
			c.brokenTag(s.Start, s.Stop)
			c.text.marked(s.Start, s.Stop, c.inLinks > 0)
		}
	}
	switch {
	case n.HardLineBreak():
		c.breakLine()
	case n.SoftLineBreak():
		c.text.pending = true
	}
}

// brokenTag warns of text that begins like our tag: the author meant one.
func (c *collector) brokenTag(from, to int) {
	for at := from; at < to; at++ {
		n := bytes.IndexByte(c.book.buf[at:to], '<')
		if n < 0 {
			return
		}
		if at += n; startsTag(c.book.buf[at:to]) && (at == 0 || c.book.buf[at-1] != '\\') {
			c.diags = append(c.diags, diagnose(ruleBrokenTag, c.book.at(at),
				"this begins like a tag and is none, so it is shown as text; write <%s %s=\"name\"></%[1]s>, or `code` to show it", tagElement, tagAttribute))
		}
	}
}

// codeSpan reads code in text; a line break in it is a blank.
func (c *collector) codeSpan(n *ast.CodeSpan) {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		t, ok := child.(*ast.Text)
		if !ok || c.hidden != "" {
			continue
		}
		s := t.Segment
		line := bytes.TrimRight(c.book.buf[s.Start:s.Stop], "\r\n")
		if len(line) > 0 {
			c.begin(s.Start)
			c.text.literal(s.Start, s.Start+len(line), c.inLinks > 0, true)
		}
		if len(line) < s.Len() {
			c.text.pending = true
		}
	}
}

// codeLanguage is a name that can be part of a class.
var codeLanguage = regexp.MustCompile(`^[\w+#.-]+$`)

// language drops the language of a block of code when it is no name.
func (c *collector) language(n *ast.FencedCodeBlock) {
	if n.Info == nil {
		return
	}
	name, _, _ := bytes.Cut(n.Info.Segment.Value(c.book.buf), []byte{' '})
	if !codeLanguage.Match(name) {
		n.Info = nil
	}
}

// lines reads a block of code. Each line is a block of text, as lines of code
// are not sentences.
func (c *collector) lines(n ast.Node, kind BlockKind) {
	c.leaf(kind)
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		line := c.book.buf[s.Start:s.Stop]
		text := bytes.TrimSpace(line)
		if len(text) == 0 {
			continue
		}
		from := s.Start + bytes.Index(line, text)
		c.begin(from)
		c.text.literal(from, from+len(text), false, kind == Code)
		c.endBlock()
	}
}
