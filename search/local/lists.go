package local

import (
	"errors"
	"fmt"

	"github.com/blevesearch/bleve/v2/index/scorch"

	"github.com/careers-index/careers/search/local/field"

	// Term lists of the inverted index: which pages have a term, how often, in a
	// field of which length. With phrase.go and vocabulary.go this is all that
	// knows bleve: it reads bleve's segments below bleve's own searchers.

	bleveindex "github.com/blevesearch/bleve_index_api"

	segment "github.com/blevesearch/scorch_segment_api/v2"

	"github.com/careers-index/careers/index"
)

// snapshot is the index of one generation, held open.
type snapshot struct {
	reader     bleveindex.IndexReader
	segments   []*scorch.SegmentSnapshot
	fields     []string // names, by field
	skillField field.Field
	pages      int
}

// openSnapshot opens the index and asserts what reading it relies on: scorch's
// segments, postings that know the length of their field, and no deletions.
//
// facets are the names of the facets' fields in the index, in the order of the site, and
// skills is which of these is that of skills.
func openSnapshot(g *index.Generation, facets []string, skills int) (*snapshot, error) {
	advanced, err := g.Bleve().Advanced()
	if err != nil {
		return nil, fmt.Errorf("opening the index: %w", err)
	}
	r, err := advanced.Reader()
	if err != nil {
		return nil, fmt.Errorf("reading the index: %w", err)
	}
	s, err := newSnapshot(r, facets, skills)
	if err != nil {
		return nil, errors.Join(err, r.Close())
	}
	return s, nil
}

func newSnapshot(r bleveindex.IndexReader, facets []string, skills int) (*snapshot, error) {
	sn, ok := r.(*scorch.IndexSnapshot)
	if !ok {
		return nil, fmt.Errorf("the index is a %T, not one of scorch", r)
	}
	count, err := sn.DocCount()
	if err != nil {
		return nil, fmt.Errorf("counting pages: %w", err)
	}
	s := &snapshot{
		reader: r, segments: sn.Segments(), fields: field.Names(facets), skillField: field.FirstFacet + field.Field(skills), pages: int(count),
	}
	return s, s.check()
}

// check refuses an index whose term lists this code would misread.
func (s *snapshot) check() error {
	for _, seg := range s.segments {
		for _, name := range s.fields {
			// bleve reads them again in goroutines of its own, where a fault is the end.
			if _, err := seg.Segment().Dictionary(name); err != nil {
				return fmt.Errorf("dictionary of %s: %w", name, err)
			}
		}
		if deleted := seg.Deleted(); deleted != nil && !deleted.IsEmpty() {
			return errors.New("the index has deleted documents, which this program does not expect")
		}
		dictionary, err := seg.Segment().Dictionary(index.FieldTitle)
		if err != nil {
			return fmt.Errorf("dictionary of %s: %w", index.FieldTitle, err)
		}
		first, err := dictionary.AutomatonIterator(nil, nil, nil).Next()
		if err != nil {
			return fmt.Errorf("words of %s: %w", index.FieldTitle, err)
		}
		if first == nil {
			continue // no page of the segment has a title
		}
		list, err := dictionary.PostingsList([]byte(first.Term), nil, nil)
		if err != nil {
			return fmt.Errorf("term list of %s: %w", first.Term, err)
		}
		posting, err := list.Iterator(true, true, false, nil).Next()
		if err != nil {
			return fmt.Errorf("term list of %s: %w", first.Term, err)
		}
		if _, ok := posting.(withLength); !ok {
			return fmt.Errorf("the index has postings of type %T, which do not know the length of their field", posting)
		}
	}
	return nil
}

func (s *snapshot) close() error { return s.reader.Close() }

// lists reads the term lists of a snapshot. What it allocates it keeps for the
// next list, so a pool of them makes reading free of garbage. It is not safe for
// concurrent use.
type lists struct {
	from       []segmentLists
	skillField field.Field
	// read counts the entries of lists that were read, and mayRead is how many
	// may be: reading past it is errTooMuch.
	read, mayRead int
}

// MaxReads is how many entries of term lists a query may read, in multiples of
// the number of pages. A word that nearly every page has is one or two of them,
// a phrase of three such words a dozen; most words are a hundredth of one.
const MaxReads = 30

// errTooMuch says that a query would read more than it may.
var errTooMuch = errors.New("the query reads too many long lists")

// spend counts entries that are about to be read.
func (l *lists) spend(entries int) error {
	l.read += entries
	if l.read > l.mayRead {
		return errTooMuch
	}
	return nil
}

type segmentLists struct {
	first        index.Doc                // the segment's first document
	names        []string                 // of the fields
	dictionaries []segment.TermDictionary // by field
	// One list and iterator for each word of a phrase; other reads use the first.
	postings  []segment.PostingsList
	iterators []segment.PostingsIterator
	places    [2][]int // kept from phrase to phrase
}

func newLists(s *snapshot) (*lists, error) {
	l := &lists{skillField: s.skillField}
	var first uint64
	for _, seg := range s.segments {
		sl := segmentLists{first: index.Doc(first), names: s.fields}
		for _, name := range s.fields {
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

// withLength is a posting that knows the length of its field. bleve's Norm is
// 1/√length, rounded; zap's postings have the length itself too.
type withLength interface{ NormUint64() uint64 }

// lengthOf is the length in terms of the field that a posting is of. check has
// made sure that postings know it.
func lengthOf(p segment.Posting) int { return int(p.(withLength).NormUint64()) }

// counts calls visit for each page that has term in f, in the order of the
// index, with the term's count and the length of the field in terms.
func (l *lists) counts(f field.Field, term []byte, visit func(doc index.Doc, count, length int)) error {
	return l.each(f, term, true, func(doc index.Doc, p segment.Posting) {
		visit(doc, int(p.Frequency()), lengthOf(p))
	})
}

// pages calls visit for each page that has term in f, in the order of the index.
func (l *lists) pages(f field.Field, term []byte, visit func(doc index.Doc)) error {
	return l.each(f, term, false, func(doc index.Doc, _ segment.Posting) { visit(doc) })
}

// each reads the list of a term from front to back; with counts, each posting
// knows its count and length.
func (l *lists) each(f field.Field, term []byte, counts bool, visit func(doc index.Doc, p segment.Posting)) error {
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
				return s.readError(f, term, err)
			}
			if p == nil {
				break
			}
			visit(s.first+index.Doc(p.Number()), p)
		}
	}
	return nil
}

// open reads the list of a term into slot i and starts on it; nil when no page
// has the term.
func (s *segmentLists) open(i int, f field.Field, term []byte, counts, places bool) (segment.PostingsIterator, error) {
	for len(s.postings) <= i {
		s.postings = append(s.postings, nil)
		s.iterators = append(s.iterators, nil)
	}
	list, err := s.dictionaries[f].PostingsList(term, nil, s.postings[i])
	if err != nil {
		return nil, s.readError(f, term, err)
	}
	s.postings[i] = list
	if list.Count() == 0 {
		return nil, nil
	}
	s.iterators[i] = list.Iterator(counts, counts, places, s.iterators[i])
	return s.iterators[i], nil
}

func (s *segmentLists) readError(f field.Field, term []byte, err error) error {
	return fmt.Errorf("reading %s:%s: %w", s.names[f], term, err)
}
