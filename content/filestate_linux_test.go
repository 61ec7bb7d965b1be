package content_test

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/filestate"
	"github.com/careers-index/careers/content/settings"
)

// agedFS is a folder whose files were written an hour ago, as the system says.
type agedFS struct{ fs.FS }

func (f agedFS) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(f.FS, name)
	for i := range entries {
		entries[i] = agedEntry{entries[i]}
	}
	return entries, err
}

type agedEntry struct{ fs.DirEntry }

func (e agedEntry) Info() (fs.FileInfo, error) {
	info, err := e.DirEntry.Info()
	if err != nil {
		return nil, err
	}
	sys := *info.Sys().(*syscall.Stat_t)
	sys.Mtim.Sec -= 3600
	sys.Ctim.Sec -= 3600
	return agedInfo{info, &sys}, nil
}

type agedInfo struct {
	fs.FileInfo
	sys *syscall.Stat_t
}

func (i agedInfo) Sys() any { return i.sys }

// Whatever is done to files, and whatever times they are given, a site that is read with
// what is remembered of its files is the one that is read of all of them.
func TestASiteOfRememberedFilesIsTheOneOfAllFiles(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(7, 8)) //nolint:gosec // the same edits each time
	dir, cache := t.TempDir(), filepath.Join(t.TempDir(), "files")
	mustDo := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	write := func(file, text string, back time.Duration) {
		name := filepath.Join(dir, file)
		mustDo(os.MkdirAll(filepath.Dir(name), 0o777))
		mustDo(os.WriteFile(name, []byte(text), 0o666))
		at := time.Unix(1_700_000_000, 0).Add(-back)
		mustDo(os.Chtimes(name, at, at)) // of the contents; of the last change nobody can
	}
	page := func(text string) string {
		return "---\ntitle: A\n---\n\n" + text + "\n\n<common-section section-name=\"s\"/>\n"
	}
	for i := range 12 {
		write(fmt.Sprintf("jobs/%d.md", i), page("text 0"), time.Hour)
	}
	write("sections/s.md", "Shared 0.\n", time.Hour)
	k := &memoryKeeper{records: map[string][]byte{}, texts: map[string]content.Text{}}
	var reads atomic.Int64
	pages := 0
	for step := range 30 {
		file := fmt.Sprintf("jobs/%d.md", r.IntN(14))
		switch r.IntN(5) {
		case 0:
			_ = os.Remove(filepath.Join(dir, file)) // it may be gone already
		case 1, 2: // of the same time; a change of the same size within a step of the clock is why files must have settled
			write(file, page("text "+strings.Repeat("x", step)), time.Hour)
		case 3:
			write("sections/s.md", "Shared "+strings.Repeat("x", step), time.Hour)
		case 4:
			temp := filepath.Join(dir, ".temp")
			mustDo(os.WriteFile(temp, []byte(page(fmt.Sprint("moved ", step))), 0o666))
			mustDo(os.Rename(temp, filepath.Join(dir, file)))
		}
		files := filestate.Open(dir, cache, "rules", false)
		root := &countedFS{agedFS{os.DirFS(dir)}, &reads}
		before := reads.Load()
		got, err := content.Load(t.Context(), root, content.Options{Files: files, Keeper: func(_ settings.Settings, _, changed int) (content.Keeper, error) {
			if read := reads.Load() - before; int64(changed) != read {
				t.Errorf("step %d: %d pages are said to have changed, and %d are read", step, changed, read)
			}
			return k, nil
		}})
		mustDo(err)
		mustDo(files.Save())
		want, err := content.Load(t.Context(), os.DirFS(dir), content.Options{})
		mustDo(err)
		if len(got.Pages) != len(want.Pages) {
			t.Fatalf("step %d: %d pages, want %d", step, len(got.Pages), len(want.Pages))
		}
		pages += len(want.Pages)
		for i, p := range got.Pages {
			html, err := p.Text.HTML()
			if w := want.Pages[i]; err != nil || html != w.HTML || p.Sum != w.Sum || !reflect.DeepEqual(p.Includes, w.Includes) {
				t.Errorf("step %d: %s is %q, %v; want %q", step, p.File, html, err, w.HTML)
			}
		}
	}
	if n := int(reads.Load()); n > pages/2 {
		t.Errorf("%d files of %d pages were read", n, pages)
	}
}

// countedFS counts the pages that are opened.
type countedFS struct {
	agedFS
	reads *atomic.Int64
}

func (f *countedFS) Open(name string) (fs.File, error) {
	if strings.HasPrefix(name, "jobs/") {
		f.reads.Add(1)
	}
	return f.agedFS.Open(name)
}
