// Package tempdir makes temporary folders that a process which dies does not leave
// behind for good: the next process that asks for it removes them.
//
//	d, err := tempdir.Make("") // in os.TempDir()
//	use(d.Path)
//	err = d.Remove()
//
//	err := tempdir.Sweep("") // at the start of a program
//
// A folder is named careers-temp-NUMBER, and only its user can read it (0700). In it
// is a file .owner, which the process locks as long as the folder is in use; the system
// releases the lock of a process that dies. [Sweep] removes the folders of that name
// whose owner is not locked, and the empty ones: their owner died before it had one. It
// touches no others.
package tempdir

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"

	"github.com/gofrs/flock"
)

const (
	prefix    = "careers-temp-"
	ownerName = ".owner"

	// attempts to make a folder that no Sweep of another process takes for a dead one.
	attempts = 10
)

var pattern = regexp.MustCompile(`^` + prefix + `[0-9]+$`)

// Dir is a temporary folder.
type Dir struct {
	Path  string
	owner *flock.Flock
}

// Make makes a folder in parent, or in os.TempDir() if that is "".
func Make(parent string) (*Dir, error) {
	for range attempts {
		path, err := os.MkdirTemp(parent, prefix)
		if err != nil {
			return nil, err
		}
		d := &Dir{Path: path, owner: flock.New(filepath.Join(path, ownerName))}
		err = d.own()
		if err == nil {
			return d, nil
		}
		if !errors.Is(err, errSwept) {
			return nil, errors.Join(err, os.RemoveAll(path))
		}
	}
	return nil, errSwept
}

var errSwept = errors.New("a temporary folder was removed by another process")

// own locks the owner of a new folder. A Sweep may have come between any two steps.
func (d *Dir) own() error {
	locked, err := d.owner.TryLock()
	if errors.Is(err, fs.ErrNotExist) || err == nil && !locked {
		return errors.Join(errSwept, d.owner.Close())
	}
	if err != nil {
		return fmt.Errorf("lock a temporary folder: %w", err)
	}
	if _, err := os.Lstat(d.owner.Path()); err != nil {
		return errors.Join(errSwept, d.owner.Close())
	}
	return nil
}

// Remove removes the folder with all that is in it, and may be called again after an
// error: some systems do not remove files that are open.
func (d *Dir) Remove() error {
	entries, err := os.ReadDir(d.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return d.owner.Close()
	}
	errs := []error{err}
	for _, e := range entries {
		if e.Name() != ownerName { // the last: without it nobody would sweep the folder
			errs = append(errs, os.RemoveAll(filepath.Join(d.Path, e.Name())))
		}
	}
	if err := errors.Join(errs...); err != nil {
		return err
	}
	// While it is locked, so that nobody who makes a folder takes this one for its own.
	// Where open files cannot be removed, nobody can take it, either.
	_ = os.Remove(d.owner.Path())
	return errors.Join(d.owner.Close(), os.RemoveAll(d.Path))
}

// Sweep removes the folders in parent whose processes have died. Those of other users
// stay.
func Sweep(parent string) error {
	if parent == "" {
		parent = os.TempDir()
	}
	entries, err := os.ReadDir(parent)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	} else if err != nil {
		return err
	}
	for _, e := range entries {
		if e.IsDir() && pattern.MatchString(e.Name()) {
			sweep(filepath.Join(parent, e.Name()))
		}
	}
	return nil
}

// sweep removes a folder if nobody uses it. What cannot be removed is another user's,
// or the next Sweep's.
func sweep(path string) {
	owner := filepath.Join(path, ownerName)
	info, err := os.Lstat(owner)
	if errors.Is(err, fs.ErrNotExist) {
		_ = os.Remove(path) // if it is empty
		return
	}
	if err != nil || !info.Mode().IsRegular() {
		return
	}
	lock := flock.New(owner, flock.SetFlag(os.O_RDWR))
	if locked, err := lock.TryLock(); err != nil || !locked {
		return
	}
	d := Dir{path, lock}
	_ = d.Remove()
}
