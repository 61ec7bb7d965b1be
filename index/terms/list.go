package terms

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/bits"
	"slices"

	"github.com/careers-index/careers/index/storage"
)

// List is the pages that have a term. The zero List has none.
type List struct {
	chunks []byte
	pages  int
	places []byte
	most   [2]float32
}

var errList = fmt.Errorf("%w: a list of pages does not fit its length", storage.ErrRecord)

const (
	headBytes  = 4 + 2*shareBytes // of a list
	chunkBytes = 4                // the head of a chunk
	docBytes   = 2
	shareBytes = 4
	entryBytes = docBytes + shareBytes
	chunkPages = 1 << 16
)

// openList checks that a list has as many pages as it says, so that reading it cannot fail.
func openList(b []byte) (List, error) {
	if len(b) < headBytes {
		return List{}, errList
	}
	l := List{pages: int(binary.LittleEndian.Uint32(b))}
	for i := range l.most {
		l.most[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4+shareBytes*i:]))
	}
	b = b[headBytes:]
	n := chunksLen(b, l.pages, entryBytes)
	if n < 0 {
		return List{}, errList
	}
	l.chunks, l.places = b[:n], b[n:]
	return l, nil
}

// chunksLen is the length of the chunks of so many pages, whose entries are of that length;
// less than 0 if they are not there.
func chunksLen(b []byte, pages, entry int) int {
	at := 0
	for pages > 0 {
		if len(b)-at < chunkBytes {
			return -1
		}
		n := chunkLen(b[at:])
		if at += chunkBytes + n*entry; at > len(b) {
			return -1
		}
		pages -= n
	}
	if pages < 0 {
		return -1
	}
	return at
}

func chunkLen(b []byte) int { return int(binary.LittleEndian.Uint16(b[2:])) + 1 }

// Len is how many pages have the term.
func (l List) Len() int { return l.pages }

// Most is the largest share of a page that has the term in the first field, and of one
// that has not; 0 if there is none.
func (l List) Most() (inFirst, elsewhere float32) { return l.most[1], l.most[0] }

// Chunks begins to read the list.
func (l List) Chunks() Chunk { return Chunk{rest: l.chunks, entry: entryBytes} }

// Chunk is a part of a list.
type Chunk struct {
	rest         []byte // of the list
	entry        int    // the length of an entry
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
	c.docs, c.shares, c.rest = b[:docBytes*n], b[docBytes*n:c.entry*n], b[c.entry*n:]
	return true
}

// Len is how many pages the chunk has.
func (c *Chunk) Len() int { return len(c.docs) / docBytes }

// At is page i of the chunk: its number, its share, and whether the term is in the
// first field.
func (c *Chunk) At(i int) (doc uint32, share float32, inFirst bool) {
	bits := binary.LittleEndian.Uint32(c.shares[4*i:])
	return c.first + uint32(binary.LittleEndian.Uint16(c.docs[2*i:])), math.Float32frombits(bits &^ signBit), bits&signBit != 0
}

const signBit = 1 << 31

// Mark adds the pages of the list to all, and those that have the term in the first field
// to inFirst: sets with a bit for each page.
func (l List) Mark(all, inFirst []uint64) {
	for c := l.Chunks(); c.Next(); {
		c.mark(all[c.first/wordBits:], inFirst[c.first/wordBits:])
	}
}

const wordBits = 64 // pages in a word of a set

// mark adds the pages of the chunk to sets that begin with its first page. It takes four at
// a time: in long lists these are often in one word, which is then written once.
func (c *Chunk) mark(all, inFirst []uint64) {
	const four = 4
	docs, shares := c.docs, c.shares
	for len(docs) >= four*docBytes && len(shares) >= four*shareBytes {
		d := binary.LittleEndian.Uint64(docs)
		w, x, y, z := d%chunkPages, d>>16%chunkPages, d>>32%chunkPages, d>>48
		if w/wordBits == z/wordBits {
			all[w/wordBits] |= bit(w) | bit(x) | bit(y) | bit(z)
			inFirst[w/wordBits] |= sign(shares, 0)<<(w%wordBits) | sign(shares, 1)<<(x%wordBits) | sign(shares, 2)<<(y%wordBits) | sign(shares, 3)<<(z%wordBits)
		} else {
			markOne(all, inFirst, w, sign(shares, 0))
			markOne(all, inFirst, x, sign(shares, 1))
			markOne(all, inFirst, y, sign(shares, 2))
			markOne(all, inFirst, z, sign(shares, 3))
		}
		docs, shares = docs[four*docBytes:], shares[four*shareBytes:]
	}
	for i := range len(docs) / docBytes {
		markOne(all, inFirst, uint64(binary.LittleEndian.Uint16(docs[docBytes*i:])), sign(shares, i))
	}
}

// markOne adds a page. title is 1 if its first field has the term.
func markOne(all, inFirst []uint64, doc, title uint64) {
	all[doc/wordBits] |= bit(doc)
	inFirst[doc/wordBits] |= title << (doc % wordBits)
}

func bit(doc uint64) uint64 { return 1 << (doc % wordBits) }

// sign is that of share i, which says whether the first field has the term.
func sign(shares []byte, i int) uint64 { return uint64(shares[shareBytes*i+shareBytes-1] >> 7) }

// Entry is a page of a list.
type Entry struct {
	Doc     uint32
	Share   float32
	InFirst bool // the term is in the first field
}

// Append appends the pages of the list.
func (l List) Append(to []Entry) []Entry {
	for c := l.Chunks(); c.Next(); {
		for i := range c.Len() {
			doc, share, inFirst := c.At(i)
			to = append(to, Entry{doc, share, inFirst})
		}
	}
	return to
}

// AppendIn appends the pages of the list that are in a set, which has a bit for each page
// and so many of them.
func (l List) AppendIn(to []Entry, set []uint64, pages int) []Entry {
	for c := l.Chunks(); c.Next(); {
		if pages*sparse < c.Len() {
			to = c.appendEach(to, set)
			continue
		}
		n := len(to)
		to = slices.Grow(to, c.Len())[:n+c.Len()]
		docs := c.docs
		for i := 0; len(docs) >= docBytes; i++ {
			doc := c.first + uint32(binary.LittleEndian.Uint16(docs))
			docs = docs[docBytes:]
			// An entry that is not in the set is written over by the next one: to guess
			// which are takes longer.
			bits := binary.LittleEndian.Uint32(c.shares[shareBytes*i:])
			to[n] = Entry{doc, math.Float32frombits(bits &^ signBit), bits&signBit != 0}
			n += int(set[doc/64] >> (doc % 64) & 1)
		}
		to = to[:n]
	}
	return to
}

// sparse is how many entries of a chunk are read in the time that one takes to be looked up.
const sparse = 16

// appendEach looks up each page of the set.
func (c *Chunk) appendEach(to []Entry, set []uint64) []Entry {
	first := int(c.first / 64)
	n := c.Len()
	from := 0
	for i, w := range set[first:min(first+chunkPages/64, len(set))] {
		for ; w != 0; w &= w - 1 {
			doc := uint32((first+i)*64 + bits.TrailingZeros64(w))
			if from = c.from(from, doc); from == n {
				return to
			}
			if at, share, inFirst := c.At(from); at == doc {
				to = append(to, Entry{doc, share, inFirst})
			}
		}
	}
	return to
}

// from is where a page is in the chunk, or would be, not before low.
func (c *Chunk) from(low int, doc uint32) int {
	n, step := c.Len(), 1
	for low+step < n && c.doc(low+step) < doc {
		low += step
		step *= 2
	}
	high := min(low+step, n)
	for low < high {
		if middle := (low + high) / 2; c.doc(middle) < doc {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low
}

// doc is page i of the chunk.
func (c *Chunk) doc(i int) uint32 {
	return c.first + uint32(binary.LittleEndian.Uint16(c.docs[docBytes*i:]))
}

// encodeList writes a list of pages, ascending. share tells the share of each, with the
// sign of one in the first field.
func encodeList(b []byte, docs []uint32, share func(doc uint32) float32) []byte {
	b = binary.LittleEndian.AppendUint32(b, uint32(len(docs)))
	most := len(b)
	b = append(b, make([]byte, 2*shareBytes)...)
	var elsewhere, inFirst float32
	for len(docs) > 0 {
		var chunk []uint32
		chunk, docs = cutChunk(docs)
		b = encodeChunk(b, chunk)
		for _, doc := range chunk {
			s := share(doc)
			elsewhere, inFirst = max(elsewhere, s), max(inFirst, -s)
			b = binary.LittleEndian.AppendUint32(b, math.Float32bits(s))
		}
	}
	binary.LittleEndian.PutUint32(b[most:], math.Float32bits(elsewhere))
	binary.LittleEndian.PutUint32(b[most+shareBytes:], math.Float32bits(inFirst))
	return b
}

// encodeDocs writes pages, ascending, in chunks without shares.
func encodeDocs(b []byte, docs []uint32) []byte {
	for len(docs) > 0 {
		var chunk []uint32
		chunk, docs = cutChunk(docs)
		b = encodeChunk(b, chunk)
	}
	return b
}

// cutChunk cuts the pages of a chunk off.
func cutChunk(docs []uint32) (chunk, rest []uint32) {
	n := 1
	for n < len(docs) && docs[n]/chunkPages == docs[0]/chunkPages {
		n++
	}
	return docs[:n], docs[n:]
}

func encodeChunk(b []byte, docs []uint32) []byte {
	b = binary.LittleEndian.AppendUint16(b, uint16(docs[0]/chunkPages))
	b = binary.LittleEndian.AppendUint16(b, uint16(len(docs)-1))
	for _, doc := range docs {
		b = binary.LittleEndian.AppendUint16(b, uint16(doc%chunkPages))
	}
	return b
}
