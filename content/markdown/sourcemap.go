package markdown

import (
	"bytes"
	"sort"

	"github.com/yuin/goldmark/ast"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/markdown/syntax"
)

// sourceMap has the sources of one page in one buffer: the page's file first, then
// each section it includes, once. One tree can thus have nodes from several files, and
// an offset in the buffer says which file a node is from, and where it is in it. The
// page is at offset 0, so the offsets of its tree, which was parsed before, are also
// offsets in the buffer. A map is for one page and one goroutine.
type sourceMap struct {
	buf []byte
	// masked is buf with the constructs of other tools masked; buf itself if it has none.
	masked []byte
	files  []sourceFile // the page's first
	last   int          // file that was asked for last
}

// sourceFile is one file: the bytes of the buffer from start on.
type sourceFile struct {
	*diag.Source
	section string // "" for the page
	start   int
	line    int // that was asked for last
}

// newSourceMap maps a page and the sections that it includes.
func newSourceMap(page *diag.Source, masked []byte, sections []*section) *sourceMap {
	m := &sourceMap{files: []sourceFile{{Source: page}}}
	if len(sections) == 0 {
		m.buf, m.masked = page.Bytes, masked
		return m
	}
	size := len(page.Bytes)
	for _, s := range sections {
		size += 1 + len(s.Source.Bytes)
	}
	m.buf = append(make([]byte, 0, size), page.Bytes...)
	for _, s := range sections {
		m.buf = append(m.buf, '\n') // the parser looks at the byte before the start
		m.files = append(m.files, sourceFile{Source: s.Source, section: s.Name, start: len(m.buf)})
		m.buf = append(m.buf, s.Source.Bytes...)
	}
	m.mask(masked, sections)
	return m
}

// mask masks what is masked in the page or in a section.
func (m *sourceMap) mask(page []byte, sections []*section) {
	m.masked = m.buf
	texts := [][]byte{page}
	for _, s := range sections {
		texts = append(texts, s.masked)
	}
	for i, f := range m.files {
		if len(texts[i]) == 0 || &texts[i][0] == &f.Bytes[0] {
			continue
		}
		if &m.masked[0] == &m.buf[0] {
			m.masked = bytes.Clone(m.buf)
		}
		copy(m.masked[f.start:], texts[i])
	}
}

// htmlBlock is the text of a block of raw HTML.
func (m *sourceMap) htmlBlock(n *ast.HTMLBlock) syntax.LineText {
	t := syntax.NewLineText(n.Lines(), m.masked)
	if n.HasClosure() {
		t.Add(n.ClosureLine, m.masked)
	}
	t.RestoreLiteral(m.buf)
	return t
}

// inlineHTML is the text of raw HTML in a line.
func (m *sourceMap) inlineHTML(n *ast.RawHTML) syntax.LineText {
	return syntax.NewLineText(n.Segments, m.masked)
}

// page is the file of the page.
func (m *sourceMap) page() *sourceFile { return &m.files[0] }

// bounds are the ends of a section's bytes.
func (m *sourceMap) bounds(s *section) (start, end int) {
	for _, p := range m.files {
		if p.Source == s.Source {
			return p.start, p.start + len(p.Bytes)
		}
	}
	return 0, 0 // never: the map has all sections that the tags of the page lead to
}

// file finds the file of an offset in the buffer. Neighbours are asked for one
// after the other, so the last answer is tried first.
func (m *sourceMap) file(offset int) *sourceFile {
	if !m.holds(m.last, offset) {
		m.last = sort.Search(len(m.files), func(i int) bool { return m.files[i].start > offset }) - 1
	}
	return &m.files[m.last]
}

func (m *sourceMap) holds(i, offset int) bool {
	return m.files[i].start <= offset && (i+1 == len(m.files) || offset < m.files[i+1].start)
}

// at is the position of an offset in the buffer.
func (m *sourceMap) at(offset int) diag.Position {
	p := m.file(offset)
	return p.at(offset - p.start)
}

// at is the position of an offset in the file. It is faster for positions in order.
func (s *sourceFile) at(offset int) diag.Position {
	at := s.AtFrom(s.line, offset)
	s.line = at.Line
	return at
}
