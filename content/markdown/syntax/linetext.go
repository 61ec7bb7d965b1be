package syntax

import (
	"sort"

	"github.com/yuin/goldmark/text"
)

// LineText is the text of a block of raw HTML, without the markers of the quotes
// and lists around it, and maps it back to the parsed bytes.
type LineText struct {
	Bytes  []byte
	pieces []piece
}

// piece is one line: where it starts in the text, and its bounds in the parsed
// bytes.
type piece struct{ at, from, to int }

// NewLineText joins lines of src.
func NewLineText(lines *text.Segments, src []byte) LineText {
	var t LineText
	for i := range lines.Len() {
		t.Add(lines.At(i), src)
	}
	return t
}

// Add appends a line of src.
func (t *LineText) Add(line text.Segment, src []byte) {
	t.pieces = append(t.pieces, piece{len(t.Bytes), line.Start, line.Stop})
	t.Bytes = append(t.Bytes, src[line.Start:line.Stop]...)
}

// piece finds the line of an offset in the text.
func (t LineText) piece(at int) piece {
	i := sort.Search(len(t.pieces), func(i int) bool { return t.pieces[i].at > at })
	return t.pieces[i-1]
}

// Offset is the offset in the parsed bytes of an offset in the text.
func (t LineText) Offset(at int) int {
	p := t.piece(at)
	return p.from + at - p.at
}

// segments are the lines, or the parts of them, of text[from:to].
func (t LineText) segments(from, to int) *text.Segments {
	s := text.NewSegments()
	for _, p := range t.pieces {
		start, stop := p.from+max(from-p.at, 0), min(p.to, p.from+to-p.at)
		if start < stop {
			s.Append(text.NewSegment(start, stop))
		}
	}
	return s
}

// LineEnd is the end, in the text, of the line that an offset is in.
func (t LineText) LineEnd(at int) int {
	p := t.piece(at)
	return p.at + p.to - p.from
}
