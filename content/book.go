package content

import "sort"

// book holds the sources of one page in one buffer: the page's file first,
// then each section it includes, once. A tree of nodes from several files can
// so be rendered in one go, and every node still knows its place.
type book struct {
	buf   []byte
	parts []part
	last  int // part that was asked for last
}

// part is one file of a book: the bytes from start on.
type part struct {
	*source
	section string // "" for the page
	start   int
	line    int // index of the line that was asked for last
}

// newBook makes the book of a page and of the sections that it takes in.
func newBook(page *source, sections []*sectionFile) *book {
	b := &book{parts: []part{{source: page}}}
	if len(sections) == 0 {
		b.buf = page.src
		return b
	}
	size := len(page.src)
	for _, s := range sections {
		size += 1 + len(s.src)
	}
	b.buf = append(make([]byte, 0, size), page.src...)
	for _, s := range sections {
		b.buf = append(b.buf, '\n') // the parser looks at the byte before the start
		b.parts = append(b.parts, part{source: s.source, section: s.Name, start: len(b.buf)})
		b.buf = append(b.buf, s.src...)
	}
	return b
}

// bounds are the ends of a section's bytes.
func (b *book) bounds(s *sectionFile) (start, end int) {
	for _, p := range b.parts {
		if p.source == s.source {
			return p.start, p.start + len(p.src)
		}
	}
	return 0, 0 // never: the sections of a book are those that its tags lead to
}

// part finds the file of an offset in the buffer. Neighbours are asked for
// after each other, so the last answer is tried first.
func (b *book) part(offset int) *part {
	if !b.holds(b.last, offset) {
		b.last = sort.Search(len(b.parts), func(i int) bool { return b.parts[i].start > offset }) - 1
	}
	return &b.parts[b.last]
}

func (b *book) holds(i, offset int) bool {
	return b.parts[i].start <= offset && (i+1 == len(b.parts) || offset < b.parts[i+1].start)
}

// at is the place of an offset in the buffer.
func (b *book) at(offset int) Position {
	p := b.part(offset)
	return p.at(offset - p.start)
}

// at is the place of an offset in the file, looked for from the last one on.
func (p *part) at(offset int) Position {
	line := p.line
	if p.starts[line] > offset || line+4 < len(p.starts) && p.starts[line+4] <= offset {
		line = sort.SearchInts(p.starts, offset+1) - 1
	}
	for line+1 < len(p.starts) && p.starts[line+1] <= offset {
		line++
	}
	p.line = line
	return Position{File: p.file, Line: line + 1, Column: offset - p.starts[line] + 1}
}
