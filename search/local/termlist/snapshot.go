package termlist

import (
	"errors"
	"fmt"

	"github.com/blevesearch/bleve/v2/index/scorch"
	bleveindex "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/segments"
	"github.com/careers-index/careers/search/field"
)

// Snapshot is the index of one generation, held open.
type Snapshot struct {
	index *scorch.IndexSnapshot
}

// Open opens the index of a generation.
//
// It asserts what reading relies on, and fails otherwise: scorch's segments, postings that
// know the length of their field, and no deletions.
func Open(g *index.Generation) (*Snapshot, error) {
	advanced, err := g.Bleve().Advanced()
	if err != nil {
		return nil, fmt.Errorf("opening the index: %w", err)
	}
	r, err := advanced.Reader()
	if err != nil {
		return nil, fmt.Errorf("reading the index: %w", err)
	}
	s, err := newSnapshot(r)
	if err != nil {
		return nil, errors.Join(err, r.Close())
	}
	return s, nil
}

func newSnapshot(r bleveindex.IndexReader) (*Snapshot, error) {
	sn, ok := r.(*scorch.IndexSnapshot)
	if !ok {
		return nil, fmt.Errorf("the index is a %T, not one of scorch", r)
	}
	s := &Snapshot{sn}
	return s, s.check()
}

// check refuses an index whose term lists this code would misread.
func (s *Snapshot) check() error {
	for _, seg := range s.segments() {
		for _, name := range field.TextNames {
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
		if _, ok := segments.FieldLength(posting); !ok {
			return fmt.Errorf("the index has postings of type %T, which do not know the length of their field", posting)
		}
	}
	return nil
}

// lengthOf is the length in terms of the field that a posting is of. check has
// made sure that postings know it.
func lengthOf(p segment.Posting) int {
	n, _ := segments.FieldLength(p)
	return n
}

func (s *Snapshot) segments() []*scorch.SegmentSnapshot { return s.index.Segments() }

// Segments is how many parts the index has; pages are numbered across them.
func (s *Snapshot) Segments() int { return len(s.segments()) }

// Close releases the index.
func (s *Snapshot) Close() error { return s.index.Close() }
