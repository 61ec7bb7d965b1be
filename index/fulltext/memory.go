package fulltext

import (
	"slices"
	"sync"

	bleveindex "github.com/blevesearch/bleve_index_api"
)

// The memory of documents, which is most of what a build allocates. It is used again when
// their piece is inverted: nothing in a segment refers to it.

// memory is what the documents of a piece are made in.
type memory struct {
	terms     slab[bleveindex.TokenFreq]
	locations slab[bleveindex.TokenLocation]
	places    slab[*bleveindex.TokenLocation]
	letters   slab[byte]

	maps    []bleveindex.TokenFrequencies
	used    int                     // of maps
	ofToken []*bleveindex.TokenFreq // of the text at hand
}

// memories are those that nobody uses.
type memories struct {
	mu   sync.Mutex
	free []*memory
}

// get is a memory with nothing in it.
func (l *memories) get() *memory {
	l.mu.Lock()
	defer l.mu.Unlock()
	n := len(l.free)
	if n == 0 {
		return &memory{}
	}
	m := l.free[n-1]
	l.free = l.free[:n-1]
	m.terms.reset()
	m.locations.reset()
	m.places.reset()
	m.letters.reset()
	m.used = 0
	return m
}

// put takes a memory back whose documents are done with.
func (l *memories) put(m *memory) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.free = append(l.free, m)
}

// frequencies is an empty map for the terms of a text, of which there are about n.
func (m *memory) frequencies(n int) bleveindex.TokenFrequencies {
	if m.used == len(m.maps) {
		m.maps = append(m.maps, make(bleveindex.TokenFrequencies, n))
	}
	terms := m.maps[m.used]
	m.used++
	clear(terms)
	return terms
}

// slab gives lists that are in a few blocks of memory.
type slab[T any] struct {
	blocks [][]T
	used   int // of blocks
	free   []T // of the last one in use
}

// slabLen is as much as the lists of a few texts.
const slabLen = 4096

// take is a list of n zero values.
func (s *slab[T]) take(n int) []T {
	if len(s.free) < n {
		if s.used == len(s.blocks) || len(s.blocks[s.used]) < n {
			s.blocks = slices.Insert(s.blocks, s.used, make([]T, max(n, slabLen)))
		}
		s.free = s.blocks[s.used]
		s.used++
	}
	list := s.free[:n:n]
	s.free = s.free[n:]
	clear(list)
	return list
}

func (s *slab[T]) reset() { s.used, s.free = 0, nil }
