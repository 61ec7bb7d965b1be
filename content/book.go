package content

import "sort"

// book holds the sources of one page in one buffer: the page's file first,
// then each section it includes, once. A tree of nodes from several files can
// so be rendered in one go, and every node still knows its place.
type book struct {
	buf   []byte
	parts []part
}

// part is one file of a book: the bytes from start on.
type part struct {
	*source
	section string // "" for the page
	start   int
}

func newBook(page *source) *book {
	// The capacity is cut so that the first section copies the page.
	return &book{buf: page.src[:len(page.src):len(page.src)], parts: []part{{page, "", 0}}}
}

// add puts a section into the book and returns the bounds of its text.
func (b *book) add(s *sectionFile) (start, end int) {
	for _, p := range b.parts {
		if p.source == s.source {
			return p.start, p.start + len(p.src)
		}
	}
	// The parser looks at the byte before the start.
	b.buf = append(b.buf, '\n')
	start = len(b.buf)
	b.buf = append(b.buf, s.src...)
	b.parts = append(b.parts, part{s.source, s.Name, start})
	return start, len(b.buf)
}

// part finds the file of an offset in the buffer.
func (b *book) part(offset int) *part {
	i := sort.Search(len(b.parts), func(i int) bool { return b.parts[i].start > offset })
	return &b.parts[i-1]
}

// at is the place of an offset in the buffer.
func (b *book) at(offset int) Position {
	p := b.part(offset)
	return p.source.at(offset - p.start)
}
