package diag

import (
	"bytes"
	"sort"
)

// Source is a file's bytes and the offsets of its lines. It is not changed
// after [NewSource], but for Release.
type Source struct {
	File   string
	Bytes  []byte
	starts []int // byte offsets of the lines
}

// NewSource finds the lines of a file.
func NewSource(file string, src []byte) *Source {
	s := &Source{File: file, Bytes: src, starts: make([]int, 1, 1+bytes.Count(src, []byte{'\n'}))}
	for i := bytes.IndexByte(src, '\n'); i >= 0; {
		start := i + 1
		s.starts = append(s.starts, start)
		if i = bytes.IndexByte(src[start:], '\n'); i >= 0 {
			i += start
		}
	}
	return s
}

// Release gives the memory of the file back. Only its first byte has a place after that.
func (s *Source) Release() { s.Bytes, s.starts = nil, firstLine }

var firstLine = []int{0}

// At is the place of a byte offset.
func (s *Source) At(offset int) Position {
	return s.position(sort.SearchInts(s.starts, offset+1), offset)
}

// AtFrom is At for a place that is expected at line hint or a little after it:
// it is faster when places are asked for in order.
func (s *Source) AtFrom(hint, offset int) Position {
	line := max(hint, 1)
	if line > len(s.starts) || s.starts[line-1] > offset || line+3 < len(s.starts) && s.starts[line+3] <= offset {
		return s.At(offset)
	}
	for line < len(s.starts) && s.starts[line] <= offset {
		line++
	}
	return s.position(line, offset)
}

func (s *Source) position(line, offset int) Position {
	return Position{File: s.File, Line: line, Column: offset - s.starts[line-1] + 1}
}

// Offset is the byte offset of a place in the file.
func (s *Source) Offset(p Position) int { return s.starts[p.Line-1] + p.Column - 1 }

// Lines is the number of lines, at least 1.
func (s *Source) Lines() int { return len(s.starts) }

// LineStart is the offset of line n, from 1; the end of the file beyond its lines.
func (s *Source) LineStart(n int) int {
	if n > len(s.starts) {
		return len(s.Bytes)
	}
	return s.starts[n-1]
}

// Line is line n, from 1, without its end.
func (s *Source) Line(n int) []byte {
	return bytes.TrimRight(s.Bytes[s.starts[n-1]:s.LineStart(n+1)], "\r\n")
}

// ByteOrderMark is what some editors put before the text of a UTF-8 file.
const ByteOrderMark = "\uFEFF"

// TextStart is the offset of the text: after a byte order mark.
func (s *Source) TextStart() int {
	if bytes.HasPrefix(s.Bytes, []byte(ByteOrderMark)) {
		return len(ByteOrderMark)
	}
	return 0
}
