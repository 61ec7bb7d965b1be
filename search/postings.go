package search

// Reading the inverted index: which pages have a term, how often, in a text of
// which length, and where. This file is the only one that knows bleve.

import (
	"errors"
	"fmt"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bleveindex "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"github.com/careers-index/careers/index"
)

// field numbers the fields of the index that queries read. The texts come
// first, in the order of their weight.
type field uint8

const (
	title field = iota
	headings
	facts
	description
	own
	shared
	textFields // how many of the above

	category = textFields + iota - 1
	skill
	skillRequired
	skillPreferred
	skillAlternative
	fieldCount
)

// fieldNames are the fields' names in the index.
var fieldNames = [fieldCount]string{
	title: index.FieldTitle, headings: index.FieldHeadings, facts: index.FieldFacts,
	description: index.FieldDescription, own: index.FieldOwn, shared: index.FieldShared,
	category: index.FieldCategory, skill: index.FieldSkill, skillRequired: index.FieldRequired,
	skillPreferred: index.FieldPreferred, skillAlternative: index.FieldAlternative,
}

// snapshot is the index of one generation, held open.
type snapshot struct {
	reader   bleveindex.IndexReader
	segments []*scorch.SegmentSnapshot
	pages    int
}

func openSnapshot(g *index.Generation) (*snapshot, error) {
	if g.Bleve() == nil {
		return &snapshot{}, nil
	}
	advanced, err := g.Bleve().Advanced()
	if err != nil {
		return nil, fmt.Errorf("search: opening the index: %w", err)
	}
	r, err := advanced.Reader()
	if err != nil {
		return nil, fmt.Errorf("search: reading the index: %w", err)
	}
	s, ok := r.(*scorch.IndexSnapshot)
	if !ok {
		return nil, fmt.Errorf("search: the index is a %T, not of scorch", r)
	}
	count, err := s.DocCount()
	if err != nil {
		return nil, fmt.Errorf("search: counting pages: %w", err)
	}
	return &snapshot{reader: r, segments: s.Segments(), pages: int(count)}, nil
}

func (s *snapshot) close() error {
	if s.reader == nil {
		return nil
	}
	return s.reader.Close()
}

// lists reads lists of pages from a snapshot. What it allocates it keeps for
// the next list, so a pool of them makes reading free of garbage. It is not
// safe for concurrent use.
type lists struct {
	from []segmentLists
	// read counts the entries of lists that were read, and mayRead is how many
	// may be: reading past it is errTooMuch.
	read, mayRead int
}

// errTooMuch says that a query would read more than it may.
var errTooMuch = errors.New("search: too many long lists")

// spend counts entries that are about to be read.
func (l *lists) spend(entries int) error {
	l.read += entries
	if l.read > l.mayRead {
		return errTooMuch
	}
	return nil
}

type segmentLists struct {
	first        uint32 // number of the segment's first page
	dictionaries [fieldCount]segment.TermDictionary
	// One list and iterator for each word of a phrase; other reads use the first.
	postings  []segment.PostingsList
	iterators []segment.PostingsIterator
	places    [2][]int // kept from phrase to phrase
}

func newLists(s *snapshot) (*lists, error) {
	l := &lists{}
	var first uint64
	for _, seg := range s.segments {
		sl := segmentLists{first: uint32(first)}
		for f := range fieldCount {
			d, err := seg.Segment().Dictionary(fieldNames[f])
			if err != nil {
				return nil, fmt.Errorf("search: dictionary of %s: %w", fieldNames[f], err)
			}
			sl.dictionaries[f] = d
		}
		l.from = append(l.from, sl)
		first += seg.Segment().Count()
	}
	return l, nil
}

// lengther is a posting that knows how long its text is. bleve's Norm is
// 1/√length, rounded; the length itself is there too.
type lengther interface{ NormUint64() uint64 }

// terms calls visit for each page that has term in f, in the order of the
// index, with the term's count and the length of the field in terms.
func (l *lists) terms(f field, term []byte, visit func(doc uint32, count, length int)) error {
	return l.each(f, term, true, func(doc uint32, p segment.Posting) {
		visit(doc, int(p.Frequency()), int(p.(lengther).NormUint64()))
	})
}

// pages calls visit for each page that has term in f, in the order of the index.
func (l *lists) pages(f field, term []byte, visit func(doc uint32)) error {
	return l.each(f, term, false, func(doc uint32, _ segment.Posting) { visit(doc) })
}

// each reads the list of a term from front to back; with counts, each posting
// knows its count and length.
func (l *lists) each(f field, term []byte, counts bool, visit func(doc uint32, p segment.Posting)) error {
	for i := range l.from {
		s := &l.from[i]
		it, err := s.open(0, f, term, counts, false)
		if err == nil {
			err = l.spend(int(s.postings[0].Count()))
		}
		if err != nil {
			return err
		}
		for it != nil {
			p, err := it.Next()
			if err != nil {
				return readError(f, term, err)
			}
			if p == nil {
				break
			}
			visit(s.first+uint32(p.Number()), p)
		}
	}
	return nil
}

// open reads the list of a term into slot i and starts on it; nil when no page
// has the term.
func (s *segmentLists) open(i int, f field, term []byte, counts, places bool) (segment.PostingsIterator, error) {
	for len(s.postings) <= i {
		s.postings = append(s.postings, nil)
		s.iterators = append(s.iterators, nil)
	}
	list, err := s.dictionaries[f].PostingsList(term, nil, s.postings[i])
	if err != nil {
		return nil, readError(f, term, err)
	}
	s.postings[i] = list
	if list.Count() == 0 {
		return nil, nil
	}
	s.iterators[i] = list.Iterator(counts, counts, places, s.iterators[i])
	return s.iterators[i], nil
}

func readError(f field, term []byte, err error) error {
	return fmt.Errorf("search: reading %s:%s: %w", fieldNames[f], term, err)
}
