// Package record writes records: numbers as varints, then all text in one piece, so that
// decoding makes one string and cuts the fields from it.
//
//	var w record.Writer
//	w.String("Backend Engineer")
//	w.Uint(7)
//	r := record.Read(w.Bytes())
//	title, position := r.String(), r.Uint()
//	err := r.Err()
//
// A text that a record may have several times is written with Shared, and takes a byte from
// the second time on.
//
// A reader takes the fields in the order in which they were written. On damaged bytes it
// gives zero values, and [Reader.Err] tells; it never asks for more memory than the record
// has bytes.
package record

import (
	"encoding/binary"
	"errors"
	"io"
	"math"
)

// ErrMalformed is returned for bytes that are no record, or not the one expected.
var ErrMalformed = errors.New("a record is not well formed")

// Writer collects a record.
type Writer struct {
	numbers, text []byte
	shared        map[string]uint64 // numbers of texts, from 1
}

// Uint adds a number.
func (w *Writer) Uint(n uint64) { w.numbers = binary.AppendUvarint(w.numbers, n) }

// Float adds a number with a fraction.
func (w *Writer) Float(f float64) { w.Uint(math.Float64bits(f)) }

// String adds a text.
func (w *Writer) String(s string) {
	w.Uint(uint64(len(s)))
	w.text = append(w.text, s...)
}

// Strings adds a list of texts.
func (w *Writer) Strings(s []string) {
	w.Uint(uint64(len(s)))
	for _, s := range s {
		w.String(s)
	}
}

// Shared adds a text that the record may have already: of all equal ones it has one.
func (w *Writer) Shared(s string) {
	n := w.shared[s]
	w.Uint(n)
	if n == 0 {
		w.Know(s)
		w.String(s)
	}
}

// Know makes a text one that Shared need not add, as the reader has it from elsewhere.
func (w *Writer) Know(s string) {
	if w.shared == nil {
		w.shared = map[string]uint64{}
	}
	w.shared[s] = uint64(len(w.shared)) + 1
}

// SharedStrings adds a list of such texts.
func (w *Writer) SharedStrings(s []string) {
	w.Uint(uint64(len(s)))
	for _, s := range s {
		w.Shared(s)
	}
}

// Bool adds a yes or no.
func (w *Writer) Bool(b bool) {
	if b {
		w.Uint(1)
	} else {
		w.Uint(0)
	}
}

// Bytes returns the record: the length of the numbers, the numbers, the text.
func (w *Writer) Bytes() []byte {
	b := binary.AppendUvarint(make([]byte, 0, len(w.numbers)+len(w.text)+binary.MaxVarintLen32), uint64(len(w.numbers)))
	b = append(b, w.numbers...)
	return append(b, w.text...)
}

// WriteTo writes the record, as Bytes returns it, and begins another one in its memory.
func (w *Writer) WriteTo(to io.Writer) (int64, error) {
	var size [binary.MaxVarintLen64]byte
	var written int64
	for _, b := range [][]byte{size[:binary.PutUvarint(size[:], uint64(len(w.numbers)))], w.numbers, w.text} {
		n, err := to.Write(b)
		if written += int64(n); err != nil {
			return written, err
		}
	}
	w.numbers, w.text = w.numbers[:0], w.text[:0]
	clear(w.shared)
	return written, nil
}

// Reader decodes a record. After a fault its methods return zero values, and
// Err returns an error.
type Reader struct {
	numbers []byte
	text    string
	shared  []string
	bad     bool
}

// Read begins to decode a record.
func Read(b []byte) Reader {
	var r Reader
	r.Reset(b)
	return r
}

// Reset begins to decode another record, in the memory of the reader.
func (r *Reader) Reset(b []byte) {
	numbers, text, ok := splitRecord(b)
	*r = Reader{numbers: numbers, text: string(text), shared: r.shared[:0], bad: !ok}
}

func splitRecord(b []byte) (numbers, text []byte, ok bool) {
	n, size := binary.Uvarint(b)
	if size <= 0 || n > uint64(len(b)-size) {
		return nil, nil, false
	}
	b = b[size:]
	return b[:n], b[n:], true
}

// FirstString returns the record's first field, which is a string, without
// copying it.
func FirstString(b []byte) []byte {
	numbers, text, _ := splitRecord(b)
	n, size := binary.Uvarint(numbers)
	if size <= 0 || n > uint64(len(text)) {
		return nil
	}
	return text[:n]
}

// Err returns nil if the record was read to its end without a fault.
func (r *Reader) Err() error {
	if r.bad || len(r.numbers) > 0 || r.text != "" {
		return ErrMalformed
	}
	return nil
}

// Uint reads a number.
func (r *Reader) Uint() uint64 {
	n, size := binary.Uvarint(r.numbers)
	if size <= 0 {
		r.bad, r.numbers = true, nil
		return 0
	}
	r.numbers = r.numbers[size:]
	return n
}

// Count reads the length of a list. Each element takes at least one number, so a
// damaged record cannot ask for more memory than it has bytes.
func (r *Reader) Count() int {
	n := r.Uint()
	if n > uint64(len(r.numbers)) {
		r.bad, r.numbers = true, nil
		return 0
	}
	return int(n)
}

// Float reads a number with a fraction.
func (r *Reader) Float() float64 { return math.Float64frombits(r.Uint()) }

// Bool reads a yes or no.
func (r *Reader) Bool() bool { return r.Uint() == 1 }

// String reads a text.
func (r *Reader) String() string {
	n := r.Uint()
	if n > uint64(len(r.text)) {
		r.bad, r.text = true, ""
		return ""
	}
	s := r.text[:n]
	r.text = r.text[n:]
	return s
}

// Strings reads a list; nil for an empty one.
func (r *Reader) Strings() []string {
	list := r.newList()
	for i := range list {
		list[i] = r.String()
	}
	return list
}

// Shared reads a text that Writer.Shared has written.
func (r *Reader) Shared() string {
	n := r.Uint()
	switch {
	case n > uint64(len(r.shared)):
		r.bad = true
		return ""
	case n > 0:
		return r.shared[n-1]
	}
	s := r.String()
	r.Know(s)
	return s
}

// Know gives the reader a text, where the writer was given it.
func (r *Reader) Know(s string) {
	if cap(r.shared) == 0 {
		r.shared = make([]string, 0, 1+len(r.numbers)/numbersAText)
	}
	r.shared = append(r.shared, s)
}

// numbersAText is about how many numbers there are for each shared text.
const numbersAText = 6

// SharedStrings reads a list of such texts; nil for an empty one.
func (r *Reader) SharedStrings() []string {
	list := r.newList()
	for i := range list {
		list[i] = r.Shared()
	}
	return list
}

// newList is a list of as many texts as follow. It calls no function that it is given: then
// each reader would take memory of its own.
func (r *Reader) newList() []string {
	if n := r.Count(); n > 0 {
		return make([]string, n)
	}
	return nil
}
