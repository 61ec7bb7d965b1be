package storage

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

const magic = "careers\x01"

// endBytes is the size of the end of one entry, and of the count.
const endBytes = 8

// Writer writes a file. Close returns the first error of any write.
type Writer struct {
	w    *bufio.Writer
	ends []byte
	end  uint64
}

// NewWriter begins a file.
func NewWriter(w io.Writer) *Writer {
	t := &Writer{w: bufio.NewWriterSize(w, 1<<16)}
	n, _ := t.w.WriteString(magic)
	t.end = uint64(n)
	return t
}

// Add writes the next entry.
func (w *Writer) Add(entry []byte) {
	_, _ = w.w.Write(entry) // Flush repeats the error
	w.end += uint64(len(entry))
	w.ends = binary.LittleEndian.AppendUint64(w.ends, w.end)
}

// AddRecord writes a record as the next entry, and begins another one in its memory.
func (w *Writer) AddRecord(r *RecordWriter) {
	n, _ := r.WriteTo(w.w) // Flush repeats the error
	w.end += uint64(n)
	w.ends = binary.LittleEndian.AppendUint64(w.ends, w.end)
}

// AddFrom writes the next entry from a reader, which may have more than fits in memory.
func (w *Writer) AddFrom(r io.Reader) error {
	n, err := io.Copy(w.w, r)
	w.end += uint64(n)
	w.ends = binary.LittleEndian.AppendUint64(w.ends, w.end)
	return err
}

// Close writes the end of the file. It does not close what the writer writes to.
func (w *Writer) Close() error {
	count := uint64(len(w.ends) / endBytes)
	_, _ = w.w.Write(binary.LittleEndian.AppendUint64(w.ends, count))
	return w.w.Flush()
}

// File is an open file: its entries by number.
type File struct {
	bytes, ends []byte
	n           int
}

// Open checks the shape of a file, so that Get cannot fail.
func Open(b []byte) (File, error) {
	if len(b) < len(magic)+endBytes || string(b[:len(magic)]) != magic {
		return File{}, errors.New("it does not begin as a file of entries")
	}
	n := binary.LittleEndian.Uint64(b[len(b)-endBytes:])
	if room := len(b) - len(magic) - endBytes; n > uint64(room/endBytes) {
		return File{}, fmt.Errorf("%d entries in %d bytes", n, len(b))
	}
	data := len(b) - endBytes - int(n)*endBytes
	f := File{bytes: b[:data], ends: b[data : len(b)-endBytes], n: int(n)}
	last := len(magic)
	for i := range f.n {
		end := f.end(i)
		if end < uint64(last) || end > uint64(data) {
			return File{}, fmt.Errorf("entry %d ends outside of the data", i)
		}
		last = int(end)
	}
	if last != data {
		return File{}, errors.New("there are bytes after the last entry")
	}
	return f, nil
}

// Len is the number of entries.
func (f *File) Len() int { return f.n }

// Get returns entry i, from 0. The bytes belong to the memory map: they must not
// be used after it is closed.
func (f *File) Get(i int) []byte {
	start := uint64(len(magic))
	if i > 0 {
		start = f.end(i - 1)
	}
	end := f.end(i)
	return f.bytes[start:end:end]
}

func (f *File) end(i int) uint64 { return binary.LittleEndian.Uint64(f.ends[i*endBytes:]) }
