package index

import (
	"os"

	"github.com/blevesearch/mmap-go"
)

// mapped is a file in memory, read-only.
type mapped struct {
	bytes mmap.MMap // nil for an empty file, which cannot be mapped
}

func openMapped(name string) (mapped, error) {
	f, err := os.Open(name)
	if err != nil {
		return mapped{}, err
	}
	defer func() { _ = f.Close() }() // the map outlives the descriptor
	info, err := f.Stat()
	if err != nil || info.Size() == 0 {
		return mapped{}, err
	}
	b, err := mmap.Map(f, mmap.RDONLY, 0)
	return mapped{bytes: b}, err
}

func (m *mapped) close() error {
	if m.bytes == nil {
		return nil
	}
	return m.bytes.Unmap()
}
