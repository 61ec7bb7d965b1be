package syntax

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/text"

	"github.com/careers-index/careers/content/markdown/foreign"
)

// stripper takes what package foreign has masked out of a tree: of text, of the addresses
// of links, and blocks that have nothing else. Code keeps it: it is shown from the bytes
// before masking. Raw HTML is left to who reads it.
type stripper struct {
	src []byte
	// code: the text is in an inline element of code.
	code bool
	// gap: something was taken out directly before.
	gap bool
	// space: the text before the gap ends with a space, or there is none in the block.
	space bool
	// addresses are what addresses become, by their first byte: many links may share one.
	addresses map[*byte][]byte
}

// children strips the children of a node and reports whether something was taken out.
func (s *stripper) children(n ast.Node) (changed bool) {
	for c := n.FirstChild(); c != nil; {
		next := c.NextSibling()
		changed = s.node(c) || changed
		c = next
	}
	return changed
}

func (s *stripper) node(n ast.Node) (changed bool) {
	switch n := n.(type) {
	case *ast.Text:
		return s.text(n)
	case *ast.CodeSpan:
		s.gap, s.space = false, false
	case *ast.CodeBlock, *ast.FencedCodeBlock, *ast.HTMLBlock:
	case *ast.RawHTML:
		raw := s.src[n.Segments.At(0).Start:n.Segments.At(n.Segments.Len()-1).Stop]
		s.code = !closesCode(raw) && (s.code || opensCode(raw))
	case *ast.AutoLink:
		return s.autoLink(n)
	case *ast.Link:
		changed = s.children(n)
		return s.address(&n.Destination, &n.Title, n) || changed
	case *ast.Image:
		changed = s.children(n)
		return s.address(&n.Destination, &n.Title, n) || changed
	default:
		return s.container(n)
	}
	return false
}

// container strips a node with children, and removes it if it has none left.
func (s *stripper) container(n ast.Node) bool {
	hasText := n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0
	if hasText {
		s.code, s.gap, s.space = false, false, true
	}
	changed := s.children(n)
	if !changed {
		return false
	}
	if hasText {
		trimEnd(n, s.src)
	}
	if _, isCell := n.(*east.TableCell); !isCell && !n.HasChildren() && n.Parent() != nil {
		Remove(n)
	}
	return true
}

// text splits a text at what is masked in it.
func (s *stripper) text(n *ast.Text) bool {
	segment := n.Segment
	value := s.src[segment.Start:segment.Stop]
	if s.code || !s.gap && bytes.IndexByte(value, foreign.Filler) < 0 {
		s.gap = false
		s.space = len(value) > 0 && value[len(value)-1] == ' ' || n.SoftLineBreak() || n.HardLineBreak()
		return false
	}
	parent := n.Parent()
	var last *ast.Text
	for at := segment.Start; at < segment.Stop; {
		end := segment.Stop
		if i := bytes.IndexByte(s.src[at:segment.Stop], foreign.Filler); i >= 0 {
			end = at + i
		}
		piece := text.NewSegment(at, end)
		if s.gap && s.space {
			piece = piece.TrimLeftSpace(s.src)
		}
		if !piece.IsEmpty() {
			last = ast.NewTextSegment(piece)
			last.SetRaw(n.IsRaw())
			parent.InsertBefore(parent, n, last)
			s.space = s.src[piece.Stop-1] == ' '
			s.gap = false
		}
		for at = end; at < segment.Stop && s.src[at] == foreign.Filler; at++ {
			s.gap = true
		}
	}
	if n.SoftLineBreak() || n.HardLineBreak() {
		if last == nil && !s.space {
			last = ast.NewTextSegment(text.NewSegment(segment.Stop, segment.Stop))
			parent.InsertBefore(parent, n, last)
		}
		if last != nil {
			last.SetSoftLineBreak(n.SoftLineBreak())
			last.SetHardLineBreak(n.HardLineBreak())
		}
		s.space = true
	}
	Remove(n)
	return true
}

// autoLink replaces an address that has something masked by its text.
func (s *stripper) autoLink(n *ast.AutoLink) bool {
	label := n.Label(s.src)
	if bytes.IndexByte(label, foreign.Filler) < 0 {
		s.gap, s.space = false, false
		return false
	}
	from := n.Pos() + bytes.Index(s.src[n.Pos():], label)
	t := ast.NewTextSegment(text.NewSegment(from, from+len(label)))
	n.Parent().ReplaceChild(n.Parent(), n, t)
	return s.text(t)
}

// address strips the address and the title of a link or an image. One that has no
// address left is replaced by its text.
func (s *stripper) address(destination, title *[]byte, n ast.Node) bool {
	*title = bytes.ReplaceAll(*title, []byte{foreign.Filler}, nil)
	if bytes.IndexByte(*destination, foreign.Filler) < 0 {
		return false
	}
	first := &(*destination)[0]
	clean, known := s.addresses[first]
	if !known {
		clean = bytes.ReplaceAll(*destination, []byte{foreign.Filler}, nil)
		if s.addresses == nil {
			s.addresses = map[*byte][]byte{}
		}
		s.addresses[first] = clean
	}
	*destination = clean
	if len(clean) > 0 {
		return true
	}
	parent := n.Parent()
	for c := n.FirstChild(); c != nil; c = n.FirstChild() {
		parent.InsertBefore(parent, n, c)
	}
	Remove(n)
	return true
}

// trimEnd removes spaces and line breaks from the end of a block of text.
func trimEnd(block ast.Node, src []byte) {
	for {
		t, ok := block.LastChild().(*ast.Text)
		if !ok {
			return
		}
		t.SetSoftLineBreak(false)
		t.SetHardLineBreak(false)
		t.Segment = t.Segment.TrimRightSpace(src)
		if !t.Segment.IsEmpty() {
			return
		}
		Remove(t)
	}
}
