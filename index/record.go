package index

// The encoding of one record: its numbers first, then all its text in one piece. So
// decoding allocates one string, and the fields are parts of it.

import (
	"encoding/binary"
	"errors"
	"math"
)

var errRecord = errors.New("a record is not well formed")

// recordWriter collects a record.
type recordWriter struct {
	numbers, text []byte
}

func (w *recordWriter) uint(n uint64)   { w.numbers = binary.AppendUvarint(w.numbers, n) }
func (w *recordWriter) float(f float64) { w.uint(math.Float64bits(f)) }
func (w *recordWriter) string(s string) { w.uint(uint64(len(s))); w.text = append(w.text, s...) }
func (w *recordWriter) strings(s []string) {
	w.uint(uint64(len(s)))
	for _, s := range s {
		w.string(s)
	}
}

func (w *recordWriter) bool(b bool) {
	if b {
		w.uint(1)
	} else {
		w.uint(0)
	}
}

// bytes returns the record: the length of the numbers, the numbers, the text.
func (w *recordWriter) bytes() []byte {
	b := binary.AppendUvarint(make([]byte, 0, len(w.numbers)+len(w.text)+binary.MaxVarintLen32), uint64(len(w.numbers)))
	b = append(b, w.numbers...)
	return append(b, w.text...)
}

// recordReader decodes a record. After a fault its methods return zero values, and
// err returns an error.
type recordReader struct {
	numbers []byte
	text    string
	bad     bool
}

func readRecord(b []byte) recordReader {
	numbers, text, ok := splitRecord(b)
	return recordReader{numbers: numbers, text: string(text), bad: !ok}
}

func splitRecord(b []byte) (numbers, text []byte, ok bool) {
	n, size := binary.Uvarint(b)
	if size <= 0 || n > uint64(len(b)-size) {
		return nil, nil, false
	}
	b = b[size:]
	return b[:n], b[n:], true
}

// firstString returns the record's first field, which is a string, without
// copying it.
func firstString(b []byte) []byte {
	numbers, text, _ := splitRecord(b)
	n, size := binary.Uvarint(numbers)
	if size <= 0 || n > uint64(len(text)) {
		return nil
	}
	return text[:n]
}

// err returns nil if the record was read to its end without a fault.
func (r *recordReader) err() error {
	if r.bad || len(r.numbers) > 0 || r.text != "" {
		return errRecord
	}
	return nil
}

func (r *recordReader) uint() uint64 {
	n, size := binary.Uvarint(r.numbers)
	if size <= 0 {
		r.bad, r.numbers = true, nil
		return 0
	}
	r.numbers = r.numbers[size:]
	return n
}

// count reads the length of a list. Each element takes at least one number, so a
// damaged record cannot ask for more memory than it has bytes.
func (r *recordReader) count() int {
	n := r.uint()
	if n > uint64(len(r.numbers)) {
		r.bad, r.numbers = true, nil
		return 0
	}
	return int(n)
}

func (r *recordReader) float() float64 { return math.Float64frombits(r.uint()) }
func (r *recordReader) bool() bool     { return r.uint() == 1 }

func (r *recordReader) string() string {
	n := r.uint()
	if n > uint64(len(r.text)) {
		r.bad, r.text = true, ""
		return ""
	}
	s := r.text[:n]
	r.text = r.text[n:]
	return s
}

// strings reads a list; nil for an empty one.
func (r *recordReader) strings() []string {
	n := r.count()
	if n == 0 {
		return nil
	}
	list := make([]string, n)
	for i := range list {
		list[i] = r.string()
	}
	return list
}
