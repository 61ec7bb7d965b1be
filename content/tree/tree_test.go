package tree

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/careers-index/careers/content/diag"
)

// read reads a content root.
func read(tb testing.TB, root fs.FS) *Tree {
	tb.Helper()
	t, err := Read(tb.Context(), root, nil, nil, math.MaxInt64)
	if err != nil {
		tb.Fatal(err)
	}
	return t
}

// page is the file of a page with front matter.
var page = &fstest.MapFile{Data: []byte("---\ntitle: T\n---\n\nText.\n")}

func TestStaticFilesThatAreNotThere(t *testing.T) {
	t.Parallel()
	_, err := Read(t.Context(), fstest.MapFS{}, os.DirFS(t.TempDir()+"/absent"), nil, 0)
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v, want that the folder is not there", err)
	}
}

func TestFilesInOtherMarkupAreReportedOnce(t *testing.T) {
	t.Parallel()
	files := read(t, fstest.MapFS{
		"a.md": page, "b.rst": {Data: []byte("Job")}, "c.adoc": {Data: []byte("Job")}, "d.RST": {Data: []byte("Job")},
		"e.html": page, "_layouts/job.html": page, "f.html": {Data: []byte("<html>")}, "g.txt": {Data: []byte("--- not a fence")}, "h.txt": {Data: []byte("--")}, "LICENSE": {},
		"careers.yml": {}, "sections/x.rst": {Data: []byte("x")}, "photo.png": {}, "data.csv": {Data: []byte("---\n")},
	})
	var got []string
	for _, d := range diag.Merge(files.Findings) {
		got = append(got, d.Rule+": "+d.Message)
	}
	want := []string{"unread-files: files that look like pages are not read, because they are not Markdown (1 with .adoc, 1 with .html, 3 with .rst): " +
		"b.rst, c.adoc, d.RST, e.html, sections/x.rst; write them as .md, or move them away",
		"unread-files: the file is not read: settings are in careers.yaml"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestNamesThatNoAddressCanHaveAreErrors(t *testing.T) {
	t.Parallel()
	root := fstest.MapFS{`a\b.md`: page, "\u202Ec.md": page, "d\u2028.md": page, `e\f.png`: {}}
	files := read(t, root)
	if len(files.Findings) != len(root) || len(files.Pages) > 0 || len(files.Assets) > 0 {
		t.Errorf("findings %v, %d pages, %d files", files.Findings, len(files.Pages), len(files.Assets))
	}
}

func TestAFileThatIsTooLargeIsNotRead(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	f, err := os.Create(dir + "/sparse.png")
	if err == nil {
		err = errors.Join(f.Truncate(maxAssetBytes+1), f.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
	files := read(t, os.DirFS(dir))
	if len(files.Findings) != 1 || files.Findings[0].Rule != diag.RuleFileTooLarge || files.Findings[0].File != "sparse.png" || len(files.Assets) > 0 {
		t.Errorf("findings %v, %d files", files.Findings, len(files.Assets))
	}
}

// Of many pages, not all bytes are held until the pages are made.
func TestReadingHoldsSoManyBytesOfPages(t *testing.T) {
	t.Parallel()
	root := fstest.MapFS{}
	for i := range 20 {
		root[fmt.Sprintf("jobs/%d.md", i)] = &fstest.MapFile{Data: []byte("# A page of 20 bytes")}
	}
	files, err := Read(t.Context(), root, nil, nil, 100)
	if err != nil {
		t.Fatal(err)
	}
	held := 0
	for _, p := range files.Pages {
		if p.Unread != (p.Bytes == nil) || p.size != 20 || p.Known.Sum != sha256.Sum256(root[p.File].Data) {
			t.Errorf("%s: %d bytes of %d, to be read: %v", p.File, len(p.Bytes), p.size, p.Unread)
		}
		held += len(p.Bytes)
	}
	if held != 100 {
		t.Errorf("%d bytes are held, want 100", held)
	}
}
