package terms

// The list of one term: of the pages that had it before and are still there, and of the new
// ones.

import (
	"fmt"
	"slices"
	"sync/atomic"

	segment "github.com/blevesearch/scorch_segment_api/v2"
)

// maker makes lists, one after the other.
type maker struct {
	*source
	before   *before   // nil for none
	shares   []float32 // by document, of the list at hand; else 0
	docs     []uint32  // that it has
	lengths  []uint32  // by document and field, of all makers
	places   placeWriter
	at       []uint32 // places, kept from page to page
	postings segment.PostingsList
	iterator segment.PostingsIterator
}

// before is the file that was written before.
type before struct {
	*File
	lists     *Dictionary
	docs      []uint32 // their numbers now
	moved     bool     // some are others
	worthElse bool     // words are worth something else than they were
}

// list is the list of a term, nil if no page has it, and what the dictionary says of it.
func (m *maker) list(t term, of *made) (entry []byte, err error) {
	if t.before >= 0 {
		same, err := m.take(t, of)
		if err != nil {
			return nil, fmt.Errorf("pages that had %s: %w", t.text, err)
		}
		if same != nil {
			return same, nil
		}
	}
	for _, at := range t.places {
		if err := m.addPlace(at, t.text); err != nil {
			return nil, fmt.Errorf("pages with %s:%s: %w", m.fields[at.field].Name, t.text, err)
		}
	}
	if len(m.docs) == 0 {
		return nil, nil
	}
	m.sortDocs()
	size := headBytes + chunkBytes + len(m.docs)*entryBytes + m.places.size()
	entry = encodeList(make([]byte, 0, size), m.docs, func(doc uint32) float32 { return m.shares[doc] })
	of.fields, of.most = m.places.fields(), m.places.most()
	entry = m.places.encode(entry, len(m.docs))
	for _, doc := range m.docs {
		m.shares[doc] = 0
	}
	m.docs = m.docs[:0]
	return entry, nil
}

// sortDocs sorts the pages of the list at hand. Those of a long list are faster collected again.
func (m *maker) sortDocs() {
	if len(m.docs) < len(m.shares)/longList {
		slices.Sort(m.docs)
		return
	}
	m.docs = m.docs[:0]
	for doc, share := range m.shares {
		if share != 0 {
			m.docs = append(m.docs, uint32(doc))
		}
	}
}

// longList is the part of all pages that makes a list long.
const longList = 32

// take adds the pages that had a term and are still there to the list at hand. If the list is
// what it was, it returns that instead.
func (m *maker) take(t term, of *made) (same []byte, err error) {
	b := m.before
	list, err := b.lists.List(t.before)
	if err != nil {
		return nil, err
	}
	if len(t.places) == 0 && !b.moved && !b.worthElse && !b.lost(list) {
		of.fields, of.most = b.lists.fields[t.before], b.lists.counts[t.before]
		return b.lists.lists.Get(b.lists.first + t.before), nil
	}
	if !b.worthElse {
		m.takeShares(list)
	}
	for f := range m.fields {
		in := list.field(f)
		for at := newCursor(&in); at.next(); {
			doc := b.docs[at.doc]
			if doc == None {
				continue
			}
			places := at.places()
			if b.worthElse {
				m.add(f, doc, countPlaces(places), b.Length(at.doc, f))
			}
			m.places[f].addEntry(doc, places)
		}
	}
	return nil, nil
}

// takeShares adds the pages of a list that are still there, with the shares that they had.
func (m *maker) takeShares(list List) {
	for chunk := list.Chunks(); chunk.Next(); {
		for i := range chunk.Len() {
			before, share, inFirst := chunk.At(i)
			doc := m.before.docs[before]
			if doc == None {
				continue
			}
			if inFirst {
				share = -share
			}
			m.docs = append(m.docs, doc)
			m.shares[doc] = share
		}
	}
}

// lost reports whether a page of a list is not there any more.
func (b *before) lost(list List) bool {
	for chunk := list.Chunks(); chunk.Next(); {
		for i := range chunk.Len() {
			if b.docs[chunk.doc(i)] == None {
				return true
			}
		}
	}
	return false
}

// addPlace adds the new pages that have a term in one field of one segment.
func (m *maker) addPlace(at place, text string) (err error) {
	if m.postings, err = m.dictionaries[at.segment][at.field].PostingsList([]byte(text), nil, m.postings); err != nil {
		return err
	}
	docs := m.parts[at.segment].Docs
	m.iterator = m.postings.Iterator(true, true, true, m.iterator)
	for {
		p, err := m.iterator.Next()
		if p == nil || err != nil {
			return err
		}
		doc := docs[p.Number()]
		if doc == None {
			continue
		}
		length, err := fieldLength(p)
		if err != nil {
			return err
		}
		m.add(int(at.field), doc, int(p.Frequency()), length)
		m.addPlaces(int(at.field), doc, length, p.Locations())
	}
}

// addPlaces adds where a term is in one field of a page.
func (m *maker) addPlaces(f int, doc uint32, length int, locations []segment.Location) {
	// Makers write the same.
	atomic.StoreUint32(&m.lengths[int(doc)*len(m.fields)+f], uint32(length))
	m.at = m.at[:0]
	for _, l := range locations {
		m.at = append(m.at, uint32(l.Pos()))
	}
	m.places[f].add(doc, m.at)
}

// add adds what a term is worth in one field of a page. Those of the first field come first;
// their shares are negative.
func (m *maker) add(f int, doc uint32, count, length int) {
	share := float32(m.fields[f].Share(count, length))
	have := m.shares[doc]
	switch {
	case have == 0:
		m.docs = append(m.docs, doc)
		if f == 0 {
			share = -share
		}
		m.shares[doc] = share
	case have < 0:
		m.shares[doc] = have - share
	default:
		m.shares[doc] = have + share
	}
}
