package terms

import (
	"encoding/binary"
	"fmt"
	"math"

	"github.com/careers-index/careers/index/storage"
)

// List is the pages that have a term. The zero List has none.
type List struct {
	chunks []byte
	pages  int
}

var errList = fmt.Errorf("%w: a list of pages does not fit its length", storage.ErrRecord)

const (
	pagesBytes = 4 // the head of a list
	chunkBytes = 4 // the head of a chunk
	entryBytes = 2 + 4
	chunkPages = 1 << 16
)

// openList checks that the chunks of a list fill it, so that reading it cannot fail.
func openList(b []byte) (List, error) {
	if len(b) < pagesBytes {
		return List{}, errList
	}
	l := List{b[pagesBytes:], int(binary.LittleEndian.Uint32(b))}
	left := l.pages
	for rest := l.chunks; len(rest) > 0; {
		if len(rest) < chunkBytes {
			return List{}, errList
		}
		n := chunkLen(rest)
		if len(rest) < chunkBytes+n*entryBytes {
			return List{}, errList
		}
		rest, left = rest[chunkBytes+n*entryBytes:], left-n
	}
	if left != 0 {
		return List{}, errList
	}
	return l, nil
}

func chunkLen(b []byte) int { return int(binary.LittleEndian.Uint16(b[2:])) + 1 }

// Len is how many pages have the term.
func (l List) Len() int { return l.pages }

// Chunks begins to read the list.
func (l List) Chunks() Chunk { return Chunk{rest: l.chunks} }

// Chunk is a part of a list.
type Chunk struct {
	rest         []byte // of the list
	first        uint32
	docs, shares []byte
}

// Next goes on to the next chunk, first to the first one. It returns false at the end.
func (c *Chunk) Next() bool {
	if len(c.rest) == 0 {
		return false
	}
	n := chunkLen(c.rest)
	c.first = uint32(binary.LittleEndian.Uint16(c.rest)) * chunkPages
	b := c.rest[chunkBytes:]
	c.docs, c.shares, c.rest = b[:2*n], b[2*n:entryBytes*n], b[entryBytes*n:]
	return true
}

// Len is how many pages the chunk has.
func (c *Chunk) Len() int { return len(c.docs) / 2 }

// At is page i of the chunk: bleve's number, its share, and whether the term is in the
// first field.
func (c *Chunk) At(i int) (doc uint32, share float32, inFirst bool) {
	bits := binary.LittleEndian.Uint32(c.shares[4*i:])
	return c.first + uint32(binary.LittleEndian.Uint16(c.docs[2*i:])), math.Float32frombits(bits &^ signBit), bits&signBit != 0
}

const signBit = 1 << 31

// encodeList writes a list of pages, ascending. share tells the share of each, with the
// sign of one in the first field.
func encodeList(b []byte, docs []uint32, share func(doc uint32) float32) []byte {
	b = binary.LittleEndian.AppendUint32(b, uint32(len(docs)))
	for len(docs) > 0 {
		number, n := docs[0]/chunkPages, 1
		for n < len(docs) && docs[n]/chunkPages == number {
			n++
		}
		b = binary.LittleEndian.AppendUint16(b, uint16(number))
		b = binary.LittleEndian.AppendUint16(b, uint16(n-1))
		for _, doc := range docs[:n] {
			b = binary.LittleEndian.AppendUint16(b, uint16(doc%chunkPages))
		}
		for _, doc := range docs[:n] {
			b = binary.LittleEndian.AppendUint32(b, math.Float32bits(share(doc)))
		}
		docs = docs[n:]
	}
	return b
}
