package termlist

// Phrases: pages where terms stand side by side in one field.

import (
	"slices"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search/field"
)

// placeCost is how many entries of a list cost as much as one with its places.
const placeCost = 4

// Phrase calls visit for each page where the terms stand side by side in f,
// with the count of such places and the length of the field. It reads the
// places of the rarest term, and of the others only where that one is.
func (l *Reader) Phrase(f field.Field, terms [][]byte, visit func(doc index.Doc, count, length int)) error {
	for i := range l.from {
		if err := l.from[i].phrase(f, terms, visit, l.Spend); err != nil {
			return err
		}
	}
	return nil
}

func (s *segmentLists) phrase(f field.Field, terms [][]byte, visit func(doc index.Doc, count, length int), spend func(int) error) error {
	rarest := 0
	for i, term := range terms {
		it, err := s.open(i, f, term, true)
		if err != nil || it == nil {
			return err
		}
		if s.postings[i].Count() < s.postings[rarest].Count() {
			rarest = i
		}
	}
	if err := spend(int(s.postings[rarest].Count()) * len(terms) * placeCost); err != nil {
		return err
	}
	if !s.withAll(len(terms)) {
		return nil
	}
	at := make([]segment.Posting, len(terms)) // where each other list is
	for {
		p, err := s.iterators[rarest].Next()
		if err != nil {
			return readError(f, terms[rarest], err)
		}
		if p == nil {
			return nil
		}
		starts := places(s.places[0], p, rarest)
		for i := 0; i < len(terms) && len(starts) > 0; i++ {
			if i == rarest {
				continue
			}
			if at[i] == nil || at[i].Number() < p.Number() {
				if at[i], err = s.iterators[i].Advance(p.Number()); err != nil {
					return readError(f, terms[i], err)
				}
				if at[i] == nil {
					return nil
				}
			}
			if at[i].Number() != p.Number() {
				starts = starts[:0]
				break
			}
			here := places(s.places[1], at[i], i)
			s.places[1] = here
			starts = slices.DeleteFunc(starts, func(n int) bool {
				_, found := slices.BinarySearch(here, n)
				return !found
			})
		}
		s.places[0] = starts[:0]
		if len(starts) > 0 {
			visit(s.first+index.Doc(p.Number()), len(starts), lengthOf(p))
		}
	}
}

// withAll restricts the first n iterators to the pages that all of them have. It returns
// false when there is none.
func (s *segmentLists) withAll(n int) bool {
	bitmaps := make([]*roaring.Bitmap, n)
	for i := range n {
		it, ok := s.iterators[i].(segment.OptimizablePostingsIterator)
		if !ok {
			return true
		}
		if _, one := it.DocNum1Hit(); one || it.ActualBitmap() == nil {
			return true // a list of one page has no bitmap
		}
		bitmaps[i] = it.ActualBitmap()
	}
	all := roaring.FastAnd(bitmaps...)
	for i := range n {
		s.iterators[i].(segment.OptimizablePostingsIterator).ReplaceActual(all)
	}
	return !all.IsEmpty()
}

// places appends to out[:0] the positions, ascending, where a phrase would begin whose word i
// is where the posting says.
func places(out []int, p segment.Posting, i int) []int {
	out = out[:0]
	for _, l := range p.Locations() {
		out = append(out, int(l.Pos())-i)
	}
	return out
}
