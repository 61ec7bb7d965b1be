package index

// The generation before, as the one that is being built uses it: what is the same in both
// is copied. Each file is hashed in the pass that copies it, so damage is not, and the copy
// need not be read for its checksum.

import (
	"bytes"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"sync"

	segment "github.com/blevesearch/scorch_segment_api/v2"

	"github.com/careers-index/careers/index/disk"
	"github.com/careers-index/careers/index/segments"
	"github.com/careers-index/careers/index/storage"
)

// previous is a generation from which a build takes what has not changed. A nil one has
// nothing.
type previous struct {
	folder   string
	manifest *Manifest
	buckets  map[int]bucket // by number

	lastBucket int       // the highest number
	means      []float64 // of lengths of texts

	mu         sync.Mutex
	copied     map[string]ManifestFile // of the new generation, by name
	olds       map[int][]byte          // segments before of buckets that have changed
	pieces     []piece
	pieceBytes int
	tooMany    bool
}

// openPrevious opens the current generation of an index folder for the build of another one.
// It returns nil if there is none, or if its documents were made by other rules: then no
// segment can be copied.
func openPrevious(dir string, next *Manifest) *previous {
	names, err := readPointer(dir)
	if err != nil {
		return nil
	}
	p := &previous{folder: filepath.Join(dir, names[0]), buckets: map[int]bucket{}, copied: map[string]ManifestFile{}, olds: map[int][]byte{}}
	p.manifest, err = readManifest(p.folder)
	if err != nil || p.manifest.Libraries != next.Libraries || p.manifest.Lexicon != next.Lexicon || p.manifest.Synonyms != next.Synonyms {
		return nil // terms have names of the lexicon and of the synonyms
	}
	if storage.Protect(p.readBuckets) != nil {
		return nil
	}
	return p
}

func (p *previous) readBuckets() error {
	mapped, t, err := mapVerified(p.folder, p.manifest, bucketsFile)
	if err != nil {
		return err
	}
	defer func() { _ = mapped.Close() }() // only read
	all := newSeen()
	for i := range t.Len() {
		b, err := decodeBucket(t.Get(i))
		if err != nil {
			return err
		}
		for _, page := range b.seen {
			if err := all.add(page); err != nil {
				return err
			}
		}
		p.buckets[b.number] = b
		p.lastBucket = max(p.lastBucket, b.number)
	}
	p.means = all.lengths.means()
	return nil
}

// errReuse is a file that cannot be reused.
var errReuse = errors.New("the file is missing or damaged")

// mapVerified maps a file of entries of the generation in folder, after comparing it with the
// manifest. What is no regular file is refused without being read, and somebody may cut the
// file off: see storage.Protect.
func mapVerified(folder string, m *Manifest, name string) (mapped storage.Mapped, t storage.File, err error) {
	f, ok := m.file(name)
	if !ok {
		return mapped, t, errReuse
	}
	file, err := openRegular(filepath.Join(folder, name))
	if err != nil {
		return mapped, t, err
	}
	defer func() { _ = file.Close() }() // the map outlives the descriptor
	// Read through the map, all of the file would count as memory of the process.
	differs, err := f.compare(file, nil)
	if err := errors.Join(err, differs); err != nil {
		return mapped, t, err
	}
	if mapped, err = storage.Map(file); err != nil {
		return mapped, t, err
	}
	if t, err = storage.Open(mapped.Bytes); err != nil {
		return storage.Mapped{}, t, errors.Join(err, mapped.Close())
	}
	return mapped, t, nil
}

// segment is the file of the segment of a bucket.
func (p *previous) segment(number int) (f ManifestFile, ok bool) {
	return p.manifest.file(bleveFolder + "/" + segments.SegmentFile(number))
}

// copySegment copies the segment of bucket n to path, if its documents are the same as
// before, and sets what was seen of them.
func (p *previous) copySegment(d disk.Disk, b *buckets, n int, path string) (copied bool, err error) {
	old, ok := p.buckets[n]
	if !ok || !slices.Equal(old.digests, b.digestsOf(n)) {
		return false, nil
	}
	f, ok := p.segment(n)
	if !ok {
		return false, nil
	}
	if copied, err = p.copyFile(d, f, path); !copied || err != nil {
		return false, err
	}
	for i, page := range b.layout.Buckets[n] {
		b.seen[page] = old.seen[i]
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.copied[f.Name] = f
	return true, nil
}

// change says which documents of bucket n are as before, and sets what was seen of them. It
// is nil if there are none, or if their segment cannot be read.
func (p *previous) change(b *buckets, n int) (*segments.Change, error) {
	old, ok := p.buckets[n]
	if !ok {
		return nil, nil
	}
	f, ok := p.segment(n)
	if !ok {
		return nil, nil
	}
	c := &segments.Change{From: old.from(b.digestsOf(n))}
	kept := 0
	for i, page := range b.layout.Buckets[n] {
		if from := c.From[i]; from >= 0 {
			b.seen[page] = old.seen[from]
			kept++
		}
	}
	if kept == 0 {
		return nil, nil
	}
	if c.Old = p.readFile(f); c.Old == nil {
		return nil, nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.olds[n] = c.Old
	return c, nil
}

// openSegment opens the segment of a bucket; it returns nil if it cannot be read.
func (p *previous) openSegment(n int) segment.Segment {
	file := p.olds[n]
	if file == nil {
		f, ok := p.segment(n)
		if !ok {
			return nil
		}
		if file = p.readFile(f); file == nil {
			return nil
		}
	}
	s, err := segments.OpenBytes(file)
	if err != nil {
		return nil
	}
	return s
}

// readFile reads a file that is as the manifest says; nil for another one.
func (p *previous) readFile(f ManifestFile) []byte {
	from, err := openRegular(filepath.Join(p.folder, filepath.FromSlash(f.Name)))
	if err != nil {
		return nil
	}
	defer func() { _ = from.Close() }() // only read
	if info, err := from.Stat(); err != nil || info.Size() != f.Size {
		return nil
	}
	b := bytes.NewBuffer(make([]byte, 0, f.Size))
	if differs, err := f.compare(from, b); differs != nil || err != nil {
		return nil
	}
	return b.Bytes()
}

// copyFile copies a file that is as the manifest says, and nothing else. The error is
// about writing.
func (p *previous) copyFile(d disk.Disk, f ManifestFile, to string) (copied bool, err error) {
	from, err := openRegular(filepath.Join(p.folder, filepath.FromSlash(f.Name)))
	if err != nil {
		return false, nil
	}
	defer func() { _ = from.Close() }() // only read
	out, err := d.Create(to)
	if err != nil {
		return false, err
	}
	differs, err := f.compare(from, out)
	closeErr := out.Close()
	var kept *keepError
	switch {
	case err == nil && differs == nil && closeErr == nil:
		return true, nil
	case errors.As(err, &kept):
		return false, errors.Join(err, closeErr)
	case closeErr != nil:
		return false, closeErr
	}
	if err := d.RemoveAll(to); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return false, err
	}
	return false, nil // it is made again
}

// copiedFile is a file of the new generation that was copied.
func (p *previous) copiedFile(name string) (f ManifestFile, ok bool) {
	if p == nil {
		return f, false
	}
	f, ok = p.copied[name]
	return f, ok
}
