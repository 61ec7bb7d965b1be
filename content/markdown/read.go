package markdown

// Reading a page's text from its resolved tree. For
//
//	## Skills
//	- Go and **Scala**
//	- SQL
//
// the walk does this:
//
//	heading "Skills"    close the open passage; the next one is under Skills
//	list                nesting.lists = 1
//	text "Go and "      open a block (ListItem, ListDepth 1) in a passage of the page
//	text "Scala"        the same block: "Go and Scala", two runs
//	text "SQL"          close the block, open the next: "Go and Scala\nSQL"
//	end                 close the passage
//
// A piece of text from another file than the passage's closes the passage too.
// Nothing in the tree is changed.

import (
	"bytes"
	"slices"
	"sync"

	emoji "github.com/yuin/goldmark-emoji/ast"
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"github.com/careers-index/careers/content/diag"
)

// pageText is the text of a page.
type pageText struct {
	passages         []Passage
	headingOfPassage []int // heading of each passage, -1 for none
	headings         []Heading
	nodes            []*ast.Heading // of headings
	findings         []diag.Finding
}

// reader reads one tree.
type reader struct {
	sources *sourceMap
	found   *pageText
	text    textBuilder // of the open passage, or of the open heading
	passage openPassage
	nesting nesting
	dropped droppedElement
	// linkBytes counts the addresses that were looked at.
	linkBytes int
}

// openPassage is the passage whose text is being read.
type openPassage struct {
	section string // that its text comes from
	blocks  []Block
	kind    BlockKind // of the block that the next text belongs to
	inBlock bool      // that block is open: the last of blocks
}

// nesting is what the walk is inside of.
type nesting struct {
	headings     []int      // the headings above, outermost first
	headingPaths [][]string // of all headings: the texts of those above, and its own
	lists        int
	rawLists     int // lists of raw HTML, which may never be closed
	links        int
	inHeading    bool
}

// scratch is memory in which the text of a passage is built. A passage keeps a copy,
// so it is used again and again.
type scratch struct {
	text   []byte
	runs   []diag.Run
	blocks []Block
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

// read reads the text of a resolved tree.
func read(tree ast.Node, sources *sourceMap) *pageText {
	s := scratches.Get().(*scratch)
	r := reader{sources: sources, found: &pageText{}, text: textBuilder{sources: sources, text: s.text[:0], runs: s.runs[:0]}}
	r.passage.blocks = s.blocks[:0]
	r.children(tree)
	r.closePassage()
	*s = scratch{r.text.text, r.text.runs, r.passage.blocks}
	scratches.Put(s)
	return r.found
}

func (r *reader) children(n ast.Node) {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		r.node(child)
	}
}

// node reads one node and what is below it.
func (r *reader) node(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		r.heading(n)
	case *ast.List:
		r.nesting.lists++
		r.children(n)
		r.nesting.lists--
	case *ast.Paragraph, *ast.TextBlock:
		r.block(n, paragraphKind(n))
	case *east.DefinitionTerm:
		r.block(n, Paragraph)
	case *emoji.Emoji:
		r.emoji(n)
	case *east.TableCell:
		r.block(n, TableCell)
	case *ast.CodeBlock:
		// Authors who indent a list of requirements by four spaces mean text.
		r.codeLines(n, Paragraph)
	case *ast.FencedCodeBlock:
		r.codeLines(n, Code)
	case *ast.HTMLBlock:
		r.htmlBlock(n)
	case *ast.RawHTML:
		r.html(r.sources.inlineHTML(n))
	case *ast.Text:
		r.textNode(n)
	case *ast.CodeSpan:
		r.codeSpan(n)
	case *ast.Link:
		r.link(n)
	case *ast.AutoLink:
		r.autoLink(n)
	case *ast.Image: // its text is an alternative to it
	case *east.FootnoteList:
		r.closePassage()
		r.nesting.headings = nil // footnotes are under no heading
		r.children(n)
	default:
		r.children(n)
	}
}

// paragraphKind is what a paragraph is: the item of a list, if it is directly in one.
func paragraphKind(n ast.Node) BlockKind {
	if n.Parent() != nil && n.Parent().Kind() == ast.KindListItem {
		return ListItem
	}
	return Paragraph
}

// heading closes the passage above a heading and opens the one below.
func (r *reader) heading(n *ast.Heading) {
	r.closePassage()
	if r.dropped.active() {
		r.children(n) // which may end what is dropped
		return
	}
	r.nesting.rawLists = 0
	r.nesting.inHeading = true
	r.children(n)
	r.nesting.inHeading = false
	r.text.trim(0)
	text, runs := r.text.take()
	found := r.found
	found.headings = append(found.headings, Heading{
		Level: n.Level, Text: text, Runs: runs,
		At: r.sources.at(n.Pos()), Section: r.sources.file(n.Pos()).section,
	})
	found.nodes = append(found.nodes, n)
	above := r.nesting.headings
	for len(above) > 0 && found.headings[above[len(above)-1]].Level >= n.Level {
		above = above[:len(above)-1]
	}
	r.nesting.headings = append(above, len(found.headings)-1)
	var path []string
	for _, i := range r.nesting.headings {
		path = append(path, found.headings[i].Text)
	}
	r.nesting.headingPaths = append(r.nesting.headingPaths, path)
}

// block reads a node whose text is one block.
func (r *reader) block(n ast.Node, kind BlockKind) {
	r.startBlock(kind)
	r.children(n)
	r.closeBlock()
}

// startBlock says what the text that follows belongs to. The block opens with its
// first text, so that no block is empty.
func (r *reader) startBlock(kind BlockKind) {
	r.closeBlock()
	r.passage.kind = kind
}

// closeBlock closes the open block, if there is one.
func (r *reader) closeBlock() {
	r.text.pending = false
	p := &r.passage
	if !p.inBlock {
		return
	}
	p.inBlock = false
	last := &p.blocks[len(p.blocks)-1]
	r.text.trim(last.Start)
	last.End = len(r.text.text)
	if last.Start == last.End {
		p.blocks = p.blocks[:len(p.blocks)-1]
		r.text.text = bytes.TrimSuffix(r.text.text, []byte{'\n'})
	}
}

// openBlock makes sure that a block is open, in a passage of the file that the
// buffer's offset is in. A heading needs none.
func (r *reader) openBlock(offset int) {
	if r.nesting.inHeading {
		return
	}
	if section := r.sources.file(offset).section; section != r.passage.section {
		r.closePassage()
		r.passage.section = section
	}
	if r.passage.inBlock {
		return
	}
	if len(r.text.text) > 0 {
		r.text.text = append(r.text.text, '\n')
	}
	r.passage.blocks = append(r.passage.blocks, Block{
		Start: len(r.text.text), Kind: r.passage.kind, ListDepth: r.nesting.lists + r.nesting.rawLists,
	})
	r.passage.inBlock = true
}

// inText reports whether text has been read that a space could separate.
func (r *reader) inText() bool { return r.passage.inBlock || r.nesting.inHeading }

// breakLine ends a line of text, within a block or between blocks.
func (r *reader) breakLine() {
	if r.nesting.inHeading {
		r.text.pending = true
	} else {
		r.closeBlock()
	}
}

// closePassage closes the open passage, if it has text.
func (r *reader) closePassage() {
	r.closeBlock()
	if len(r.text.text) == 0 {
		return
	}
	p := Passage{Section: r.passage.section, Blocks: slices.Clone(r.passage.blocks)}
	p.Text, p.Runs = r.text.take()
	heading := -1
	if n := len(r.nesting.headings); n > 0 {
		heading = r.nesting.headings[n-1]
		p.Heading, p.Path = r.found.headings[heading].Text, r.nesting.headingPaths[heading]
	}
	r.found.passages = append(r.found.passages, p)
	r.found.headingOfPassage = append(r.found.headingOfPassage, heading)
	r.passage.blocks = r.passage.blocks[:0]
}
