// Package assets packs static files of a site into a file of entries: name, data, name, data,
// and so on. So they can be read as long as a generation is open, even when its folder is
// deleted.
//
//	err := assets.Encode(w, site.Assets)
//	files, err := assets.Decode(entries)
//	logo, err := fs.ReadFile(files, "logo.svg")
//
// The files have no times: the id of the generation says which version they are. Names that are
// not those of one file each are an error of Decode.
package assets

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"github.com/careers-index/careers/content/tree"
	"github.com/careers-index/careers/index/storage"
)

// Encode adds the assets to t. They may be larger than the memory: each is copied,
// and none is held.
func Encode(t *storage.Writer, list []tree.Asset) error {
	for _, a := range list {
		if err := encodeAsset(t, a); err != nil {
			return err
		}
	}
	return nil
}

func encodeAsset(t *storage.Writer, a tree.Asset) error {
	f, err := a.FS.Open(a.Name)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }() // only read
	t.Add([]byte(strings.TrimPrefix(a.Path, "/")))
	return t.AddFrom(f)
}

// assetFS is a read-only file system of packed files.
type assetFS struct {
	t     storage.File
	files map[string]int           // name → entry of its data
	dirs  map[string][]fs.DirEntry // sorted by name
}

// Decode is the file system of packed files. It reads them from the entries, without a copy.
func Decode(t storage.File) (fs.FS, error) {
	if t.Len()%2 != 0 {
		return nil, fmt.Errorf("%d entries: a name without data", t.Len())
	}
	a := &assetFS{t: t, files: map[string]int{}, dirs: map[string][]fs.DirEntry{".": nil}}
	for i := 0; i < t.Len(); i += 2 {
		name := string(t.Get(i))
		if !fs.ValidPath(name) || name == "." || a.files[name] != 0 {
			return nil, fmt.Errorf("%q: not a name of one file", name)
		}
		a.files[name] = i + 1
		a.link(name, assetInfo{name: path.Base(name), size: int64(len(t.Get(i + 1)))})
	}
	for dir, list := range a.dirs {
		if a.files[dir] != 0 {
			return nil, fmt.Errorf("%q: a file and a folder", dir)
		}
		slices.SortFunc(list, func(x, y fs.DirEntry) int { return strings.Compare(x.Name(), y.Name()) })
	}
	return a, nil
}

// link adds a file or folder to its parent folder, which is made if it is missing.
func (a *assetFS) link(name string, info assetInfo) {
	dir := path.Dir(name)
	if _, ok := a.dirs[dir]; !ok {
		a.dirs[dir] = nil
		a.link(dir, assetInfo{name: path.Base(dir), dir: true})
	}
	a.dirs[dir] = append(a.dirs[dir], fs.FileInfoToDirEntry(info))
}

// Open implements fs.FS. Files can seek, and are read from the memory map without a
// copy: they must not be used after the generation is closed.
func (a *assetFS) Open(name string) (fs.File, error) {
	if i, ok := a.files[name]; ok {
		data := a.t.Get(i)
		return &openAsset{Reader: bytes.NewReader(data), info: assetInfo{name: path.Base(name), size: int64(len(data))}}, nil
	}
	if list, ok := a.dirs[name]; ok {
		return &openFolder{info: assetInfo{name: path.Base(name), dir: true}, rest: list}, nil
	}
	err := fs.ErrNotExist
	if !fs.ValidPath(name) {
		err = fs.ErrInvalid
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: err}
}

// assetInfo describes a file or folder.
type assetInfo struct {
	name string
	size int64
	dir  bool
}

func (i assetInfo) Name() string       { return i.name }
func (i assetInfo) Size() int64        { return i.size }
func (i assetInfo) ModTime() time.Time { return time.Time{} }
func (i assetInfo) IsDir() bool        { return i.dir }
func (i assetInfo) Sys() any           { return nil }
func (i assetInfo) Mode() fs.FileMode {
	if i.dir {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

type openAsset struct {
	*bytes.Reader
	info assetInfo
}

func (f *openAsset) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openAsset) Close() error               { return nil }

type openFolder struct {
	info assetInfo
	rest []fs.DirEntry
}

func (f *openFolder) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openFolder) Close() error               { return nil }
func (f *openFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.info.name, Err: fs.ErrInvalid}
}

// ReadDir implements fs.ReadDirFile.
func (f *openFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	list := f.rest
	if n > 0 {
		if len(list) == 0 {
			return nil, io.EOF
		}
		list = list[:min(n, len(list))]
	}
	f.rest = f.rest[len(list):]
	return slices.Clone(list), nil
}
