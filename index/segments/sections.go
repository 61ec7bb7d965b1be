package segments

// The order of records in a segment's file. zapx ranges over a map when it writes where
// the sections of a field are, so these records come in an order that changes from run
// to run, and the file's CRC-32 with them. No reader cares: each record says of which
// section it is. So they are sorted after writing.

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"

	zap "github.com/blevesearch/zapx/v17"
)

// segmentFooter is the size of the end of a segment's file. In bytes from the end of the
// file, all big-endian:
//
//	40  length of the name of what has encrypted the file (4)
//	36  documents (8), 28 offset of stored fields (8)
//	20  offset of the list of fields (8)
//	12  chunk mode (4), 8 version (4), 4 CRC-32 of all that is before it (4)
const segmentFooter = zap.FooterSize

const (
	crcBytes = 4

	// sectionBytes is the size of the record of a section: its type (2), where it is (8).
	sectionBytes = 10
)

// footer is what the end of a segment's file says.
type footer struct {
	documents, stored, fields uint64
	chunkMode                 uint32
}

var errSegment = errors.New("it is not a segment as zapx 17 writes it: see orderSections")

// cutSegment cuts the file of a segment into what it holds and its footer.
func cutSegment(file []byte) (body []byte, f footer, err error) {
	if len(file) < segmentFooter {
		return nil, footer{}, errSegment
	}
	body, end := file[:len(file)-segmentFooter], file[len(file)-segmentFooter:]
	if binary.BigEndian.Uint32(end[32:]) != zap.Version || binary.BigEndian.Uint32(end) != 0 {
		return nil, footer{}, errSegment
	}
	return body, footer{
		documents: binary.BigEndian.Uint64(end[4:]), stored: binary.BigEndian.Uint64(end[12:]),
		fields: binary.BigEndian.Uint64(end[20:]), chunkMode: binary.BigEndian.Uint32(end[28:]),
	}, nil
}

// orderSections sorts the records of the sections of each field by their type, and sets
// the CRC-32 anew. It changes the bytes of a segment's file in place. Anything that it
// does not expect is an error: the file may have another format then, and its bytes may
// differ from build to build.
func orderSections(file []byte) error {
	body, footer, err := cutSegment(file)
	if err != nil {
		return err
	}
	r := &segmentReader{file: body}
	r.seek(footer.fields)
	for range r.uvarint() {
		field := &segmentReader{file: body}
		field.seek(binary.BigEndian.Uint64(r.take(8)))
		field.take(field.uvarint()) // name
		field.uvarint()             // options
		sortSections(field.take(field.uvarint() * sectionBytes))
		if r.failed || field.failed {
			return fmt.Errorf("%w: its list of fields is cut off", errSegment)
		}
	}
	if r.failed {
		return errSegment
	}
	crc := len(file) - crcBytes
	binary.BigEndian.PutUint32(file[crc:], crc32.ChecksumIEEE(file[:crc]))
	return nil
}

// sortSections sorts records in place. There are three or four.
func sortSections(records []byte) {
	var swap [sectionBytes]byte
	for i := sectionBytes; i < len(records); i += sectionBytes {
		for j := i; j > 0; j -= sectionBytes {
			a, b := records[j-sectionBytes:j], records[j:j+sectionBytes]
			if bytes.Compare(a, b) <= 0 {
				break
			}
			copy(swap[:], a)
			copy(a, b)
			copy(b, swap[:])
		}
	}
}

// segmentReader reads a segment from some offset. After a read past the end it has
// failed, and returns zeros.
type segmentReader struct {
	file   []byte
	at     uint64
	failed bool
}

func (r *segmentReader) seek(offset uint64) {
	if r.at = offset; offset > uint64(len(r.file)) {
		r.at, r.failed = 0, true
	}
}

// take returns the next n bytes of the file itself, or as many zeros as a number needs.
func (r *segmentReader) take(n uint64) []byte {
	if r.failed || n > uint64(len(r.file))-r.at {
		r.failed = true
		return make([]byte, 8)
	}
	r.at += n
	return r.file[r.at-n : r.at]
}

func (r *segmentReader) uvarint() uint64 {
	n, size := binary.Uvarint(r.file[r.at:])
	if size <= 0 {
		r.failed = true
		return 0
	}
	r.at += uint64(size)
	return n
}
