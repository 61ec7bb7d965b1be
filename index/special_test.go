//go:build unix

package index

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/careers-index/careers/index/indextest"
)

// What is no regular file is refused without being read: a pipe would wait for somebody
// who writes, and a device has no end.
func TestSpecialFilesAreRefusedAtOnce(t *testing.T) {
	t.Parallel()
	sound := t.TempDir()
	generation := generationName(mustBuild(t, handmade(), sound).ID)
	for kind, special := range map[string]func(name string) error{
		"a pipe":             func(name string) error { return syscall.Mkfifo(name, 0o644) },
		"a socket":           func(name string) error { return syscall.Mknod(name, syscall.S_IFSOCK|0o644, 0) },
		"a link to a device": func(name string) error { return os.Symlink("/dev/zero", name) },
		"a link to a folder": func(name string) error { return os.Symlink("/", name) },
	} {
		for _, name := range []string{
			pointerName, generation, generation + "/" + manifestName, generation + "/" + cardsFile, generation + "/" + bleveFolder,
			generation + "/bleve/store/root.bolt", generation + "/more",
		} {
			dir := filepath.Join(t.TempDir(), "index")
			mustDo(t, os.CopyFS(dir, os.DirFS(sound)))
			path := filepath.Join(dir, filepath.FromSlash(name))
			mustDo(t, os.RemoveAll(path))
			mustDo(t, special(path))
			for how, open := range map[string]func() error{
				"Verify":    func() error { _, err := Verify(dir); return err },
				"in place":  func() error { return openAndClose(&Folder{Dir: dir}) },
				"privately": func() error { return openAndClose(&Folder{Dir: dir, Private: true, TempDir: t.TempDir()}) },
			} {
				done := make(chan error, 1)
				go func() { done <- open() }()
				select {
				case err := <-done:
					if !errors.Is(err, ErrCorrupt) {
						t.Errorf("%s as %s, %s: %v, want ErrCorrupt", kind, name, how, err)
					}
				case <-time.After(time.Minute):
					t.Fatalf("%s as %s, %s: it waits", kind, name, how)
				}
			}
		}
	}
}

func openAndClose(o *Folder) error {
	g, err := o.Open()
	if err == nil {
		err = g.Close()
	}
	return err
}

// What is no file where the lock belongs is an error, and the pointer is replaced.
func TestABuildInAFolderWithSpecialFiles(t *testing.T) {
	t.Parallel()
	for kind, special := range map[string]func(name string) error{
		"a pipe":   func(name string) error { return syscall.Mkfifo(name, 0o644) },
		"a folder": func(name string) error { return os.MkdirAll(filepath.Join(name, "in"), 0o755) },
	} {
		dir := t.TempDir()
		mustDo(t, special(filepath.Join(dir, lockName)))
		if _, err := Build(t.Context(), handmade(), dir, BuildOptions{Detector: small}); err == nil {
			t.Errorf("%s as the lock: no error", kind)
		}
		mustDo(t, os.RemoveAll(filepath.Join(dir, lockName)))
		mustDo(t, special(filepath.Join(dir, pointerName)))
		m := mustBuild(t, handmade(), dir)
		if got, err := Verify(dir); err != nil || got.ID != m.ID {
			t.Errorf("%s as the pointer: %v", kind, err)
		}
		mustBuild(t, indextest.Site(2, 1), dir)
		if left := leftovers(t, dir); len(left) > 0 {
			t.Errorf("%s as the pointer: the next build leaves %v", kind, left)
		}
	}
}
