package terms

import (
	"context"
	"encoding/binary"
	"fmt"
	"runtime"
	"slices"
	"strings"

	segment "github.com/blevesearch/scorch_segment_api/v2"

	"github.com/careers-index/careers/content/parallel"
	"github.com/careers-index/careers/index/segments"
	"github.com/careers-index/careers/index/storage"
)

// Write adds the file of an index to w: the terms that any of its segments has in any of
// the fields.
func Write(ctx context.Context, w *storage.Writer, from []segment.Segment, fields []Field) error {
	if len(fields) > MaxFields {
		return fmt.Errorf("%d fields, of which at most %d can be joined", len(fields), MaxFields)
	}
	s, err := newSource(from, fields)
	if err != nil {
		return err
	}
	words, names, err := s.terms()
	if err != nil {
		return err
	}
	all := slices.Concat(words, names)
	counts, err := writeLists(ctx, w, all, func() (*maker, error) { return newMaker(from, fields) })
	if err != nil {
		return err
	}
	writeDictionary(w, words, counts[:len(words)])
	writeDictionary(w, names, counts[len(words):])
	return nil
}

// term is a term and the fields that have it, a bit for each, and where.
type term struct {
	text   string
	fields uint8
	places []place // by field and segment
}

func writeDictionary(w *storage.Writer, list []term, counts []uint32) {
	var text, starts, fields, pages []byte
	for i, t := range list {
		starts = binary.LittleEndian.AppendUint32(starts, uint32(len(text)))
		text = append(text, t.text...)
		fields = append(fields, t.fields)
		pages = binary.LittleEndian.AppendUint32(pages, counts[i])
	}
	starts = binary.LittleEndian.AppendUint32(starts, uint32(len(text)))
	for _, entry := range [][]byte{text, starts, fields, pages} {
		w.Add(entry)
	}
}

// source is bleve's index. It is not safe for concurrent use.
type source struct {
	fields       []Field
	dictionaries [][]segment.TermDictionary // by segment and field
	first        []uint32                   // document of each segment
	pages        int
}

func newSource(from []segment.Segment, fields []Field) (*source, error) {
	s := &source{fields: fields}
	for _, seg := range from {
		dictionaries := make([]segment.TermDictionary, len(fields))
		for f := range fields {
			d, err := seg.Dictionary(fields[f].Name)
			if err != nil {
				return nil, fmt.Errorf("words of %s: %w", fields[f].Name, err)
			}
			dictionaries[f] = d
		}
		s.dictionaries, s.first = append(s.dictionaries, dictionaries), append(s.first, uint32(s.pages))
		s.pages += int(seg.Count())
	}
	return s, nil
}

// place is a dictionary that has a term.
type place struct {
	segment uint32
	field   uint8
}

// terms are all terms, sorted.
func (s *source) terms() (words, names []term, err error) {
	number := map[string]int{}
	var all []term
	err = s.each(func(text string, at place) {
		n, known := number[text]
		if !known {
			n = len(all)
			number[text] = n
			all = append(all, term{text: text})
		}
		t := &all[n]
		t.fields |= 1 << at.field
		t.places = append(t.places, at)
	})
	if err != nil {
		return nil, nil, err
	}
	for _, t := range all {
		if strings.Contains(t.text, " ") {
			names = append(names, t)
		} else {
			words = append(words, t)
		}
	}
	for _, list := range [][]term{words, names} {
		slices.SortFunc(list, func(a, b term) int { return strings.Compare(a.text, b.text) })
	}
	return words, names, nil
}

// each calls yield for the terms of each dictionary: those of the first field first, and in
// each field those of the first segment first.
func (s *source) each(yield func(text string, at place)) error {
	for f := range s.fields {
		for i, dictionaries := range s.dictionaries {
			it := dictionaries[f].AutomatonIterator(nil, nil, nil)
			for {
				e, err := it.Next()
				if err != nil {
					return fmt.Errorf("words of %s: %w", s.fields[f].Name, err)
				}
				if e == nil {
					break
				}
				yield(e.Term, place{uint32(i), uint8(f)})
			}
		}
	}
	return nil
}

const (
	// block is how many lists are made at once by one goroutine.
	block = 64
	// round is how many lists are held before they are written.
	round = 64 * block
)

// writeLists writes the lists of terms, and returns the largest number of pages that have
// each in one field.
func writeLists(ctx context.Context, w *storage.Writer, list []term, newMaker func() (*maker, error)) ([]uint32, error) {
	makers := make(chan *maker, runtime.GOMAXPROCS(0))
	for range cap(makers) {
		m, err := newMaker()
		if err != nil {
			return nil, err
		}
		makers <- m
	}
	var counts []uint32
	for terms := range slices.Chunk(list, round) {
		entries, pages := make([][]byte, len(terms)), make([]uint32, len(terms))
		err := parallel.Do(ctx, (len(terms)+block-1)/block, func(b int) (err error) {
			m := <-makers
			defer func() { makers <- m }()
			for i := b * block; i < min((b+1)*block, len(terms)) && err == nil; i++ {
				entries[i], pages[i], err = m.list(terms[i])
			}
			return err
		})
		if err != nil {
			return nil, err
		}
		for _, entry := range entries {
			w.Add(entry)
		}
		counts = append(counts, pages...)
	}
	return counts, nil
}

// maker makes lists, one after the other.
type maker struct {
	*source
	shares   []float32 // by document, of the list at hand; else 0
	docs     []uint32  // that it has
	postings segment.PostingsList
	iterator segment.PostingsIterator
}

func newMaker(from []segment.Segment, fields []Field) (*maker, error) {
	s, err := newSource(from, fields)
	if err != nil {
		return nil, err
	}
	return &maker{source: s, shares: make([]float32, s.pages)}, nil
}

// list is the list of a term, with the number of pages in the field where most have it.
func (m *maker) list(t term) (entry []byte, most uint32, err error) {
	m.docs = m.docs[:0]
	pages := uint32(0) // in the field at hand
	for i, at := range t.places {
		if i > 0 && at.field != t.places[i-1].field {
			pages = 0
		}
		n, err := m.addPlace(at, t.text)
		if err != nil {
			return nil, 0, fmt.Errorf("pages with %s:%s: %w", m.fields[at.field].Name, t.text, err)
		}
		pages += n
		most = max(most, pages)
	}
	slices.Sort(m.docs)
	entry = encodeList(make([]byte, 0, pagesBytes+chunkBytes+len(m.docs)*entryBytes), m.docs, func(doc uint32) float32 { return m.shares[doc] })
	for _, doc := range m.docs {
		m.shares[doc] = 0
	}
	return entry, most, nil
}

// addPlace adds the shares of a term in one field of one segment, and returns how many pages
// have it.
func (m *maker) addPlace(at place, text string) (pages uint32, err error) {
	if m.postings, err = m.dictionaries[at.segment][at.field].PostingsList([]byte(text), nil, m.postings); err != nil {
		return 0, err
	}
	first, field := m.first[at.segment], &m.fields[at.field]
	m.iterator = m.postings.Iterator(true, true, false, m.iterator)
	for {
		p, err := m.iterator.Next()
		if err != nil {
			return 0, err
		}
		if p == nil {
			return pages, nil
		}
		length, ok := segments.FieldLength(p)
		if !ok {
			return 0, fmt.Errorf("a posting of type %T does not know the length of its field", p)
		}
		pages++
		m.add(int(at.field), first+uint32(p.Number()), float32(field.Share(int(p.Frequency()), length)))
	}
}

// add adds a share to a page. Those of the first field come first; they are negative.
func (m *maker) add(f int, doc uint32, share float32) {
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
