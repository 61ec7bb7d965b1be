//go:build unix

package index

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/careers-index/careers/content/settings"
	"github.com/careers-index/careers/index/indextest"
)

// specialFiles make what is no regular file.
var specialFiles = map[string]func(name string) error{
	"a pipe":             func(name string) error { return syscall.Mkfifo(name, 0o644) },
	"a socket":           func(name string) error { return syscall.Mknod(name, syscall.S_IFSOCK|0o644, 0) },
	"a link to a device": func(name string) error { return os.Symlink("/dev/zero", name) },
	"a link to a folder": func(name string) error { return os.Symlink("/", name) },
}

// atOnce calls f, which must not wait for somebody who writes, nor read without end.
func atOnce(t *testing.T, f func() error) error {
	t.Helper()
	done := make(chan error, 1)
	go func() { done <- f() }()
	select {
	case err := <-done:
		return err
	case <-time.After(time.Minute):
		t.Fatal("it waits")
		return nil
	}
}

// What is no regular file is refused without being read: a pipe would wait for somebody
// who writes, and a device has no end.
func TestSpecialFilesAreRefusedAtOnce(t *testing.T) {
	t.Parallel()
	sound := t.TempDir()
	generation := generationName(mustBuild(t, handmade(), sound).ID)
	for kind, special := range specialFiles {
		for _, name := range []string{
			pointerName, generation, generation + "/" + manifestName, generation + "/" + cardsFile, generation + "/" + termsFile,
			generation + "/more",
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
				if err := atOnce(t, open); !errors.Is(err, ErrCorrupt) {
					t.Errorf("%s as %s, %s: %v, want ErrCorrupt", kind, name, how, err)
				}
			}
		}
	}
}

// A build takes nothing from what is no regular file, and does not wait for it.
func TestABuildAfterAGenerationWithSpecialFiles(t *testing.T) {
	t.Parallel()
	sound := t.TempDir()
	generation := generationName(mustBuild(t, indextest.Site(2, 1), sound).ID)
	fresh := t.TempDir()
	want := sumsOf(t, filepath.Join(fresh, generationName(mustBuild(t, handmade(), fresh).ID)))
	for kind, special := range specialFiles {
		for _, name := range []string{manifestName, documentsFile, termsFile, keptFile, passagesFile, bodiesFile} {
			dir := filepath.Join(t.TempDir(), "index")
			mustDo(t, os.CopyFS(dir, os.DirFS(sound)))
			path := filepath.Join(dir, generation, filepath.FromSlash(name))
			mustDo(t, os.Remove(path))
			mustDo(t, special(path))
			var built *Built
			err := atOnce(t, func() (err error) {
				keeper := NewKeeper(dir, false)
				defer func() { _ = keeper.Close() }() // only read
				if _, err := keeper.Open(settings.Settings{}, 0, 0); err != nil {
					return err
				}
				built, err = Build(t.Context(), handmade(), dir, BuildOptions{Detector: small, Volatile: true})
				return err
			})
			if err != nil {
				t.Fatalf("%s as %s: %v", kind, name, err)
			}
			if got := sumsOf(t, filepath.Join(dir, generationName(built.ID))); !maps.Equal(got, want) {
				t.Errorf("%s as %s: %v, want %v", kind, name, got, want)
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

// A pointer that is replaced while it is opened is none that is special.
func TestAFileThatIsReplacedIsOpened(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	name := filepath.Join(dir, "CURRENT")
	replace := func(i int) error {
		next := filepath.Join(dir, "next")
		if err := os.WriteFile(next, []byte(strconv.Itoa(i)), 0o666); err != nil {
			return err
		}
		return os.Rename(next, name)
	}
	if err := replace(0); err != nil {
		t.Fatal(err)
	}
	const opened = 3000
	stop := make(chan struct{})
	done := make(chan error, 1)
	go func() {
		for i := 1; ; i++ {
			select {
			case <-stop:
				done <- nil
				return
			default:
			}
			if err := replace(i); err != nil {
				done <- err
				return
			}
		}
	}()
	for range opened {
		f, err := openRegular(name)
		if err != nil {
			t.Error(err)
			break
		}
		_ = f.Close() // only read
	}
	close(stop)
	if err := <-done; err != nil {
		t.Error(err)
	}
}
