package content

import (
	"sort"

	"github.com/yuin/goldmark/text"
)

// lineText is the text of a block without the marks of the quotes and lists
// around it, with the way back to the buffer.
type lineText struct {
	bytes  []byte
	pieces []piece
}

// piece is one line: its place in the text and in the buffer.
type piece struct{ at, from, to int }

func newLineText(lines *text.Segments, src []byte) lineText {
	var t lineText
	for i := range lines.Len() {
		t.add(lines.At(i), src)
	}
	return t
}

func (t *lineText) add(line text.Segment, src []byte) {
	t.pieces = append(t.pieces, piece{len(t.bytes), line.Start, line.Stop})
	t.bytes = append(t.bytes, src[line.Start:line.Stop]...)
}

// piece finds the line of an offset in the text.
func (t lineText) piece(at int) piece {
	i := sort.Search(len(t.pieces), func(i int) bool { return t.pieces[i].at > at })
	return t.pieces[i-1]
}

// offset is the place in the buffer of an offset in the text.
func (t lineText) offset(at int) int {
	p := t.piece(at)
	return p.from + at - p.at
}

// segments are the lines, or the parts of them, of text[from:to].
func (t lineText) segments(from, to int) *text.Segments {
	s := text.NewSegments()
	for _, p := range t.pieces {
		start, stop := p.from+max(from-p.at, 0), min(p.to, p.from+to-p.at)
		if start < stop {
			s.Append(text.NewSegment(start, stop))
		}
	}
	return s
}
