package index

// Verifying: each file of a generation is read once, for its checksum, and what was read
// can be kept in the same pass.

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/careers-index/careers/content/parallel"
)

// maxFiles bounds what is listed before anything has been verified. A generation has
// about a dozen files.
const maxFiles = 10_000

// copyBytes is how much is read at once.
const copyBytes = 1 << 18

var buffers = sync.Pool{New: func() any {
	b := make([]byte, copyBytes)
	return &b
}}

// openAttempts is how often a file is opened that is replaced meanwhile, each time.
const openAttempts = 20

// openRegular opens a file for reading, and refuses at once whatever else has the name: a
// link, or a pipe, which would wait for somebody who writes. A file that is replaced by
// another one meanwhile is opened again: a build replaces the pointer.
func openRegular(name string) (*os.File, error) {
	for range openAttempts {
		before, err := os.Lstat(name)
		if err != nil {
			return nil, err
		}
		if !before.Mode().IsRegular() {
			break
		}
		f, err := os.OpenFile(name, os.O_RDONLY|noWait, 0)
		if err != nil {
			return nil, err
		}
		after, err := f.Stat()
		if err == nil && os.SameFile(before, after) {
			return f, nil
		}
		if err := errors.Join(err, f.Close()); err != nil {
			return nil, err
		}
	}
	return nil, fmt.Errorf("%w: %s: not a regular file", ErrCorrupt, name)
}

// listFiles returns the names of everything in folder that is not a folder.
func listFiles(folder string) ([]string, error) {
	var names []string
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(folder, path)
		if err != nil {
			return err
		}
		if !d.Type().IsRegular() {
			return fmt.Errorf("%w: %s: not a regular file", ErrCorrupt, name)
		}
		if len(names) == maxFiles {
			return fmt.Errorf("%w: more than %d files", ErrCorrupt, maxFiles)
		}
		names = append(names, filepath.ToSlash(name))
		return nil
	})
	slices.Sort(names)
	return names, err
}

// verification is one pass over the files of a generation.
type verification struct {
	manifest *Manifest
	folder   string
	// served leaves out the files that only builds read, and verify then. With quick it is
	// compared all the same whether they are there, and how large.
	served bool
	// quick refuses files of another size before any is read: a copy that somebody is
	// still making costs nothing.
	quick bool
	// keep opens what a file is also written to, or is nil.
	keep func(name string) (io.WriteCloser, error)
	// hold keeps the verified files open, in files.
	hold  bool
	files []heldFile
	mu    sync.Mutex
}

// heldFile is a file that stays open, with what it must hold.
type heldFile struct {
	ManifestFile
	file *os.File
	was  fs.FileInfo // before it was read
}

// keepError is what keeps the files from being written elsewhere: no room, usually.
type keepError struct{ error }

func (e *keepError) Unwrap() error { return e.error }

// run compares the files with the manifest, and returns all mismatches as ErrCorrupt.
// Any other error means that a file could not be read or kept.
func (v *verification) run() error {
	mismatches, err := v.list()
	if err != nil {
		return err
	}
	if len(mismatches) > 0 && v.quick {
		return fmt.Errorf("%w: %w", ErrCorrupt, errors.Join(mismatches...))
	}
	files := v.read()
	differs := make([]error, len(files))
	err = parallel.Do(context.Background(), len(files), func(i int) (err error) {
		differs[i], err = v.compare(files[i])
		return err
	})
	if err == nil {
		err = errors.Join(append(mismatches, differs...)...)
		if err == nil {
			return nil
		}
		err = fmt.Errorf("%w: %w", ErrCorrupt, err)
	}
	v.release()
	return err
}

// read are the files that are read.
func (v *verification) read() []ManifestFile {
	if !v.served {
		return v.manifest.Files
	}
	return slices.DeleteFunc(slices.Clone(v.manifest.Files), func(f ManifestFile) bool { return isForBuilds(f.Name) })
}

// list returns what differs from the manifest without a file being read. Missing files
// and other sizes are among it only if it is quick: reading finds them too.
func (v *verification) list() (mismatches []error, err error) {
	found, err := listFiles(v.folder)
	if err != nil {
		return nil, err
	}
	listed := map[string]bool{manifestName: true}
	for _, f := range v.manifest.Files {
		if !filepath.IsLocal(filepath.FromSlash(f.Name)) || listed[f.Name] {
			return nil, fmt.Errorf("%w: %s lists %q", ErrCorrupt, manifestName, f.Name)
		}
		listed[f.Name] = true
		if !v.quick {
			continue
		}
		switch info, err := os.Lstat(v.path(f.Name)); {
		case errors.Is(err, fs.ErrNotExist):
			mismatches = append(mismatches, missing(f.Name))
		case err != nil:
			return nil, err
		case info.Size() != f.Size:
			mismatches = append(mismatches, f.otherSize(info.Size()))
		}
	}
	for _, name := range found {
		if !listed[name] {
			mismatches = append(mismatches, fmt.Errorf("%s: not in the manifest", name))
		}
	}
	return mismatches, nil
}

func (v *verification) path(name string) string {
	return filepath.Join(v.folder, filepath.FromSlash(name))
}

func missing(name string) error { return fmt.Errorf("%s: missing", name) }

func (f ManifestFile) otherSize(size int64) error {
	return fmt.Errorf("%s: %d bytes, the manifest says %d", f.Name, size, f.Size)
}

// compare reads a file, keeps it, and returns how it differs from the manifest.
func (v *verification) compare(f ManifestFile) (differs, err error) {
	file, err := openRegular(v.path(f.Name))
	if errors.Is(err, fs.ErrNotExist) {
		return missing(f.Name), nil
	} else if err != nil {
		return nil, err
	}
	was, err := file.Stat()
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	var to io.WriteCloser
	if v.keep != nil {
		if to, err = v.keep(f.Name); err != nil {
			return nil, errors.Join(&keepError{err}, file.Close())
		}
	}
	differs, err = f.compare(file, to)
	if to != nil {
		if closeErr := to.Close(); closeErr != nil && err == nil {
			err = &keepError{closeErr}
		}
	}
	if !v.hold || differs != nil || err != nil {
		return differs, errors.Join(err, file.Close())
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.files = append(v.files, heldFile{f, file, was})
	return nil, nil
}

// compare reads a file to its end, and no further than it may be long. What it has is
// also written to keep, unless that is nil.
func (f ManifestFile) compare(file io.Reader, keep io.Writer) (differs, err error) {
	h := sha256.New()
	var size int64
	pooled := buffers.Get().(*[]byte)
	defer buffers.Put(pooled)
	buffer := *pooled
	for size <= f.Size {
		n, err := file.Read(buffer)
		h.Write(buffer[:n])
		size += int64(n)
		if keep != nil && size <= f.Size {
			if _, err := keep.Write(buffer[:n]); err != nil {
				return nil, &keepError{err}
			}
		}
		if err == io.EOF {
			break
		} else if err != nil {
			return nil, err
		}
	}
	switch {
	case size != f.Size:
		return f.otherSize(size), nil
	case hex.EncodeToString(h.Sum(nil)) != f.SHA256:
		return fmt.Errorf("%s: SHA-256 differs", f.Name), nil
	}
	return nil, nil
}

// unchanged returns an error if a file has been replaced or written to since it was
// read, as far as its size and time tell.
func (v *verification) unchanged() error {
	for _, f := range v.files {
		now, err := os.Lstat(v.path(f.Name))
		if err != nil || !os.SameFile(now, f.was) || now.Size() != f.was.Size() || !now.ModTime().Equal(f.was.ModTime()) {
			return fmt.Errorf("%w: %s: changed while it was opened", ErrCorrupt, f.Name)
		}
	}
	return nil
}

// release closes the files that were kept open.
func (v *verification) release() {
	for _, f := range v.files {
		_ = f.file.Close() // only read
	}
	v.files = nil
}
