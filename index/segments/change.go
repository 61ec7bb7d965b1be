package segments

// A segment of which a few documents are others than before. It is merged of runs of the
// segment that there was, and of the new documents between them.

import (
	"fmt"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	zap "github.com/blevesearch/zapx/v17"

	"github.com/careers-index/careers/index/storage"
)

// Change tells which documents of a bucket are in a segment that was made before.
type Change struct {
	// Old is the file of that segment.
	Old []byte
	// From has for each document of the bucket its number in Old; they ascend. New
	// documents have a negative one.
	From []int
}

// maxRuns is how many runs of documents a segment is merged of, at most. For each the
// dictionary is read once: a tenth of what it takes to make the segment of its documents.
const maxRuns = 6

// runs cuts the places of a bucket into runs of documents that are kept and of new ones.
func (c *Change) runs() [][2]int {
	var runs [][2]int
	for i, n := range c.From {
		if i == 0 || (n < 0) != (c.From[i-1] < 0) {
			runs = append(runs, [2]int{i, i})
		}
		runs[len(runs)-1][1] = i + 1
	}
	return runs
}

// kept is how many runs are kept.
func (c *Change) kept(runs [][2]int) (n int) {
	for _, r := range runs {
		if c.From[r[0]] >= 0 {
			n++
		}
	}
	return n
}

// change merges the segment of a bucket, and reports whether it is what New would make of
// all documents.
func (s *store) change(n int, list []int, c *Change, from Source) (changed bool, err error) {
	if len(c.From) != len(list) {
		return false, fmt.Errorf("%d documents, and places of %d", len(list), len(c.From))
	}
	runs := c.runs()
	if kept := c.kept(runs); kept == 0 || kept > maxRuns {
		return false, nil
	}
	old, err := OpenBytes(c.Old)
	if err != nil {
		return false, err
	}
	parts, drops := make([]segment.Segment, len(runs)), make([]*roaring.Bitmap, len(runs))
	for i, r := range runs {
		if c.From[r[0]] >= 0 {
			parts[i], drops[i] = old, allBut(old.Count(), c.From[r[0]:r[1]])
			continue
		}
		piece, err := from.piece(n, list[r[0]:r[1]])
		if err != nil {
			return false, err
		}
		if parts[i], err = OpenBytes(piece); err != nil {
			return false, err
		}
	}
	path := s.path(n)
	if _, _, err := (&zap.ZapPlugin{}).Merge(parts, drops, path, nil, nil); err != nil {
		return false, err
	}
	return s.finishChange(path)
}

// allBut are the documents of a segment that are not kept.
func allBut(count uint64, kept []int) *roaring.Bitmap {
	b := roaring.New()
	b.AddRange(0, count)
	for _, n := range kept {
		b.Remove(uint32(n))
	}
	return b
}

// finishChange orders a merged segment. It is not used if no document has a word in one of
// its fields: then perhaps none has the field, and a new segment would be without it.
func (s *store) finishChange(path string) (usable bool, err error) {
	if err := orderFile(path); err != nil {
		return false, err
	}
	mapped, err := storage.OpenMapped(path)
	if err != nil {
		return false, err
	}
	defer func() { _ = mapped.Close() }() // only read
	err = storage.Protect(func() error {
		merged, err := OpenBytes(mapped.Bytes)
		if err != nil {
			return err
		}
		usable = !slices.ContainsFunc(merged.Fields(), func(name string) bool {
			d, dictionaryErr := merged.Dictionary(name)
			if dictionaryErr != nil {
				err = dictionaryErr
				return true
			}
			return d.Cardinality() == 0
		})
		return err
	})
	if err != nil || !usable {
		return false, err
	}
	return true, nil
}
