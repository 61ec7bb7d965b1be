package filestate

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
	"time"
)

// settledFile is what the system says of a file that was left alone for so long.
type settledFile struct {
	fs.FileInfo
	ago time.Duration
	sys syscall.Stat_t
}

func (f *settledFile) Sys() any { return &f.sys }

func stat(t *testing.T, name string, ago time.Duration) *settledFile {
	t.Helper()
	info, err := os.Lstat(name)
	if err != nil {
		t.Fatal(err)
	}
	f := &settledFile{FileInfo: info, ago: ago, sys: *info.Sys().(*syscall.Stat_t)}
	at := syscall.NsecToTimespec(time.Now().Add(-ago).UnixNano())
	f.sys.Mtim, f.sys.Ctim = at, at
	return f
}

func TestWhatProvesThatAFileHasNotChanged(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	page, cache := filepath.Join(dir, "page.md"), filepath.Join(dir, "cache")
	if err := os.WriteFile(page, []byte("text"), 0o600); err != nil {
		t.Fatal(err)
	}
	open := func() *Cache {
		c := Open(dir, cache, "rules", false)
		if c == nil {
			t.Fatal("the temporary folder is on a file system of unknown times")
		}
		return c
	}
	c, settled, fresh := open(), stat(t, page, time.Hour), stat(t, page, time.Second)
	want := File{Sum: [32]byte{7}, Tags: []string{"a", "b"}}
	c.Add("settled.md", settled, want)
	c.Add("fresh.md", fresh, want)
	if err := c.Save(); err != nil {
		t.Fatal(err)
	}
	if got, ok := open().Known("settled.md", settled); !ok || got.Sum != want.Sum || !slices.Equal(got.Tags, want.Tags) {
		t.Errorf("a file that was left alone is %v, %v", got, ok)
	}
	if _, ok := open().Known("fresh.md", fresh); ok {
		t.Error("a file that was written a second before it was read is remembered")
	}
	for name, change := range map[string]func(*settledFile){
		"time of the contents": func(f *settledFile) { f.sys.Mtim.Nsec ^= 1 },
		"time of the change":   func(f *settledFile) { f.sys.Ctim.Nsec ^= 1 },
		"number":               func(f *settledFile) { f.sys.Ino++ },
		"device":               func(f *settledFile) { f.sys.Dev++ },
		"mode":                 func(f *settledFile) { f.sys.Mode ^= 0o100 },
	} {
		other := *settled
		change(&other)
		if _, ok := open().Known("settled.md", &other); ok {
			t.Errorf("a file with another %s is known", name)
		}
	}
	if _, ok := open().Known("other.md", settled); ok {
		t.Error("a file of another name is known")
	}
	if _, ok := Open(dir, cache, "other rules", false).Known("settled.md", settled); ok {
		t.Error("what was read by other rules is known")
	}
	if _, ok := Open(dir, cache, "rules", true).Known("settled.md", settled); ok {
		t.Error("a fresh cache knows a file")
	}
	data, err := os.ReadFile(cache)
	if err != nil {
		t.Fatal(err)
	}
	for _, damaged := range [][]byte{nil, data[:len(data)-1], append(slices.Clone(data), 0), slices.Concat(data[:40], []byte{data[40] ^ 1}, data[41:])} {
		if files := decode(damaged, "rules"); files != nil {
			t.Errorf("%d damaged bytes are read", len(damaged))
		}
	}
}

// Files that are not asked for any more are forgotten.
func TestOnlyWhatIsAskedForIsRemembered(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	page := filepath.Join(dir, "page.md")
	if err := os.WriteFile(page, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	info := stat(t, page, time.Hour)
	c := Open(dir, filepath.Join(dir, "cache"), "", false)
	c.Add("a.md", info, File{})
	c.Add("b.md", info, File{})
	for _, known := range []bool{true, false} {
		if err := c.Save(); err != nil {
			t.Fatal(err)
		}
		if _, ok := c.Known("a.md", info); !ok {
			t.Error("a.md is forgotten")
		}
		if known {
			continue
		}
		if _, ok := c.Known("b.md", info); ok {
			t.Error("b.md is still known")
		}
	}
}
