package index

// What has changed in the documents since the generation before, for the file of terms.

import (
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

// termsChange returns what has changed; nil if there is too much, if the generation before
// cannot be read, or if its words are worth something else.
func (p *previous) termsChange(b *buckets, means []float64) *termsChange {
	if p == nil || p.tooMany || !slices.Equal(fieldsFor(p.means), fieldsFor(means)) {
		return nil
	}
	c := &termsChange{Change: terms.Change{Pages: len(b.digests)}}
	numbers, ok := p.numberDocuments(b, &c.Change)
	if !ok || !p.addNew(&c.Change, numbers) {
		return nil
	}
	mapped, file, err := mapVerified(p.folder, p.manifest, termsFile)
	if err == nil {
		if c.Before, err = terms.Open(file); err == nil {
			c.mapped = mapped
			return c
		}
		_ = mapped.Close() // only read
	}
	return nil
}

// numberDocuments sets which documents of the generation before are gone, and the numbers of
// the others. It returns the numbers of those that are new, by page.
func (p *previous) numberDocuments(b *buckets, c *terms.Change) (newNumbers map[int]uint32, ok bool) {
	newNumbers = map[int]uint32{}
	next := uint32(0) // of this generation
	for n := range max(len(b.layout.Buckets), p.lastBucket+1) {
		old := p.buckets[n]
		docs := slices.Repeat([]uint32{terms.None}, len(old.digests))
		if n < len(b.layout.Buckets) {
			from := old.from(b.digestsOf(n))
			for i, page := range b.layout.Buckets[n] {
				if from[i] >= 0 {
					docs[from[i]] = next
				} else {
					newNumbers[page] = next
				}
				next++
			}
		}
		if slices.Contains(docs, terms.None) {
			gone := terms.Part{Docs: slices.Repeat([]uint32{terms.None}, len(docs))}
			for i, doc := range docs {
				if doc == terms.None {
					gone.Docs[i] = uint32(len(c.Docs) + i)
				}
			}
			if gone.Segment = p.openSegment(n); gone.Segment == nil {
				return nil, false
			}
			c.Gone = append(c.Gone, gone)
		}
		c.Docs = append(c.Docs, docs...)
	}
	gone := 0
	for _, doc := range c.Docs {
		if doc == terms.None {
			gone++
		}
	}
	return newNumbers, (gone+len(newNumbers))*maxChanged <= max(c.Pages, smallIndex)
}

// addNew adds the pieces that have new documents. A page may be in two: when what a segment
// was merged of could not be used.
func (p *previous) addNew(c *terms.Change, numbers map[int]uint32) (ok bool) {
	for _, piece := range slices.Backward(p.pieces) {
		part := terms.Part{Docs: make([]uint32, len(piece.pages))}
		found := false
		for i, page := range piece.pages {
			part.Docs[i] = terms.None
			if doc, isNew := numbers[page]; isNew {
				part.Docs[i], found = doc, true
				delete(numbers, page)
			}
		}
		if !found {
			continue
		}
		var err error
		if part.Segment, err = segments.OpenBytes(piece.file); err != nil {
			return false
		}
		c.New = append(c.New, part)
	}
	return len(numbers) == 0
}
