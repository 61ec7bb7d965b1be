package assets

import (
	"io"
	"io/fs"
	"runtime"
	"testing"
	"time"

	"github.com/careers-index/careers/content/tree"
	"github.com/careers-index/careers/index/storage"
)

// TestLargeAssetsAreNotHeld copies a file that is larger than what may be allocated.
func TestLargeAssetsAreNotHeld(t *testing.T) {
	const size, most = 256 << 20, 8 << 20
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	w := storage.NewWriter(io.Discard)
	if err := Encode(w, []tree.Asset{{Path: "/x.mp4", FS: zeros(size), Name: "x.mp4"}}); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	if got := after.TotalAlloc - before.TotalAlloc; got > most {
		t.Errorf("%d bytes are allocated for a file of %d", got, size)
	}
}

// zeros is a file system of one file with as many zero bytes.
type zeros int64

func (z zeros) Open(string) (fs.File, error) {
	return &zeroFile{LimitedReader: io.LimitedReader{R: zeroReader{}, N: int64(z)}}, nil
}

type zeroFile struct{ io.LimitedReader }

func (*zeroFile) Close() error               { return nil }
func (*zeroFile) Stat() (fs.FileInfo, error) { return zeroInfo{}, nil }

type zeroInfo struct{}

func (zeroInfo) Name() string       { return "x.mp4" }
func (zeroInfo) Size() int64        { return 0 }
func (zeroInfo) Mode() fs.FileMode  { return 0o444 }
func (zeroInfo) ModTime() time.Time { return time.Time{} }
func (zeroInfo) IsDir() bool        { return false }
func (zeroInfo) Sys() any           { return nil }

type zeroReader struct{}

func (zeroReader) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}
