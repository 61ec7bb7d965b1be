package fulltext

// What a generation before has of documents and terms.

import (
	"github.com/careers-index/careers/index/storage"
	"github.com/careers-index/careers/index/terms"
)

// Before is the documents and terms of the generation before, made by the same rules: lists of
// documents that have not changed are taken over from it. A nil one has nothing.
type Before struct {
	documents *docTable
	numbers   map[documentDigest]uint32 // of documents
	terms     *terms.File
	fields    []terms.Field // that terms was made for
	giveBack  func()
}

// OpenBefore opens the files of documents and of terms of a generation. giveBack gives back what
// is in memory of them.
func OpenBefore(documents, lists storage.File, giveBack func()) (p *Before, err error) {
	p = &Before{giveBack: giveBack}
	if p.documents, err = decodeDocTable(documents); err != nil {
		return nil, err
	}
	p.numbers = make(map[documentDigest]uint32, len(p.documents.digests))
	for doc, digest := range p.documents.digests {
		p.numbers[digest] = uint32(doc)
	}
	all, err := p.documents.seenInAll()
	if err != nil {
		return nil, err
	}
	p.fields = fieldsFor(all.lengths.means())
	p.terms, err = terms.Open(lists)
	return p, err
}

// change returns how the documents of a table differ from those of the generation before,
// without the new ones, and which these are. It sets what was seen of the others.
func (p *Before) change(t *docTable) (c terms.Change, added []uint32) {
	c.Pages = len(t.digests)
	if p != nil {
		c.Before, c.Were, c.GiveBack, c.Docs = p.terms, p.fields, p.giveBack, make([]uint32, len(p.documents.digests))
		for i := range c.Docs {
			c.Docs[i] = terms.None
		}
	}
	for doc, digest := range t.digests {
		// Both are in the order of paths, and a digest has the path: so numbers ascend.
		if before, same := p.find(digest); same {
			c.Docs[before] = uint32(doc)
			t.seen[doc] = p.documents.seen[before]
		} else {
			added = append(added, uint32(doc))
		}
	}
	return c, added
}

// find is the number of a document in the generation before.
func (p *Before) find(digest documentDigest) (doc uint32, same bool) {
	if p == nil {
		return 0, false
	}
	doc, same = p.numbers[digest]
	return doc, same
}
