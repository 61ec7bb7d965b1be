package index

// What has changed in the documents since the generation before, for the file of terms.

import (
	"os"
	"path/filepath"
	"slices"

	"github.com/careers-index/careers/index/segments"
	"github.com/careers-index/careers/index/storage"
	"github.com/careers-index/careers/index/terms"
)

// maxChanged is the share of documents, one in so many, that may have changed: of more, the
// file of terms is made anew in the same time.
const maxChanged = 32

// smallIndex is the number of documents as which fewer count.
const smallIndex = 2048

// piece is a piece of a segment that was made of documents.
type piece struct {
	pages []int
	file  []byte
}

// made remembers a piece that was made now.
func (p *previous) made(_ int, list []int, file []byte) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.tooMany = p.tooMany || p.pieceBytes+len(file) > maxPieceBytes; p.tooMany {
		p.pieces = nil
		return
	}
	p.pieceBytes += len(file)
	p.pieces = append(p.pieces, piece{list, file})
}

// maxPieceBytes bounds the pieces that are remembered.
const maxPieceBytes = 32 << 20

// termsChange is what has changed for the file of terms, with that of the generation before.
type termsChange struct {
	terms.Change
	mapped storage.Mapped
}

func (c *termsChange) close() { _ = c.mapped.Close() } // only read

// termsChange returns what has changed for an index in folder; nil if it is too much, or if
// the generation before cannot be read.
func (p *previous) termsChange(b *buckets, means []float64, folder string) *termsChange {
	if p == nil || p.tooMany {
		return nil
	}
	c := &changes{previous: p, buckets: b, folder: folder, worth: fieldsWorthElse(p.means, means), numbers: map[int]uint32{}}
	c.Pages = len(b.digests)
	if !c.match() || !c.addGone() || !c.addPieces() || !c.addRest() {
		return nil
	}
	mapped, file, err := mapVerified(p.folder, p.manifest, termsFile)
	if err == nil {
		if c.Before, err = terms.Open(file); err == nil {
			return &termsChange{c.Change, mapped}
		}
		_ = mapped.Close() // only read
	}
	return nil
}

// fieldsWorthElse are the analysed fields whose words are worth something else when lengths
// have other means.
func fieldsWorthElse(before, now []float64) []bool {
	was, is := fieldsFor(before), fieldsFor(now)
	other := make([]bool, len(analysedFields))
	for i := range is {
		other[slices.Index(analysedFields, is[i].Name)] = was[i] != is[i]
	}
	return other
}

// changes finds out what has changed.
type changes struct {
	*previous
	*buckets
	terms.Change

	folder  string         // of bleve's index
	worth   []bool         // analysed fields: their words are worth something else
	numbers map[int]uint32 // of the documents that are new for the terms, by page
	gone    [][]uint32     // of each bucket before, the numbers of the documents that are gone, or terms.None
}

// match finds the documents of both generations that are the same. Those with a field whose
// words are worth something else count as gone and as new. It returns false if too many do.
func (c *changes) match() (ok bool) {
	next, changed := uint32(0), 0 // of this generation
	for n := range max(len(c.layout.Buckets), c.lastBucket+1) {
		old := c.previous.buckets[n]
		docs := slices.Repeat([]uint32{terms.None}, len(old.digests))
		if n < len(c.layout.Buckets) {
			from := old.from(c.digestsOf(n))
			for i, page := range c.layout.Buckets[n] {
				if from[i] >= 0 && !c.worthElse(page) {
					docs[from[i]] = next
				} else {
					c.numbers[page] = next
				}
				next++
			}
		}
		gone := slices.Repeat([]uint32{terms.None}, len(docs))
		for i, doc := range docs {
			if doc == terms.None {
				gone[i] = uint32(len(c.Docs) + i)
				changed++
			}
		}
		c.gone, c.Docs = append(c.gone, gone), append(c.Docs, docs...)
	}
	return (changed+len(c.numbers))*maxChanged <= max(c.Pages, smallIndex)
}

// worthElse reports whether a page has a field whose words are worth something else.
func (c *changes) worthElse(page int) bool {
	if !slices.Contains(c.worth, true) {
		return false
	}
	s := newSeen()
	if s.add(c.buckets.seen[page]) != nil {
		return true
	}
	for i, pages := range s.lengths.pages {
		if pages > 0 && c.worth[i] {
			return true
		}
	}
	return false
}

// addGone adds the documents that are gone, with their segments.
func (c *changes) addGone() (ok bool) {
	for n, docs := range c.gone {
		if !slices.ContainsFunc(docs, isDocument) {
			continue
		}
		s := c.openSegment(n)
		if s == nil {
			return false
		}
		c.Gone = append(c.Gone, terms.Part{Segment: s, Docs: docs})
	}
	return true
}

func isDocument(doc uint32) bool { return doc != terms.None }

// addPieces adds the new documents that are in pieces. A page may be in two: when what a
// segment was merged of could not be used.
func (c *changes) addPieces() (ok bool) {
	for _, piece := range slices.Backward(c.pieces) {
		if !c.addNew(piece.pages, piece.file) {
			return false
		}
	}
	return true
}

// addRest adds the other new documents, from the segments of this generation.
func (c *changes) addRest() (ok bool) {
	for n, list := range c.layout.Buckets {
		if !slices.ContainsFunc(list, func(page int) bool { _, left := c.numbers[page]; return left }) {
			continue
		}
		file, err := os.ReadFile(filepath.Join(c.folder, filepath.FromSlash(segments.SegmentFile(n))))
		if err != nil || !c.addNew(list, file) {
			return false
		}
	}
	return len(c.numbers) == 0
}

// addNew adds the new documents among those of a segment, of these pages.
func (c *changes) addNew(pages []int, file []byte) (ok bool) {
	part := terms.Part{Docs: make([]uint32, len(pages))}
	for i, page := range pages {
		part.Docs[i] = terms.None
		if doc, isNew := c.numbers[page]; isNew {
			part.Docs[i] = doc
			delete(c.numbers, page)
		}
	}
	if !slices.ContainsFunc(part.Docs, isDocument) {
		return true
	}
	var err error
	if part.Segment, err = segments.OpenBytes(file); err != nil {
		return false
	}
	c.New = append(c.New, part)
	return true
}
