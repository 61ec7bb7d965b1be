package segments

// Where each document is.

import (
	"hash/fnv"
	"io"
	"slices"
	"strings"
)

// Layout says which documents are in which segment, in which order. It follows from the
// set of ids, so a document that changes, or gets another place in the list, stays where
// it is. Another layout gives other bytes.
type Layout struct {
	// Buckets are the documents of each segment, by their places in the list of ids.
	Buckets [][]int
	// Piece is how many documents of a bucket are held at once, by each processor.
	Piece int
}

// NewLayout puts each document into the bucket that the hash of its id says. In a bucket
// they are sorted by id. A query reads every segment, and a segment costs it as much as
// some hundred hits: buckets should be few. A document takes ten times its text, so piece
// bounds the memory of a build.
func NewLayout(ids []string, buckets, piece int) Layout {
	l := Layout{make([][]int, buckets), piece}
	for n, id := range ids {
		h := fnv.New64a()
		_, _ = io.WriteString(h, id) // never fails
		b := &l.Buckets[h.Sum64()%uint64(buckets)]
		*b = append(*b, n)
	}
	for _, b := range l.Buckets {
		slices.SortFunc(b, func(x, y int) int { return strings.Compare(ids[x], ids[y]) })
	}
	return l
}

// Order is the place in the list of ids of each of bleve's document numbers.
func (l Layout) Order() []int { return slices.Concat(l.Buckets...) }
