package index

// The segments of bleve's index. bleve's builder takes documents from a map, so it
// writes other files each time. This calls the plugin that writes segments itself, with
// the documents in an order that follows from their paths alone.

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"hash/fnv"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
	"github.com/blevesearch/bleve/v2/document"
	bleveindex "github.com/blevesearch/bleve_index_api"
	"github.com/blevesearch/mmap-go"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	zap "github.com/blevesearch/zapx/v17"
)

const (
	// bucketPages is how many pages a bucket has on average, at most. A query reads
	// every segment, and a segment costs it as much as some hundred hits: so they are
	// few. When builds reuse the buckets that have not changed, they will be smaller.
	bucketPages = 32768

	// piecePages is how many pages are held as documents at once, by each processor.
	// It bounds the memory of a build: a document takes ten times its text.
	piecePages = 250
)

// layout says which pages are in which segment, in which order. It follows from the set
// of paths, so a page that is edited, or gets another place in the listing, stays where
// it is.
type layout struct {
	buckets    [][]Ordinal
	piecePages int
}

// bucketCount is the number of buckets for so many pages: a power of two, so that it
// seldom changes.
func bucketCount(pages int) int {
	n := 1
	for n*bucketPages < pages {
		n *= 2
	}
	return n
}

// newLayout is the layout of a site. Pages are in the order of ordinals.
func newLayout(pages []*Page) layout { return layOut(pages, bucketCount(len(pages)), piecePages) }

// layOut puts each page into the bucket that the hash of its path says. In a bucket they
// are sorted by path.
func layOut(pages []*Page, buckets, piecePages int) layout {
	l := layout{make([][]Ordinal, buckets), piecePages}
	for n, p := range pages {
		h := fnv.New64a()
		_, _ = io.WriteString(h, p.Path) // never fails
		b := &l.buckets[h.Sum64()%uint64(buckets)]
		*b = append(*b, Ordinal(n))
	}
	for _, b := range l.buckets {
		slices.SortFunc(b, func(x, y Ordinal) int { return strings.Compare(pages[x].Path, pages[y].Path) })
	}
	return l
}

// ordinals are the pages in the order of bleve's document numbers.
func (l layout) ordinals() []Ordinal { return slices.Concat(l.buckets...) }

// store is the folder of the segments.
type store struct {
	disk   disk
	folder string
}

// segmentID is bleve's number of a bucket's segment.
func segmentID(bucket int) uint64 { return uint64(bucket) + 1 }

// segmentFile is the name that bleve gives to the file of a segment.
func segmentFile(id uint64) string { return fmt.Sprintf("%012x.zap", id) }

// writeSegments writes a segment for each bucket that has pages, and returns their ids,
// ascending. It makes pieces of buckets on all processors, with the documents that
// newDocuments makes of the pages. The last piece of a bucket completes it, so no more
// than a few buckets are held in memory.
func (s *store) writeSegments(ctx context.Context, l layout, newDocuments func([]Ordinal) []*document.Document) ([]uint64, error) {
	var ids []uint64
	var tasks []func() error
	for n, pages := range l.buckets {
		if len(pages) == 0 {
			continue
		}
		ids = append(ids, segmentID(n))
		b := &bucket{path: filepath.Join(s.folder, segmentFile(segmentID(n)))}
		for chunk := range slices.Chunk(pages, l.piecePages) {
			i := b.open
			b.open++
			tasks = append(tasks, func() error {
				piece, err := newPiece(newDocuments(chunk))
				if err != nil {
					return err
				}
				if pieces := b.complete(i, piece); pieces != nil {
					return s.writeSegment(b.path, pieces)
				}
				return nil
			})
		}
		b.pieces = make([]piece, b.open)
	}
	return ids, parallel(ctx, len(tasks), func(i int) error { return tasks[i]() })
}

// bucket is a segment that is being made of pieces.
type bucket struct {
	path string

	sync.Mutex
	pieces []piece
	open   int // how many are missing
}

// complete adds piece i, and returns all of them when it was the last.
func (b *bucket) complete(i int, p piece) []piece {
	b.Lock()
	defer b.Unlock()
	b.pieces[i] = p
	if b.open--; b.open > 0 {
		return nil
	}
	pieces := b.pieces
	b.pieces = nil // they are garbage as soon as the segment is written
	return pieces
}

// piece is the file of a small segment, in memory. A segment that the plugin has in
// memory would take twice as much.
type piece []byte

// newPiece makes a piece of documents. They cannot be used again.
func newPiece(docs []*document.Document) (piece, error) {
	list := make([]bleveindex.Document, len(docs))
	for i, d := range docs {
		d.AddIDField()
		for _, f := range d.Fields {
			f.Analyze() // only the id is not analysed yet
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

// open is the piece as the plugin reads it.
func (p piece) open() (segment.Segment, error) {
	body, footer, err := cutSegment(p)
	if err != nil {
		return nil, err
	}
	return zap.InitSegmentBase(body, crc32.ChecksumIEEE(body), footer.chunkMode, footer.documents, footer.stored, footer.fields, nil, new(segment.Stats))
}

// writeSegment writes pieces as one segment to a file.
func (s *store) writeSegment(path string, pieces []piece) error {
	if len(pieces) == 1 {
		if err := orderSections(pieces[0]); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		return writeFile(s.disk, path, pieces[0])
	}
	segments := make([]segment.Segment, len(pieces))
	for i, p := range pieces {
		var err error
		if segments[i], err = p.open(); err != nil {
			return err
		}
	}
	drops := make([]*roaring.Bitmap, len(segments))
	if _, _, err := (&zap.ZapPlugin{}).Merge(segments, drops, path, nil, nil); err != nil {
		return err
	}
	return orderFile(path)
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
