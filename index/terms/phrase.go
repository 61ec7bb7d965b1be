package terms

import "math/bits"

// Found is what one field of a page has.
type Found struct {
	Doc    uint32
	Field  int
	Count  int // how often the field has it
	Length int // of the field, in terms
}

// Reader reads the places of terms. It keeps its memory from list to list, and is not safe
// for concurrent use.
type Reader struct {
	file    *File
	lists   []fieldList
	cursors []cursor
	starts  []uint32
}

// NewReader is a reader of a file.
func NewReader(f *File) *Reader { return &Reader{file: f} }

// PagesIn is how many pages the fields have whose bits are set, added up.
func (l List) PagesIn(fields uint8) int {
	n := 0
	for f := range MaxFields {
		if fields>>f&1 == 1 {
			of := l.field(f)
			n += of.pages
		}
	}
	return n
}

// MarkIn adds the pages that have the term in one of the fields whose bits are set, as Mark
// does.
func (l List) MarkIn(fields uint8, all, inFirst []uint64) {
	for f := range MaxFields {
		if fields>>f&1 == 0 {
			continue
		}
		of := l.field(f)
		for c := of.docs; c.Next(); {
			for i := range c.Len() {
				doc := c.doc(i)
				all[doc/64] |= 1 << (doc % 64)
				if f == 0 {
					inFirst[doc/64] |= 1 << (doc % 64)
				}
			}
		}
	}
}

// ByField calls visit for each page that has a list's term in one of the fields whose bits
// are set: for those of the first field, in their order, then for those of the next. Pages
// are those of a set, if it is not nil.
func (r *Reader) ByField(l List, fields uint8, set []uint64, visit func(Found)) {
	for f := range MaxFields {
		if fields>>f&1 == 0 {
			continue
		}
		of := l.field(f)
		c := newCursor(&of)
		if set == nil {
			for c.next() {
				visit(r.found(&c, f))
			}
			continue
		}
		for i, w := range set {
			for ; w != 0; w &= w - 1 {
				if c.seek(uint32(i*64 + bits.TrailingZeros64(w))) {
					visit(r.found(&c, f))
				}
			}
		}
	}
}

func (r *Reader) found(c *cursor, f int) Found {
	return Found{c.doc, f, countPlaces(c.places()), r.file.Length(c.doc, f)}
}

// PagesWithPlaces is how many pages Phrase looks at, at most.
func PagesWithPlaces(lists []List, fields uint8) int {
	n := 0
	for f := range MaxFields {
		if fields>>f&1 == 1 {
			n += rarestIn(lists, f).pages
		}
	}
	return n
}

func rarestIn(lists []List, f int) (rarest fieldList) {
	for i := range lists {
		if of := lists[i].field(f); i == 0 || of.pages < rarest.pages {
			rarest = of
		}
	}
	return rarest
}

// Phrase calls visit for each page that has the terms of some lists side by side in one of
// the fields whose bits are set, as ByField does.
func (r *Reader) Phrase(lists []List, fields uint8, visit func(Found)) {
	for f := range MaxFields {
		if fields>>f&1 == 1 {
			r.phraseIn(lists, f, visit)
		}
	}
}

func (r *Reader) phraseIn(lists []List, f int, visit func(Found)) {
	r.lists, r.cursors = r.lists[:0], r.cursors[:0]
	rarest := 0
	for i := range lists {
		of := lists[i].field(f)
		if of.pages == 0 {
			return
		}
		if r.lists = append(r.lists, of); of.pages < r.lists[rarest].pages {
			rarest = i
		}
	}
	for i := range r.lists {
		r.cursors = append(r.cursors, newCursor(&r.lists[i]))
	}
	for lead := &r.cursors[rarest]; lead.next(); {
		if r.all(lead.doc, rarest) {
			if n := r.sideBySide(); n > 0 {
				visit(Found{lead.doc, f, n, r.file.Length(lead.doc, f)})
			}
		}
	}
}

// all reports whether all cursors can go to a page, where one of them is already.
func (r *Reader) all(doc uint32, but int) bool {
	for i := range r.cursors {
		if i != but && !r.cursors[i].seek(doc) {
			return false
		}
	}
	return true
}

// sideBySide is how often the terms stand side by side on the page that all cursors are at.
func (r *Reader) sideBySide() int {
	r.starts = readPlaces(r.starts[:0], r.cursors[0].places())
	for i := 1; i < len(r.cursors) && len(r.starts) > 0; i++ {
		r.starts = following(r.starts, r.cursors[i].places(), uint32(i))
	}
	return len(r.starts)
}

// following keeps the starts, ascending, that have one of the places of an entry at a
// distance.
func following(starts []uint32, entry []byte, distance uint32) []uint32 {
	kept := starts[:0]
	here, rest := nextPlace(0, entry)
	for _, at := range starts {
		for here < at+distance && len(rest) > 0 {
			here, rest = nextPlace(here, rest)
		}
		if here == at+distance {
			kept = append(kept, at)
		}
	}
	return kept
}

// cursor goes through the pages of a field.
type cursor struct {
	entries entries
	chunk   Chunk
	before  int // entries in the chunks before
	at      int // in the chunk; -1 at the beginning
	doc     uint32
}

func newCursor(f *fieldList) cursor {
	return cursor{entries: entries{fieldList: f}, chunk: f.docs, at: -1}
}

// next goes to the next page.
func (c *cursor) next() bool {
	c.at++
	for c.at >= c.chunk.Len() {
		c.before += c.chunk.Len()
		c.at = 0
		if !c.chunk.Next() {
			return false
		}
	}
	c.doc = c.chunk.doc(c.at)
	return true
}

// seek goes on to a page, or to where it would be, and reports whether it is there.
func (c *cursor) seek(doc uint32) bool {
	if c.at < 0 && !c.next() {
		return false
	}
	for c.chunk.Len() > 0 && c.chunk.doc(c.chunk.Len()-1) < doc {
		c.before += c.chunk.Len()
		c.at = 0
		if !c.chunk.Next() {
			c.chunk = Chunk{}
		}
	}
	c.at = c.chunk.from(c.at, doc)
	if c.at >= c.chunk.Len() {
		return false
	}
	c.doc = c.chunk.doc(c.at)
	return c.doc == doc
}

// places are those on the page where the cursor is.
func (c *cursor) places() []byte { return c.entries.get(c.before + c.at) }
