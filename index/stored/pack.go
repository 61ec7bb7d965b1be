package stored

// Compressed entries. The body of a page has its text once more, between tags, and what has
// that text already is beside it: the passages. So these are the dictionary.

import (
	"bytes"
	"encoding/binary"
	"io"
	"sync"

	"github.com/klauspost/compress/flate"

	"github.com/careers-index/careers/index/storage"
)

const (
	// packWindow is how much of the end of a dictionary flate.StatelessDeflate uses.
	packWindow = 8 << 10
	// packRatio is more than deflate can save: damaged data cannot ask for more memory.
	packRatio = 1100
)

// pack compresses an entry with a dictionary: its length as a varint, then deflate.
func pack(entry, dictionary []byte) []byte {
	var b bytes.Buffer
	b.Write(binary.AppendUvarint(nil, uint64(len(entry))))
	_ = flate.StatelessDeflate(&b, entry, true, dictionary) // only writing can fail
	return b.Bytes()
}

var unpackers = sync.Pool{New: func() any { return flate.NewReader(nil) }}

// unpack returns the entry that pack has made b of, with the same dictionary.
func unpack(b, dictionary []byte) ([]byte, error) {
	n, size := binary.Uvarint(b)
	if size <= 0 || n > uint64(len(b))*packRatio {
		return nil, storage.ErrRecord
	}
	r := unpackers.Get().(io.ReadCloser)
	defer unpackers.Put(r)
	if err := r.(flate.Resetter).Reset(bytes.NewReader(b[size:]), dictionary[max(0, len(dictionary)-packWindow):]); err != nil {
		return nil, err
	}
	entry := make([]byte, n)
	if _, err := io.ReadFull(r, entry); err != nil {
		return nil, storage.ErrRecord
	}
	if n, err := r.Read(make([]byte, 1)); n > 0 || err != io.EOF {
		return nil, storage.ErrRecord
	}
	return entry, nil
}
