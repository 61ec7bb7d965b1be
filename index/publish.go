package index

// Publishing: the index folder, its lock, the pointer, and the removal of old
// generations.

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"github.com/careers-index/careers/index/disk"
)

const (
	pointerName = "CURRENT"
	lockName    = ".lock"
	filesName   = ".files"
	buildPrefix = ".build-" // of what is not published yet

	// keepGenerations is how many a folder keeps: the current one and three old
	// ones, for readers that still use them and to fall back to.
	keepGenerations = 4

	// lockWait is how long a build waits for another one to end, and lockRetry the
	// time between attempts.
	lockWait  = 10 * time.Second
	lockRetry = 50 * time.Millisecond

	// maxPointerBytes bounds what is read as a pointer: a few lines of 28 bytes.
	maxPointerBytes = 4096
)

var generationPattern = regexp.MustCompile(`^gen-[0-9a-f]{24}$`)

func generationName(id string) string { return "gen-" + id }

// readPointer returns the names in the pointer of dir, newest first. There is at
// least one.
func readPointer(dir string) ([]string, error) {
	name := filepath.Join(dir, pointerName)
	info, err := os.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: %w", dir, ErrNoIndex)
	}
	if err != nil {
		return nil, err
	}
	notAPointer := fmt.Errorf("%s: %w: it is not a list of generations", name, ErrCorrupt)
	if !info.Mode().IsRegular() {
		return nil, notAPointer
	}
	f, err := openRegular(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // only read
	b, err := io.ReadAll(io.LimitReader(f, maxPointerBytes+1))
	if err != nil {
		return nil, err
	}
	if len(b) > maxPointerBytes {
		return nil, notAPointer
	}
	lines, whole := strings.CutSuffix(string(b), "\n")
	names := strings.Split(lines, "\n")
	for i, n := range names {
		if !whole || !generationPattern.MatchString(n) || slices.Contains(names[:i], n) {
			return nil, fmt.Errorf("%s: %w: it does not name generations", name, ErrCorrupt)
		}
	}
	return names, nil
}

// publisher puts a generation into an index folder. The caller holds its lock.
type publisher struct {
	disk disk.Disk
	dir  string
}

// point makes name the current generation, and returns all names in the new
// pointer.
func (p publisher) point(name string) ([]string, error) {
	old, err := readPointer(p.dir)
	if err != nil && !errors.Is(err, ErrNoIndex) && !errors.Is(err, ErrCorrupt) {
		return nil, err
	}
	names := append([]string{name}, slices.DeleteFunc(old, func(n string) bool { return n == name })...)
	names = names[:min(len(names), keepGenerations)]
	var b bytes.Buffer
	for _, n := range names {
		fmt.Fprintln(&b, n)
	}
	// A reader sees the old pointer or the new one, even after a power cut.
	temp := filepath.Join(p.dir, buildPrefix+pointerName)
	if err := disk.WriteFile(p.disk, temp, b.Bytes()); err != nil {
		return nil, err
	}
	if err := p.disk.Sync(temp); err != nil {
		return nil, err
	}
	if err := p.clearPointer(); err != nil {
		return nil, err
	}
	if err := p.disk.Rename(temp, filepath.Join(p.dir, pointerName)); err != nil {
		return nil, err
	}
	return names, p.disk.Sync(p.dir)
}

// clearPointer moves a folder away that has the pointer's name: a rename cannot replace
// one, and leftovers are swept.
func (p publisher) clearPointer() error {
	name := filepath.Join(p.dir, pointerName)
	if info, err := os.Lstat(name); err != nil || !info.IsDir() {
		return nil
	}
	return p.disk.Rename(name, filepath.Join(p.dir, buildPrefix+pointerName+"-folder"))
}

// install syncs the finished folder temp to disk and renames it. A damaged generation
// may have that name already: it is moved away first, as a rename cannot replace a
// folder.
func (p publisher) install(temp, name string) error {
	info, err := os.Stat(temp)
	if err != nil {
		return err
	}
	if err := settle(p.disk, temp, info.Mode().Perm()); err != nil {
		return err
	}
	name = filepath.Join(p.dir, name)
	if _, err := os.Lstat(name); err == nil {
		if err := p.disk.Rename(name, temp+"-damaged"); err != nil {
			return err
		}
	}
	if err := p.disk.Rename(temp, name); err != nil {
		return err
	}
	return p.disk.Sync(p.dir)
}

// settle syncs everything below folder to disk, files before their folder, and sets
// modes: another user than the one who builds may serve. Nobody may write to a file, so that
// a copy over a generation fails. Their folders stay writable: a generation can be removed like other folders.
func settle(d disk.Disk, folder string, mode os.FileMode) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := filepath.Join(folder, e.Name())
		if e.IsDir() {
			err = settle(d, name, mode)
		} else if err = d.Chmod(name, mode&^0o333); err == nil {
			err = d.Sync(name)
		}
		if err != nil {
			return err
		}
	}
	if err := d.Chmod(folder, mode); err != nil {
		return err
	}
	return d.Sync(folder)
}

// sweepLeftovers removes what failed and killed builds have left, except for a
// generation called name: it is about to be published.
func (p publisher) sweepLeftovers(name string) error {
	err := p.sweep(func(name string) bool { return strings.HasPrefix(name, buildPrefix) })
	if err != nil {
		return err
	}
	names, err := readPointer(p.dir)
	if err != nil {
		return nil // without a pointer nothing says which generations are in use
	}
	return p.sweepGenerations(append(names, name))
}

// sweepGenerations removes all generations except those to keep. Readers that have
// one open are not affected: an open file outlives its name.
func (p publisher) sweepGenerations(keep []string) error {
	return p.sweep(func(name string) bool {
		return generationPattern.MatchString(name) && !slices.Contains(keep, name)
	})
}

func (p publisher) sweep(unwanted func(name string) bool) error {
	entries, err := os.ReadDir(p.dir)
	if err != nil {
		return err
	}
	var errs []error
	for _, e := range entries {
		if unwanted(e.Name()) {
			errs = append(errs, p.disk.RemoveAll(filepath.Join(p.dir, e.Name())))
		}
	}
	return errors.Join(errs...)
}

// lock keeps other builds out of dir until unlock. The system releases the lock of
// a process that dies.
func lock(ctx context.Context, dir string, wait time.Duration) (unlock func() error, err error) {
	name := filepath.Join(dir, lockName)
	if info, err := os.Lstat(name); err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a file; builds lock it, so remove it", name)
	}
	l := flock.New(name, flock.SetPermissions(0o666))
	waiting, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	_, err = l.TryLockContext(waiting, lockRetry)
	switch {
	case err == nil:
		return l.Close, nil
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(err, context.DeadlineExceeded):
		return nil, fmt.Errorf("%s: %w; waited %v for it to end", dir, ErrLocked, wait)
	}
	return nil, err
}
