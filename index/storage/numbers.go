package storage

import "encoding/binary"

// EncodeNumbers writes numbers as an entry that has nothing else: little endian, four bytes
// each.
func EncodeNumbers[T ~uint32](numbers []T) []byte {
	b, _ := binary.Append(nil, binary.LittleEndian, numbers) // cannot fail for numbers
	return b
}

// DecodeNumbers reads what EncodeNumbers has written.
func DecodeNumbers[T ~uint32](b []byte) []T {
	numbers := make([]T, len(b)/4)
	_, _ = binary.Decode(b, binary.LittleEndian, numbers) // the length fits
	return numbers
}
