package terms

// Of a file that was written before, what a few documents change.

import (
	"context"
	"fmt"

	segment "github.com/blevesearch/scorch_segment_api/v2"

	"github.com/careers-index/careers/index/storage"
)

// Change is an index, as it differs from one before.
type Change struct {
	// Pages is how many documents the index has.
	Pages int
	// New are the documents that were not there before, with their numbers.
	New []Part
	// Before is the file of the index before, made for the same fields; nil for none.
	Before *File
	// Docs has for each document of the index before its number now, ascending, or None.
	Docs []uint32
	// Gone are the documents that are not there any more, with their numbers before.
	Gone []Part
}

// Update adds the file of an index to w. The bytes are those that Write makes of it.
func Update(ctx context.Context, w *storage.Writer, c Change, fields []Field) error {
	if len(fields) > MaxFields {
		return fmt.Errorf("%d fields, of which at most %d can be joined", len(fields), MaxFields)
	}
	s, err := newSource(c.New, fields)
	if err != nil {
		return err
	}
	words, names, err := s.terms()
	if err != nil {
		return err
	}
	if c.Before != nil {
		words, names = withBefore(words, &c.Before.Words), withBefore(names, &c.Before.Names)
	}
	lengths := c.lengths(len(fields))
	var dictionaries [2][]made
	for i, list := range [][]term{words, names} {
		newMaker, err := c.makers(fields, i, lengths)
		if err != nil {
			return err
		}
		if dictionaries[i], err = writeLists(ctx, w, list, newMaker); err != nil {
			return err
		}
	}
	for _, list := range dictionaries {
		writeDictionary(w, list)
	}
	writeLengths(w, len(fields), lengths)
	return nil
}

// lengths are those of the fields of each document, as far as they are known from before.
func (c *Change) lengths(fields int) []uint32 {
	all := make([]uint32, c.Pages*fields)
	for before, doc := range c.Docs {
		if doc == None {
			continue
		}
		for f := range fields {
			all[int(doc)*fields+f] = uint32(c.Before.Length(uint32(before), f))
		}
	}
	return all
}

// withBefore adds to the terms of new documents those that there were before.
func withBefore(list []term, before *Dictionary) []term {
	all := make([]term, 0, len(list)+before.Len())
	for i := range before.Len() {
		text := before.Term(i)
		for len(list) > 0 && list[0].text < text {
			all, list = append(all, list[0]), list[1:]
		}
		t := term{text: text, before: i}
		if len(list) > 0 && list[0].text == text {
			t.places, list = list[0].places, list[1:]
		}
		all = append(all, t)
	}
	return append(all, list...)
}

// makers returns what makes a maker for the words, or for the names.
func (c *Change) makers(fields []Field, dictionary int, lengths []uint32) (func() (*maker, error), error) {
	var counted []counts
	if c.Before != nil {
		var err error
		if counted, err = c.dictionary(dictionary).allCounts(); err != nil {
			return nil, err
		}
	}
	return func() (*maker, error) {
		s, err := newSource(c.New, fields)
		if err != nil {
			return nil, err
		}
		m := &maker{source: s, shares: make([]float32, c.Pages), lengths: lengths}
		if c.Before == nil {
			return m, nil
		}
		gone, err := newSource(c.Gone, fields)
		if err != nil {
			return nil, err
		}
		m.change = newChanger(c, c.dictionary(dictionary), counted, gone)
		return m, nil
	}, nil
}

func (c *Change) dictionary(i int) *Dictionary {
	return []*Dictionary{&c.Before.Words, &c.Before.Names}[i]
}

// allCounts are the counts of all terms.
func (d *Dictionary) allCounts() ([]counts, error) {
	all := make([]counts, d.Len())
	rest := d.each
	for i := range all {
		var err error
		if all[i], rest, err = decodeCounts(rest, d.fields[i], d.counts[i]); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// changer takes lists over. It is for one maker.
type changer struct {
	docs     []uint32
	moved    bool // documents have other numbers
	lists    *Dictionary
	counts   []counts
	gone     *source
	goneAt   map[uint32]goneAt // by number before
	postings segment.PostingsList
	iterator segment.PostingsIterator
}

// goneAt is where a document that is gone was.
type goneAt struct{ part, doc int }

func newChanger(c *Change, lists *Dictionary, counted []counts, gone *source) *changer {
	at := map[uint32]goneAt{}
	for i, part := range c.Gone {
		for n, doc := range part.Docs {
			if doc != None {
				at[doc] = goneAt{i, n}
			}
		}
	}
	moved := false
	for before, doc := range c.Docs {
		if moved = doc != None && int(doc) != before; moved {
			break
		}
	}
	return &changer{docs: c.Docs, moved: moved, lists: lists, counts: counted, gone: gone, goneAt: at}
}

// before adds the pages that had a term and are still there to the list at hand. If nothing
// of the list has changed, it returns the list instead.
func (c *changer) before(m *maker, t term, pages *counts) (same []byte, err error) {
	*pages = c.counts[t.before]
	list, err := c.lists.List(t.before)
	if err != nil {
		return nil, err
	}
	changed := c.moved || len(t.places) > 0
	for chunk := list.Chunks(); chunk.Next() && !changed; {
		for i := range chunk.Len() {
			if doc, _, _ := chunk.At(i); c.docs[doc] == None {
				changed = true
				break
			}
		}
	}
	if !changed {
		return c.lists.lists.Get(c.lists.first + t.before), nil
	}
	for chunk := list.Chunks(); chunk.Next(); {
		for i := range chunk.Len() {
			before, share, inFirst := chunk.At(i)
			doc := c.docs[before]
			if doc == None {
				if err := c.forget(before, t.text, pages); err != nil {
					return nil, err
				}
				continue
			}
			if inFirst {
				share = -share
			}
			m.docs = append(m.docs, doc)
			m.shares[doc] = share
		}
	}
	c.places(m, list)
	return nil, nil
}

// places adds the places on the pages that are still there to the list at hand.
func (c *changer) places(m *maker, list List) {
	for f := range m.fields {
		of := list.field(f)
		for at := newCursor(&of); at.next(); {
			if doc := c.docs[at.doc]; doc != None {
				m.places[f].addEntry(doc, at.places())
			}
		}
	}
}

// forget takes a document that is gone out of the counts of a term.
func (c *changer) forget(before uint32, text string, pages *counts) error {
	at, ok := c.goneAt[before]
	if !ok {
		return fmt.Errorf("%w: document %d is in no segment", storage.ErrRecord, before)
	}
	for f := range c.gone.fields {
		if pages[f] == 0 {
			continue
		}
		var err error
		if c.postings, err = c.gone.dictionaries[at.part][f].PostingsList([]byte(text), nil, c.postings); err != nil {
			return err
		}
		c.iterator = c.postings.Iterator(false, false, false, c.iterator)
		p, err := c.iterator.Advance(uint64(at.doc))
		if err != nil {
			return err
		}
		if p != nil && p.Number() == uint64(at.doc) {
			pages[f]--
		}
	}
	return nil
}
