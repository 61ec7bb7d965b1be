package terms

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/careers-index/careers/index/storage"
)

// Places: where a term is in each of the fields.

const (
	// placeBlock is how many entries have one offset.
	placeBlock  = 32
	offsetBytes = 4
	// longEntry is the length that is written of entries which are longer; they begin with
	// their length.
	longEntry = 255

	fieldBytes = 1 + 1 + 4 + 4 // the head of a field
	sameDocs   = 1             // flag: the field has the pages of the whole list
)

var errPlaces = fmt.Errorf("%w: the places of a term do not fit", storage.ErrRecord)

// fieldList is what one field has of a term: entry i has the places on its page i.
type fieldList struct {
	docs                   Chunk // without shares
	pages                  int
	offsets, lengths, data []byte
}

// field is what a field has. It is empty if the field does not have the term, or the list is
// damaged.
func (l *List) field(field int) fieldList {
	for b := l.places; len(b) >= fieldBytes; {
		size := int(binary.LittleEndian.Uint32(b[2:]))
		if size < 0 || size > len(b)-fieldBytes {
			break
		}
		if int(b[0]) == field {
			f, err := l.openField(b[fieldBytes:fieldBytes+size], int(binary.LittleEndian.Uint32(b[6:])), b[1]&sameDocs != 0)
			if err != nil {
				return fieldList{}
			}
			return f
		}
		b = b[fieldBytes+size:]
	}
	return fieldList{}
}

// openField opens a field of n pages.
func (l *List) openField(b []byte, n int, same bool) (fieldList, error) {
	f := fieldList{pages: n}
	if same {
		f.docs = l.Chunks()
	} else {
		size := chunksLen(b, n, docBytes)
		if size < 0 {
			return f, errPlaces
		}
		f.docs, b = Chunk{rest: b[:size], entry: docBytes}, b[size:]
	}
	offsets := (n + placeBlock - 1) / placeBlock * offsetBytes
	if n < 0 || n > l.pages || same && n != l.pages || len(b) < offsets+n {
		return fieldList{}, errPlaces
	}
	f.offsets, f.lengths, f.data = b[:offsets], b[offsets:offsets+n], b[offsets+n:]
	return f, nil
}

// length is that of entry i, which begins at a place in the data, with what it begins with.
func (f *fieldList) length(i, at int) (n, head int) {
	if n = int(f.lengths[i]); n < longEntry || at < 0 || at+offsetBytes > len(f.data) {
		return n, 0
	}
	return int(binary.LittleEndian.Uint32(f.data[at:])), offsetBytes
}

// entries goes through the entries of a field.
type entries struct {
	*fieldList
	i, at int // the entry at hand, and where it begins
}

// get is entry i; empty if it is damaged. It is fast for the entries in their order.
func (e *entries) get(i int) []byte {
	if i < e.i || i/placeBlock > e.i/placeBlock {
		e.i = i / placeBlock * placeBlock
		e.at = int(binary.LittleEndian.Uint32(e.offsets[e.i/placeBlock*offsetBytes:]))
	}
	for ; e.i < i; e.i++ {
		n := int(e.lengths[e.i])
		if n == longEntry {
			n, _ = e.length(e.i, e.at)
		}
		e.at += n
	}
	n, head := e.length(i, e.at)
	if e.at < 0 || n < head || e.at+n > len(e.data) || e.at+n < e.at {
		return nil
	}
	return e.data[e.at+head : e.at+n]
}

// countPlaces is how many places an entry has.
func countPlaces(b []byte) int {
	n := 0
	for _, c := range b {
		n += int(^c >> 7) // the last byte of a number
	}
	return n
}

// readPlaces appends the places of an entry, ascending.
func readPlaces(to []uint32, b []byte) []uint32 {
	for at := uint32(0); len(b) > 0; {
		at, b = nextPlace(at, b)
		to = append(to, at)
	}
	return to
}

// nextPlace is the place that an entry has next, after one, and the rest of the entry.
func nextPlace(at uint32, b []byte) (next uint32, rest []byte) {
	n, size := binary.Uvarint(b)
	if size <= 0 {
		return at, nil // damaged, or there is none
	}
	return at + uint32(n), b[size:]
}

// placeWriter writes where a term is in each of the fields.
type placeWriter [MaxFields]fieldWriter

// fieldWriter writes what one field has of a term.
type fieldWriter struct {
	data   []byte
	groups []group
}

// group is what a page has: a part of the data.
type group struct{ doc, start, end uint32 }

// add adds the places of the term on a page, ascending.
func (w *fieldWriter) add(doc uint32, list []uint32) {
	start, last := len(w.data), uint32(0)
	for _, at := range list {
		w.data = binary.AppendUvarint(w.data, uint64(at-last))
		last = at
	}
	w.groups = append(w.groups, group{doc, uint32(start), uint32(len(w.data))})
}

// addEntry adds the places on a page as they are encoded.
func (w *fieldWriter) addEntry(doc uint32, entry []byte) {
	start := len(w.data)
	w.data = append(w.data, entry...)
	w.groups = append(w.groups, group{doc, uint32(start), uint32(len(w.data))})
}

// fields are those that have the term, a bit for each.
func (w *placeWriter) fields() (bits uint8) {
	for f := range w {
		if len(w[f].groups) > 0 {
			bits |= 1 << f
		}
	}
	return bits
}

// most is how many pages have the term in the field where most have it.
func (w *placeWriter) most() uint32 {
	n := 0
	for f := range w {
		n = max(n, len(w[f].groups))
	}
	return uint32(n)
}

// size is at most how many bytes are encoded.
func (w *placeWriter) size() int {
	n := 0
	for f := range w {
		n += fieldBytes + 2*chunkBytes + len(w[f].groups)*(docBytes+2) + len(w[f].data)
	}
	return n
}

// encode appends the places of a list of so many pages, and begins the next one.
func (w *placeWriter) encode(b []byte, pages int) []byte {
	for f := range w {
		if len(w[f].groups) > 0 {
			b = w[f].encode(append(b, byte(f)), pages)
		}
	}
	return b
}

func (w *fieldWriter) encode(b []byte, pages int) []byte {
	slices.SortFunc(w.groups, func(x, y group) int { return cmp.Compare(x.doc, y.doc) })
	n := len(w.groups)
	flags := byte(0)
	if n == pages {
		flags = sameDocs
	}
	b = append(b, flags)
	size := len(b)
	b = binary.LittleEndian.AppendUint32(b, 0)
	b = binary.LittleEndian.AppendUint32(b, uint32(n))
	start := len(b)
	if flags != sameDocs {
		docs := make([]uint32, n)
		for i, g := range w.groups {
			docs[i] = g.doc
		}
		b = encodeDocs(b, docs)
	}
	offsets := len(b)
	lengths := offsets + (n+placeBlock-1)/placeBlock*offsetBytes
	data := lengths + n
	b = append(b, make([]byte, data-offsets)...)
	for i, g := range w.groups {
		if i%placeBlock == 0 {
			binary.LittleEndian.PutUint32(b[offsets+i/placeBlock*offsetBytes:], uint32(len(b)-data))
		}
		length := g.end - g.start
		if length >= longEntry {
			length += offsetBytes
			b = binary.LittleEndian.AppendUint32(b, length)
		}
		b[lengths+i] = byte(min(length, longEntry))
		b = append(b, w.data[g.start:g.end]...)
	}
	binary.LittleEndian.PutUint32(b[size:], uint32(len(b)-start))
	w.data, w.groups = w.data[:0], w.groups[:0]
	return b
}
