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

// NewLayout puts each document into a bucket that follows from its id and its group, and
// sorts each bucket by id. groups are those of the ids: documents that are likely to change
// together, "" for none; nil if there are no groups. A query reads every segment, and a
// segment costs it as much as some hundred hits: buckets should be few. A document takes
// ten times its text, so piece bounds the memory of a build.
func NewLayout(ids, groups []string, buckets, piece int) Layout {
	l := Layout{make([][]int, buckets), piece}
	size := map[string]int{}
	for _, g := range groups {
		size[g]++
	}
	for n, id := range ids {
		at, among := uint64(0), buckets
		if groups != nil && groups[n] != "" {
			at, among = hashOf(groups[n]), bucketsOf(size[groups[n]], len(ids), buckets)
		}
		b := &l.Buckets[(at+hashOf(id)%uint64(among))%uint64(buckets)]
		*b = append(*b, n)
	}
	for _, b := range l.Buckets {
		slices.SortFunc(b, func(x, y int) int { return strings.Compare(ids[x], ids[y]) })
	}
	return l
}

// groupShare is the part of a bucket, one in so many, that the documents of one group may
// fill on average.
const groupShare = 4

// bucketsOf is the number of buckets that a group is divided into: a power of two, as
// buckets is, so that it seldom changes.
func bucketsOf(group, documents, buckets int) int {
	n := 1
	for n < buckets && group*buckets*groupShare > n*documents {
		n *= 2
	}
	return n
}

func hashOf(s string) uint64 {
	h := fnv.New64a()
	_, _ = io.WriteString(h, s) // never fails
	return h.Sum64()
}

// Order is the place in the list of ids of each of bleve's document numbers.
func (l Layout) Order() []int { return slices.Concat(l.Buckets...) }
