package storage

import (
	"os"

	"github.com/blevesearch/mmap-go"
)

// Mapped is a file in memory, read-only, until Close.
type Mapped struct {
	Bytes mmap.MMap // nil for an empty file, which cannot be mapped
}

// OpenMapped maps a whole file.
func OpenMapped(name string) (Mapped, error) {
	f, err := os.Open(name)
	if err != nil {
		return Mapped{}, err
	}
	defer func() { _ = f.Close() }() // the map outlives the descriptor
	return Map(f)
}

// Map maps a whole open file, which may be closed then.
func Map(f *os.File) (Mapped, error) {
	info, err := f.Stat()
	if err != nil || info.Size() == 0 {
		return Mapped{}, err
	}
	b, err := mmap.Map(f, mmap.RDONLY, 0)
	return Mapped{Bytes: b}, err
}

// Close gives the memory back. Nobody may read Bytes any more.
func (m *Mapped) Close() error {
	if m.Bytes == nil {
		return nil
	}
	return m.Bytes.Unmap()
}
