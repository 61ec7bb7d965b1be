package index

// Publishing: the index folder, its lock, the pointer, and what is swept.
//
//	INDEX/CURRENT        names of generations, one a line, newest first
//	INDEX/gen-<id>/      a generation; nothing in it ever changes
//	INDEX/.lock          held while a build writes
//	INDEX/.build-…       what a build has not published yet

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

const (
	pointerName = "CURRENT"
	lockName    = ".lock"
	buildPrefix = ".build-"

	// keepGenerations is how many a folder keeps, the current one included:
	// readers of an old one finish, and there is something to fall back to.
	keepGenerations = 4

	// lockWait is how long a build waits for another one to end, and lockRetry
	// how often it looks.
	lockWait  = 10 * time.Second
	lockRetry = 50 * time.Millisecond

	maxPointerBytes = 4096
)

var generationPattern = regexp.MustCompile(`^gen-[0-9a-f]{24}$`)

func generationName(id string) string { return "gen-" + id }

// readPointer returns the names in dir's pointer, newest first; at least one.
func readPointer(dir string) ([]string, error) {
	info, err := os.Stat(filepath.Join(dir, pointerName))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: %w; make one with 'careers build --index %s'", dir, ErrNoIndex, dir)
	}
	if err != nil {
		return nil, err
	}
	if info.Size() > maxPointerBytes {
		return nil, fmt.Errorf("%w: %s/%s is larger than %d bytes; build the index again", ErrCorrupt, dir, pointerName, maxPointerBytes)
	}
	b, err := os.ReadFile(filepath.Join(dir, pointerName))
	if err != nil {
		return nil, err
	}
	names := strings.Split(strings.TrimSuffix(string(b), "\n"), "\n")
	for _, name := range names {
		if !generationPattern.MatchString(name) {
			return nil, fmt.Errorf("%w: %s/%s does not name generations; build the index again", ErrCorrupt, dir, pointerName)
		}
	}
	return names, nil
}

// writePointer makes name the current generation of dir and returns the names
// that the pointer now has.
func writePointer(dir, name string) ([]string, error) {
	old, err := readPointer(dir)
	if err != nil && !errors.Is(err, ErrNoIndex) && !errors.Is(err, ErrCorrupt) {
		return nil, err
	}
	names := append([]string{name}, slices.DeleteFunc(old, func(n string) bool { return n == name })...)
	names = names[:min(len(names), keepGenerations)]
	var b bytes.Buffer
	for _, n := range names {
		fmt.Fprintln(&b, n)
	}
	return names, replaceFile(dir, pointerName, b.Bytes())
}

// replaceFile puts data at dir/name: a reader sees the old file or the new one,
// whenever the power goes.
func replaceFile(dir, name string, data []byte) error {
	f, err := os.CreateTemp(dir, buildPrefix+name+"-")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Chmod(0o644), f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), filepath.Join(dir, name))
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return syncFile(dir)
}

// syncFile makes a file or a folder durable.
func syncFile(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// syncTree makes everything below folder durable, files before their folder.
func syncTree(folder string) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	for _, e := range entries {
		name := filepath.Join(folder, e.Name())
		if e.IsDir() {
			err = syncTree(name)
		} else {
			err = syncFile(name)
		}
		if err != nil {
			return err
		}
	}
	return syncFile(folder)
}

// lock keeps other builds out of dir until unlock.
func lock(ctx context.Context, dir string) (unlock func() error, err error) {
	l := flock.New(filepath.Join(dir, lockName))
	wait, cancel := context.WithTimeout(ctx, lockWait)
	defer cancel()
	ok, err := l.TryLockContext(wait, lockRetry)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if errors.Is(err, context.DeadlineExceeded) || err == nil && !ok {
		return nil, fmt.Errorf("%s: %w: waited %v for it; try again when it has ended", dir, ErrLocked, lockWait)
	}
	if err != nil {
		return nil, err
	}
	return l.Close, nil
}

// sweep removes what killed builds have left and generations that the pointer
// does not name. Who has one open keeps it: an open file outlives its name.
func sweep(dir string, keep []string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	var errs []error
	for _, e := range entries {
		name := e.Name()
		if strings.HasPrefix(name, buildPrefix) || generationPattern.MatchString(name) && !slices.Contains(keep, name) {
			errs = append(errs, os.RemoveAll(filepath.Join(dir, name)))
		}
	}
	return errors.Join(errs...)
}
