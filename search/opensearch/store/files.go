package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"time"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search/opensearch/cluster"
	"github.com/careers-index/careers/search/opensearch/schema"
)

// Files in a cluster: what is known of the site as a whole, its assets, and addresses.

// partBytes is how much of a file one document has: a film is read in parts as well.
const partBytes = 1 << 20

// CatalogName is the file with the index.Catalog. Assets are under AssetsFolder, addresses
// under AddressFolder; no file of the site has such a name.
const (
	CatalogName   = "catalog"
	AssetsFolder  = "asset/"
	AddressFolder = "address/"
)

// filePart is a document of the index of files. The first part of a file describes it.
type filePart struct {
	Name   string `json:"name"`
	Part   int    `json:"part"`
	Size   int64  `json:"size,omitempty"`
	SHA256 string `json:"sha256,omitempty"`
	Data   []byte `json:"data,omitempty"`
}

func partID(name string, part int) string { return schema.ID(name) + "-" + strconv.Itoa(part) }

// AddFile loads a file. It is read twice: for its checksum, and for its parts.
func AddFile(ctx context.Context, to *cluster.Bulk, name string, open func() (io.ReadCloser, error)) error {
	h := sha256.New()
	size, err := readAll(open, h)
	if err != nil {
		return err
	}
	f, err := open()
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }() // only read
	buffer := make([]byte, partBytes)
	for part := 0; part == 0 || int64(part)*partBytes < size; part++ {
		n, err := io.ReadFull(f, buffer)
		if err != nil && err != io.EOF && !errors.Is(err, io.ErrUnexpectedEOF) {
			return err
		}
		p := filePart{Name: name, Part: part, Data: buffer[:n]}
		if part == 0 {
			p.Size, p.SHA256 = size, hex.EncodeToString(h.Sum(nil))
		}
		if err := to.Add(ctx, partID(name, part), p); err != nil {
			return err
		}
	}
	return nil
}

func readAll(open func() (io.ReadCloser, error), to io.Writer) (int64, error) {
	f, err := open()
	if err != nil {
		return 0, err
	}
	n, err := io.Copy(to, f)
	return n, errors.Join(err, f.Close())
}

// AddBytes loads a file that is in memory.
func AddBytes(ctx context.Context, to *cluster.Bulk, name string, b []byte) error {
	return AddFile(ctx, to, name, func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(b)), nil })
}

// part reads a part of a file; fs.ErrNotExist if there is none.
func (c *Store) part(ctx context.Context, files, name string, part int) (filePart, error) {
	var answer struct {
		Source filePart `json:"_source"`
	}
	err := c.Call(ctx, http.MethodGet, "/"+files+"/_doc/"+partID(name, part), nil, &answer)
	var status *cluster.StatusError
	if errors.As(err, &status) && status.Status == http.StatusNotFound && status.Kind == "" {
		return filePart{}, fs.ErrNotExist
	}
	return answer.Source, err
}

// File reads a whole file, and compares it with its checksum.
func (c *Store) File(ctx context.Context, files, name string) ([]byte, error) {
	first, err := c.part(ctx, files, name, 0)
	if err != nil {
		return nil, err
	}
	b := first.Data
	for part := 1; int64(len(b)) < first.Size; part++ {
		p, err := c.part(ctx, files, name, part)
		if err == nil && len(p.Data) == 0 {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			return nil, fmt.Errorf("part %d of %s: %w", part, name, err)
		}
		b = append(b, p.Data...)
	}
	if sum := sha256.Sum256(b); int64(len(b)) != first.Size || hex.EncodeToString(sum[:]) != first.SHA256 {
		return nil, fmt.Errorf("%w: %s of %s does not match its checksum", index.ErrCorrupt, name, files)
	}
	return b, nil
}

// assetTime is how long reading a part of an asset may take.
const assetTime = 20 * time.Second

// Assets are the site's static files, read from an index of files part by part. Folders
// cannot be opened.
func (c *Store) Assets(files string) fs.FS { return assets{c, files} }

type assets struct {
	*Store
	files string
}

// Open implements fs.FS. Folders cannot be opened.
func (a assets) Open(name string) (fs.File, error) {
	wrong := func(err error) (fs.File, error) { return nil, &fs.PathError{Op: "open", Path: name, Err: err} }
	if !fs.ValidPath(name) {
		return wrong(fs.ErrInvalid)
	}
	ctx, cancel := context.WithTimeout(context.Background(), assetTime)
	defer cancel()
	first, err := a.part(ctx, a.files, AssetsFolder+name, 0)
	if err != nil {
		return wrong(err)
	}
	f := &asset{from: a, first: first, held: first}
	f.SectionReader = io.NewSectionReader(f, 0, first.Size)
	return f, nil
}

// asset is an open file, and its own fs.FileInfo. It holds one part at a time. It has no
// time: the generation says which version it is.
type asset struct {
	*io.SectionReader
	from  assets
	first filePart
	held  filePart
}

// ReadAt implements io.ReaderAt for the part that is read from.
func (f *asset) ReadAt(b []byte, at int64) (int, error) {
	if at >= f.first.Size {
		return 0, io.EOF
	}
	if part := int(at / partBytes); part != f.held.Part {
		ctx, cancel := context.WithTimeout(context.Background(), assetTime)
		defer cancel()
		p, err := f.from.part(ctx, f.from.files, f.first.Name, part)
		if err != nil {
			return 0, err
		}
		f.held = p
	}
	start := min(at%partBytes, int64(len(f.held.Data)))
	n := copy(b, f.held.Data[start:])
	if n == 0 {
		return 0, io.ErrUnexpectedEOF
	}
	if n < len(b) {
		more, err := f.ReadAt(b[n:], at+int64(n))
		return n + more, err
	}
	return n, nil
}

func (f *asset) Close() error               { return nil }
func (f *asset) Stat() (fs.FileInfo, error) { return f, nil }
func (f *asset) Name() string               { return path.Base(f.first.Name) }
func (f *asset) Mode() fs.FileMode          { return 0o444 }
func (f *asset) ModTime() time.Time         { return time.Time{} }
func (f *asset) IsDir() bool                { return false }
func (f *asset) Sys() any                   { return nil }
