package terms

import (
	"context"
	"encoding/binary"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"

	segment "github.com/blevesearch/scorch_segment_api/v2"

	"github.com/careers-index/careers/content/parallel"
	"github.com/careers-index/careers/index/segments"
	"github.com/careers-index/careers/index/storage"
)

// Write adds the file of an index to w: the terms that any of its segments has in any of
// the fields.
func Write(ctx context.Context, w *storage.Writer, from []segment.Segment, fields []Field) error {
	parts := make([]Part, len(from))
	next := uint32(0)
	for i, s := range from {
		parts[i] = Part{s, make([]uint32, s.Count())}
		for n := range parts[i].Docs {
			parts[i].Docs[n] = next
			next++
		}
	}
	return Update(ctx, w, Change{Pages: int(next), New: parts}, fields)
}

// writeLengths writes the lengths of the fields of each page.
func writeLengths(w *storage.Writer, fields int, lengths []uint32) {
	b := append(make([]byte, 0, 1+lengthBytes*len(lengths)), byte(fields))
	for _, n := range lengths {
		b = binary.LittleEndian.AppendUint32(b, n)
	}
	w.Add(b)
}

// Part is documents of a segment. Docs has the number of each in its index, or None for one
// that is not meant.
type Part struct {
	Segment segment.Segment
	Docs    []uint32
}

// None is the number of no document.
const None = ^uint32(0)

// term is a term and where it is.
type term struct {
	text   string
	before int     // its place in the dictionary before, or negative
	places []place // by field and segment
}

func writeDictionary(w *storage.Writer, list []made) {
	var text, starts, fields, pages, each []byte
	for _, t := range list {
		starts = binary.LittleEndian.AppendUint32(starts, uint32(len(text)))
		text = append(text, t.text...)
		fields = append(fields, t.counts.fields())
		pages = binary.LittleEndian.AppendUint32(pages, t.counts.most())
		each = t.counts.encode(each)
	}
	starts = binary.LittleEndian.AppendUint32(starts, uint32(len(text)))
	for _, entry := range [][]byte{text, starts, fields, pages, each} {
		w.Add(entry)
	}
}

// source is documents of bleve's indexes. It is not safe for concurrent use.
type source struct {
	fields       []Field
	parts        []Part
	dictionaries [][]segment.TermDictionary // by segment and field
}

func newSource(parts []Part, fields []Field) (*source, error) {
	s := &source{fields: fields, parts: parts}
	for _, part := range parts {
		dictionaries := make([]segment.TermDictionary, len(fields))
		for f := range fields {
			d, err := part.Segment.Dictionary(fields[f].Name)
			if err != nil {
				return nil, fmt.Errorf("words of %s: %w", fields[f].Name, err)
			}
			dictionaries[f] = d
		}
		s.dictionaries = append(s.dictionaries, dictionaries)
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
			all = append(all, term{text: text, before: -1})
		}
		t := &all[n]
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

// made is a term of the file that is written.
type made struct {
	text   string
	counts counts
}

// writeLists writes the lists of terms, and returns those that any page has.
func writeLists(ctx context.Context, w *storage.Writer, list []term, newMaker func() (*maker, error)) ([]made, error) {
	makers := make(chan *maker, runtime.GOMAXPROCS(0))
	for range cap(makers) {
		m, err := newMaker()
		if err != nil {
			return nil, err
		}
		makers <- m
	}
	all := make([]made, 0, len(list))
	for terms := range slices.Chunk(list, round) {
		entries, pages := make([][]byte, len(terms)), make([]counts, len(terms))
		err := parallel.Do(ctx, (len(terms)+block-1)/block, func(b int) error {
			m := <-makers
			defer func() { makers <- m }()
			return storage.Protect(func() (err error) {
				for i := b * block; i < min((b+1)*block, len(terms)) && err == nil; i++ {
					entries[i], pages[i], err = m.list(terms[i])
				}
				return err
			})
		})
		if err != nil {
			return nil, err
		}
		err = storage.Protect(func() error { // lists that are as before are in a memory map
			for i, entry := range entries {
				if entry != nil {
					w.Add(entry)
					all = append(all, made{terms[i].text, pages[i]})
				}
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return all, nil
}

// maker makes lists, one after the other.
type maker struct {
	*source
	change   *changer
	shares   []float32 // by document, of the list at hand; else 0
	docs     []uint32  // that it has
	lengths  []uint32  // by document and field, of all makers
	places   placeWriter
	at       []uint32 // places, kept from page to page
	postings segment.PostingsList
	iterator segment.PostingsIterator
}

// list is the list of a term, nil if no page has it, with how many pages have it in each
// field.
func (m *maker) list(t term) (entry []byte, pages counts, err error) {
	m.docs = m.docs[:0]
	if t.before >= 0 {
		same, err := m.change.before(m, t, &pages)
		if err != nil {
			return nil, pages, fmt.Errorf("pages that had %s: %w", t.text, err)
		}
		if same != nil {
			return same, pages, nil
		}
	}
	for _, at := range t.places {
		n, err := m.addPlace(at, t.text)
		if err != nil {
			return nil, pages, fmt.Errorf("pages with %s:%s: %w", m.fields[at.field].Name, t.text, err)
		}
		pages[at.field] += n
	}
	if len(m.docs) == 0 {
		return nil, pages, nil
	}
	slices.Sort(m.docs)
	size := headBytes + chunkBytes + len(m.docs)*entryBytes + m.places.size()
	entry = encodeList(make([]byte, 0, size), m.docs, func(doc uint32) float32 { return m.shares[doc] })
	entry = m.places.encode(entry, len(m.docs))
	for _, doc := range m.docs {
		m.shares[doc] = 0
	}
	return entry, pages, nil
}

// addPlace adds the shares of a term in one field of one segment, and returns how many pages
// have it.
func (m *maker) addPlace(at place, text string) (pages uint32, err error) {
	if m.postings, err = m.dictionaries[at.segment][at.field].PostingsList([]byte(text), nil, m.postings); err != nil {
		return 0, err
	}
	docs, field := m.parts[at.segment].Docs, &m.fields[at.field]
	m.iterator = m.postings.Iterator(true, true, true, m.iterator)
	for {
		p, err := m.iterator.Next()
		if err != nil {
			return 0, err
		}
		if p == nil {
			return pages, nil
		}
		doc := docs[p.Number()]
		if doc == None {
			continue
		}
		length, ok := segments.FieldLength(p)
		if !ok {
			return 0, fmt.Errorf("a posting of type %T does not know the length of its field", p)
		}
		pages++
		m.add(int(at.field), doc, float32(field.Share(int(p.Frequency()), length)))
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
