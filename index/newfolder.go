package index

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"hash"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"github.com/careers-index/careers/content/parallel"
	"github.com/careers-index/careers/index/disk"
	"github.com/careers-index/careers/index/storage"
)

// newFolder is the folder of a generation that is written. It describes files for the manifest
// while they are written, several at a time.
type newFolder struct {
	disk disk.Disk
	path string

	mu    sync.Mutex
	files map[string]ManifestFile // by name: one may be written again

	syncing errgroup.Group
}

func inFolder(d disk.Disk, path string) *newFolder {
	return &newFolder{disk: d, path: path, files: map[string]ManifestFile{}}
}

// table is a file of entries.
type table struct {
	name string
	fill func(*storage.Writer) error
}

// writeTables writes some tables.
func (f *newFolder) writeTables(ctx context.Context, tables []table) error {
	return parallel.Do(ctx, len(tables), func(i int) error { return f.writeTable(tables[i].name, tables[i].fill) })
}

// writeTable writes the table that fill adds to.
func (f *newFolder) writeTable(name string, fill func(*storage.Writer) error) error {
	return f.write(name, func(w io.Writer) error {
		t := storage.NewWriter(w)
		if err := fill(t); err != nil {
			return err
		}
		return t.Close()
	})
}

// write makes the file that fill writes. The disk begins to write it at once, while other files
// are made: see synced.
func (f *newFolder) write(name string, fill func(io.Writer) error) error {
	path := filepath.Join(f.path, name)
	file, err := f.disk.Create(path)
	if err != nil {
		return err
	}
	w := &describer{to: file, hash: sha256.New()}
	if err := errors.Join(fill(w), file.Close()); err != nil {
		return err
	}
	f.mu.Lock()
	f.files[name] = ManifestFile{Name: name, Size: w.size, SHA256: hex.EncodeToString(w.hash.Sum(nil))}
	f.mu.Unlock()
	f.syncing.Go(func() error { return f.disk.Sync(path) })
	return nil
}

// synced waits until the files are on disk.
func (f *newFolder) synced() error { return f.syncing.Wait() }

// described are the files that were written, sorted by name.
func (f *newFolder) described() []ManifestFile {
	return slices.SortedFunc(maps.Values(f.files), func(a, b ManifestFile) int { return strings.Compare(a.Name, b.Name) })
}

// describer writes, and describes what it writes.
type describer struct {
	to   io.Writer
	hash hash.Hash
	size int64
}

// Write implements io.Writer.
func (d *describer) Write(b []byte) (int, error) {
	n, err := d.to.Write(b)
	_, _ = d.hash.Write(b[:n]) // never fails
	d.size += int64(n)
	return n, err
}
