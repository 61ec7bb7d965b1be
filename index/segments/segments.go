package segments

// The segments. bleve's builder takes documents from a map, so it writes other files each
// time. This calls the plugin that writes segments itself, with the documents in an order
// that follows from their ids alone.

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync/atomic"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/mapping"
	bleveindex "github.com/blevesearch/bleve_index_api"
	"github.com/blevesearch/mmap-go"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	zap "github.com/blevesearch/zapx/v17"

	"github.com/careers-index/careers/content/parallel"
	"github.com/careers-index/careers/index/disk"
	"github.com/careers-index/careers/index/storage"
)

// Libraries are those that write bleve's files, with their versions. Another version may
// write other bytes and give them the same number of format. It is a constant, as not
// every way to build the program tells it the versions; a test compares it with go.mod.
const Libraries = "bleve/v2 v2.6.3, zapx/v17 v17.2.5, vellum v1.2.1, roaring/v2 v2.30.0, snappy v1.0.0, compress v1.20.4, bbolt v1.5.0"

// store is the folder of the segments.
type store struct {
	disk   disk.Disk
	folder string
}

// Source is where the documents of an index come from.
type Source struct {
	// New makes the documents of some ids of a bucket, given by their places in the list
	// that the layout was made of. It is called by several goroutines at once.
	New func(bucket int, list []int) ([]*document.Document, error)
	// Copy writes the segment of a bucket to a file, if the same documents made one before,
	// and reports whether it has. It is called by several goroutines at once; nil if there
	// are no such segments.
	Copy func(bucket int, path string) (copied bool, err error)
	// Change returns how the documents of a bucket that is not copied differ from those of
	// a segment that was made before; nil if there is none. It is called as Copy is.
	Change func(bucket int) (*Change, error)
	// Made is told of each piece of a segment that was made of documents; nil for nobody. It
	// is called as New is.
	Made func(bucket int, list []int, piece []byte)
}

// piece makes a piece of a bucket of documents.
func (s *Source) piece(bucket int, list []int) ([]byte, error) {
	docs, err := s.New(bucket, list)
	if err != nil {
		return nil, err
	}
	piece, err := newPiece(docs)
	if err == nil && s.Made != nil {
		s.Made(bucket, list, piece)
	}
	return piece, err
}

// Write writes an index to folder, which it makes, laid out as l says.
func Write(ctx context.Context, d disk.Disk, folder string, m mapping.IndexMapping, l Layout, from Source) error {
	s := &store{disk: d, folder: filepath.Join(folder, storeFolder)}
	for _, name := range []string{folder, s.folder} {
		if err := d.Mkdir(name); err != nil {
			return err
		}
	}
	segments, err := s.writeSegments(ctx, l, from)
	if err != nil {
		return err
	}
	if err := s.writeSnapshot(segments, m); err != nil {
		return err
	}
	return disk.WriteFile(d, filepath.Join(folder, metaFile), indexMeta())
}

// segmentID is bleve's number of a bucket's segment.
func segmentID(bucket int) uint64 { return uint64(bucket) + 1 }

// segmentFile is the name that bleve gives to the file of a segment.
func segmentFile(id uint64) string { return fmt.Sprintf("%012x", id) + segmentEnding }

const segmentEnding = ".zap"

// SegmentFile is the name of the file of a bucket's segment in an index, with slashes.
func SegmentFile(bucket int) string { return storeFolder + "/" + segmentFile(segmentID(bucket)) }

// writeSegments writes a segment for each bucket that has documents, and returns their ids,
// ascending. It takes those that were made before, and makes pieces of the other buckets, on
// all processors. The last piece of a bucket completes it. Pieces wait for that in
// files: those of a large bucket are as large as its segment.
func (s *store) writeSegments(ctx context.Context, l Layout, from Source) ([]uint64, error) {
	taken, err := s.takeSegments(ctx, l, from)
	if err != nil {
		return nil, err
	}
	var ids []uint64
	var tasks []func() error
	for n, list := range l.Buckets {
		if len(list) == 0 {
			continue
		}
		ids = append(ids, segmentID(n))
		if taken[n] {
			continue
		}
		b := &bucket{store: s, path: s.path(n)}
		for chunk := range slices.Chunk(list, l.Piece) {
			i := b.pieces
			b.pieces++
			tasks = append(tasks, func() error {
				piece, err := from.piece(n, chunk)
				if err != nil {
					return err
				}
				return b.add(i, piece)
			})
		}
		b.missing.Store(int64(b.pieces))
	}
	return ids, parallel.Do(ctx, len(tasks), func(i int) error { return tasks[i]() })
}

// takeSegments makes the segments of what was made before: it copies those of which every
// document was there, and changes those of which most were. It tells which buckets are done.
func (s *store) takeSegments(ctx context.Context, l Layout, from Source) ([]bool, error) {
	taken := make([]bool, len(l.Buckets))
	if from.Copy == nil {
		return taken, nil
	}
	return taken, parallel.Waiting(ctx, len(l.Buckets), func(n int) (err error) {
		if len(l.Buckets[n]) == 0 {
			return nil
		}
		if taken[n], err = from.Copy(n, s.path(n)); taken[n] || err != nil || from.Change == nil {
			return err
		}
		change, err := from.Change(n)
		if change == nil || err != nil {
			return err
		}
		taken[n], err = s.change(n, l.Buckets[n], change, from)
		return err
	})
}

// path is that of the segment of a bucket.
func (s *store) path(bucket int) string {
	return filepath.Join(s.folder, segmentFile(segmentID(bucket)))
}

// bucket is a segment that is being made of pieces.
type bucket struct {
	*store
	path    string
	pieces  int
	missing atomic.Int64
}

func (b *bucket) piece(i int) string { return fmt.Sprintf("%s.%d", b.path, i) }

// add adds piece i, and writes the segment when it was the last that was missing.
func (b *bucket) add(i int, piece []byte) error {
	if b.pieces == 1 {
		if err := orderSections(piece); err != nil {
			return fmt.Errorf("%s: %w", b.path, err)
		}
		return disk.WriteFile(b.disk, b.path, piece)
	}
	if err := disk.WriteFile(b.disk, b.piece(i), piece); err != nil {
		return err
	}
	if b.missing.Add(-1) > 0 {
		return nil
	}
	if err := storage.Protect(b.merge); err != nil {
		return err
	}
	for i := range b.pieces {
		if err := b.disk.RemoveAll(b.piece(i)); err != nil {
			return err
		}
	}
	return orderFile(b.path)
}

// merge makes the segment of the pieces.
func (b *bucket) merge() error {
	segments := make([]segment.Segment, b.pieces)
	for i := range segments {
		m, err := storage.OpenMapped(b.piece(i))
		if err != nil {
			return err
		}
		defer func() { _ = m.Close() }() // only read
		if segments[i], err = OpenBytes(m.Bytes); err != nil {
			return err
		}
	}
	_, _, err := (&zap.ZapPlugin{}).Merge(segments, make([]*roaring.Bitmap, b.pieces), b.path, nil, nil)
	return err
}

// OpenBytes opens the file of a segment, which is in memory. The plugin itself would keep a
// descriptor open for each.
func OpenBytes(file []byte) (segment.Segment, error) {
	body, footer, err := cutSegment(file)
	if err != nil {
		return nil, err
	}
	return zap.InitSegmentBase(body, crc32.ChecksumIEEE(body), footer.chunkMode, footer.documents, footer.stored, footer.fields, nil, new(segment.Stats))
}

// newPiece makes the file of a small segment of documents. They cannot be used again.
func newPiece(docs []*document.Document) ([]byte, error) {
	list := make([]bleveindex.Document, len(docs))
	for i, d := range docs {
		d.AddField(idField(d.ID()))
		for _, f := range d.Fields {
			f.Analyze()
		}
		list[i] = d
	}
	made, size, err := (&zap.ZapPlugin{}).New(list)
	if err != nil {
		return nil, err
	}
	from, ok := made.(io.WriterTo)
	if !ok {
		return nil, fmt.Errorf("a %T cannot be written", made)
	}
	b := bytes.NewBuffer(make([]byte, 0, size+segmentFooter))
	_, err = from.WriteTo(b)
	return b.Bytes(), err
}

// orderFile is orderSections for a file.
func orderFile(path string) (err error) {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	m, err := mmap.Map(f, mmap.RDWR, 0)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, m.Unmap()) }()
	if err := orderSections(m); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
