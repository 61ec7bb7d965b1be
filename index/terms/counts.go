package terms

import (
	"encoding/binary"
	"slices"

	"github.com/careers-index/careers/index/storage"
)

// counts are how many pages have a term in each field.
type counts [MaxFields]uint32

// fields are those that have the term, a bit for each.
func (c *counts) fields() (bits uint8) {
	for f, pages := range c {
		if pages > 0 {
			bits |= 1 << f
		}
	}
	return bits
}

// most is the number of pages in the field where most have it.
func (c *counts) most() uint32 { return slices.Max(c[:]) }

// encode adds the counts of the fields that have the term. Of a single field, the number is
// in the dictionary already.
func (c *counts) encode(b []byte) []byte {
	if bits := c.fields(); bits&(bits-1) == 0 {
		return b
	}
	for _, pages := range c {
		if pages > 0 {
			b = binary.AppendUvarint(b, uint64(pages))
		}
	}
	return b
}

// decodeCounts reads the counts of a term of these fields, of which one has most. It returns
// what is left.
func decodeCounts(b []byte, fields uint8, most uint32) (c counts, rest []byte, err error) {
	single := fields&(fields-1) == 0
	for f := range c {
		switch {
		case fields&(1<<f) == 0:
		case single:
			c[f] = most
		default:
			pages, size := binary.Uvarint(b)
			if size <= 0 {
				return c, nil, storage.ErrRecord
			}
			c[f], b = uint32(pages), b[size:]
		}
	}
	return c, b, nil
}
