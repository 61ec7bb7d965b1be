package segments

import (
	"errors"
	"os"
	"path/filepath"

	segment "github.com/blevesearch/scorch_segment_api/v2"
	zap "github.com/blevesearch/zapx/v17"
)

// Store is an open index, as far as its segments go.
type Store struct {
	Segments []segment.Segment // in the order of their documents
}

// Open opens the segments of an index that Write has made in folder.
func Open(folder string) (*Store, error) {
	folder = filepath.Join(folder, storeFolder)
	entries, err := os.ReadDir(folder) // sorted; numbers have the same length in every name
	if err != nil {
		return nil, err
	}
	s := &Store{}
	for _, e := range entries {
		if filepath.Ext(e.Name()) != segmentEnding {
			continue
		}
		opened, err := (&zap.ZapPlugin{}).Open(filepath.Join(folder, e.Name()))
		if err != nil {
			return nil, errors.Join(err, s.Close())
		}
		s.Segments = append(s.Segments, opened)
	}
	return s, nil
}

// Close closes all of them.
func (s *Store) Close() error {
	var errs []error
	for _, opened := range s.Segments {
		errs = append(errs, opened.Close())
	}
	return errors.Join(errs...)
}

// FieldLength is the length in terms of the field that a posting is of. bleve's Norm is
// 1/√length, rounded; zap's postings have the length itself too. ok is false for those of
// another kind of index.
func FieldLength(p segment.Posting) (terms int, ok bool) {
	with, ok := p.(interface{ NormUint64() uint64 })
	if !ok {
		return 0, false
	}
	return int(with.NormUint64()), true
}
