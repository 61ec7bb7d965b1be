package index

// A table is a file of numbered byte strings, written in one pass and read from
// a memory map:
//
//	magic   8 bytes
//	data    the entries, one after the other
//	ends    for each entry a uint64, little endian: its end, from the file's start
//	count   uint64

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

const tableMagic = "careers\x01"

// tableWriter writes a table. close returns the first error of any write.
type tableWriter struct {
	w    *bufio.Writer
	ends []byte
	end  uint64
}

func newTableWriter(w io.Writer) *tableWriter {
	t := &tableWriter{w: bufio.NewWriterSize(w, 1<<16)}
	n, _ := t.w.WriteString(tableMagic)
	t.end = uint64(n)
	return t
}

func (t *tableWriter) add(entry []byte) {
	_, _ = t.w.Write(entry) // Flush repeats the error
	t.end += uint64(len(entry))
	t.ends = binary.LittleEndian.AppendUint64(t.ends, t.end)
}

func (t *tableWriter) close() error {
	count := uint64(len(t.ends) / 8)
	_, _ = t.w.Write(binary.LittleEndian.AppendUint64(t.ends, count))
	return t.w.Flush()
}

// table is an open table.
type table struct {
	file, ends []byte
	n          int
}

// openTable checks the table's shape, so that get cannot fail.
func openTable(b []byte) (table, error) {
	if len(b) < len(tableMagic)+8 || string(b[:len(tableMagic)]) != tableMagic {
		return table{}, errors.New("not a table")
	}
	n := binary.LittleEndian.Uint64(b[len(b)-8:])
	if room := len(b) - len(tableMagic) - 8; n > uint64(room/8) {
		return table{}, fmt.Errorf("a table of %d entries in %d bytes", n, len(b))
	}
	data := len(b) - 8 - int(n)*8
	t := table{file: b[:data], ends: b[data : len(b)-8], n: int(n)}
	last := len(tableMagic)
	for i := range t.n {
		end := binary.LittleEndian.Uint64(t.ends[i*8:])
		if end < uint64(last) || end > uint64(data) {
			return table{}, fmt.Errorf("entry %d of a table ends outside of the table", i)
		}
		last = int(end)
	}
	if last != data {
		return table{}, errors.New("a table has bytes after its last entry")
	}
	return t, nil
}

// get returns entry i, 0 <= i < n. The bytes belong to the memory map: they must not
// be used after the generation is closed.
func (t *table) get(i int) []byte {
	start := uint64(len(tableMagic))
	if i > 0 {
		start = binary.LittleEndian.Uint64(t.ends[(i-1)*8:])
	}
	end := binary.LittleEndian.Uint64(t.ends[i*8:])
	return t.file[start:end:end]
}
