package markdown

import (
	"sort"

	"github.com/careers-index/careers/content/diag"
)

// sourceMap has the sources of one page in one buffer: the page's file first, then
// each section it includes, once. One tree can so have nodes from several files, and
// an offset in the buffer tells the file and the place of a node. It is for one page
// and one goroutine.
type sourceMap struct {
	buf      []byte
	segments []segment
	last     int // segment that was asked for last
}

// segment is one file: the bytes of the buffer from start on.
type segment struct {
	*diag.Source
	section string // "" for the page
	start   int
	line    int // that was asked for last
}

// newSourceMap maps a page and the sections that it includes.
func newSourceMap(page *diag.Source, sections []*section) *sourceMap {
	m := &sourceMap{segments: []segment{{Source: page}}}
	if len(sections) == 0 {
		m.buf = page.Bytes
		return m
	}
	size := len(page.Bytes)
	for _, s := range sections {
		size += 1 + len(s.Source.Bytes)
	}
	m.buf = append(make([]byte, 0, size), page.Bytes...)
	for _, s := range sections {
		m.buf = append(m.buf, '\n') // the parser looks at the byte before the start
		m.segments = append(m.segments, segment{Source: s.Source, section: s.Name, start: len(m.buf)})
		m.buf = append(m.buf, s.Source.Bytes...)
	}
	return m
}

// bounds are the ends of a section's bytes.
func (m *sourceMap) bounds(s *section) (start, end int) {
	for _, p := range m.segments {
		if p.Source == s.Source {
			return p.start, p.start + len(p.Bytes)
		}
	}
	return 0, 0 // never: the map has all sections that the tags of the page lead to
}

// segment finds the file of an offset in the buffer. Neighbours are asked for one
// after the other, so the last answer is tried first.
func (m *sourceMap) segment(offset int) *segment {
	if !m.holds(m.last, offset) {
		m.last = sort.Search(len(m.segments), func(i int) bool { return m.segments[i].start > offset }) - 1
	}
	return &m.segments[m.last]
}

func (m *sourceMap) holds(i, offset int) bool {
	return m.segments[i].start <= offset && (i+1 == len(m.segments) || offset < m.segments[i+1].start)
}

// at is the place of an offset in the buffer.
func (m *sourceMap) at(offset int) diag.Position {
	p := m.segment(offset)
	return p.at(offset - p.start)
}

// at is the place of an offset in the file. It is faster for places in order.
func (s *segment) at(offset int) diag.Position {
	at := s.AtFrom(s.line, offset)
	s.line = at.Line
	return at
}
