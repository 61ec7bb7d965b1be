package termlist

import (
	"errors"
	"fmt"

	segment "github.com/blevesearch/scorch_segment_api/v2"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search/field"
)

// Reader reads the term lists of a snapshot. What it allocates it keeps for the
// next list, so a pool of them makes reading free of garbage. It is not safe for
// concurrent use.
type Reader struct {
	from []segmentLists
	left int // entries that may still be read
}

// ErrTooMuch says that reading on would be more than Allow allowed.
var ErrTooMuch = errors.New("the query reads too many long lists")

// Allow says how many entries of lists may be read from now on: reading past them is
// [ErrTooMuch]. A new reader may read none.
func (l *Reader) Allow(entries int) { l.left = entries }

// Spend counts entries that are about to be read.
func (l *Reader) Spend(entries int) error {
	l.left -= entries
	if l.left < 0 {
		return ErrTooMuch
	}
	return nil
}

type segmentLists struct {
	first        index.Doc                // the segment's first document
	dictionaries []segment.TermDictionary // by field
	// One list and iterator for each word of a phrase; other reads use the first.
	postings  []segment.PostingsList
	iterators []segment.PostingsIterator
	places    [2][]int // kept from phrase to phrase
}

// Lists is a new reader of the term lists.
func (s *Snapshot) Lists() (*Reader, error) {
	l := &Reader{}
	var first uint64
	for _, seg := range s.segments() {
		sl := segmentLists{first: index.Doc(first)}
		for _, name := range field.TextNames {
			d, err := seg.Segment().Dictionary(name)
			if err != nil {
				return nil, fmt.Errorf("dictionary of %s: %w", name, err)
			}
			sl.dictionaries = append(sl.dictionaries, d)
		}
		l.from = append(l.from, sl)
		first += seg.Segment().Count()
	}
	return l, nil
}

// Counts calls visit for each page that has term in f, in the order of the
// index, with the term's count and the length of the field in terms.
func (l *Reader) Counts(f field.Field, term []byte, visit func(doc index.Doc, count, length int)) error {
	for i := range l.from {
		s := &l.from[i]
		it, err := s.open(0, f, term, false)
		if err == nil {
			err = l.Spend(int(s.postings[0].Count()))
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
			visit(s.first+index.Doc(p.Number()), int(p.Frequency()), lengthOf(p))
		}
	}
	return nil
}

// open reads the list of a term into slot i and starts on it; nil when no page
// has the term.
func (s *segmentLists) open(i int, f field.Field, term []byte, places bool) (segment.PostingsIterator, error) {
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
	s.iterators[i] = list.Iterator(true, true, places, s.iterators[i])
	return s.iterators[i], nil
}

func readError(f field.Field, term []byte, err error) error {
	return fmt.Errorf("reading %s:%s: %w", field.TextNames[f], term, err)
}
