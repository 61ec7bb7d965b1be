package index

// Finding, verifying and opening a generation of an index folder.

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
)

// Errors of Build, Open and Verify. They are wrapped with the place and with what
// to do.
var (
	ErrNoIndex = errors.New("no index there")
	ErrCorrupt = errors.New("index does not match its manifest")
	ErrSchema  = errors.New("index has another schema")
	ErrLocked  = errors.New("another build holds the index")
)

// Open verifies the current generation of dir and opens it, from the files that are there.
func Open(dir string) (*Generation, error) { return (&Folder{Dir: dir}).Open() }

// Open verifies the current generation and opens it.
func (o *Folder) Open() (*Generation, error) {
	var g *Generation
	err := withCurrent(o.Dir, func(name string) (err error) {
		g, err = o.open(name)
		return err
	})
	return g, err
}

// OpenNewest opens the current generation. If that cannot be opened, or if nothing says
// which it is, it opens the newest one there that can, and refused says what is wrong. It
// fails if there is none.
func (o *Folder) OpenNewest() (g *Generation, refused, err error) {
	g, refused = o.Open()
	if refused == nil {
		return g, nil, nil
	}
	for _, name := range generations(o.Dir) {
		if g, err = o.open(name); err == nil {
			return g, refused, nil
		}
	}
	return nil, nil, refused
}

// Current returns the key of the current generation of dir (Manifest.Key), and a state
// that changes when its files do, as far as their sizes and times tell. Both follow from
// what is there: a generation whose manifest cannot be read has a key that no sound one
// has.
func Current(dir string) (key, state string, err error) {
	names, err := readPointer(dir)
	if err != nil {
		return "", "", err
	}
	folder := filepath.Join(dir, names[0])
	key = names[0][len(generationName("")):] + "-?"
	if m, err := readManifest(folder); err == nil {
		key = m.Key()
	}
	return key, stateOf(folder), nil
}

// stateOf returns a text that changes when a file in folder is written to.
func stateOf(folder string) string {
	names, err := listFiles(folder)
	h := sha256.New()
	for _, name := range names {
		if info, err := os.Lstat(filepath.Join(folder, filepath.FromSlash(name))); err == nil {
			_, _ = fmt.Fprintln(h, name, info.Size(), info.ModTime().UnixNano(), info.Mode())
		}
	}
	_, _ = fmt.Fprintln(h, err) // a hash takes any write
	return hex.EncodeToString(h.Sum(nil))
}

// Verify compares all files of the current generation with the manifest. Its error
// names each file that differs.
func Verify(dir string) (m *Manifest, err error) {
	err = withCurrent(dir, func(name string) (err error) {
		m, err = verifyGeneration(filepath.Join(dir, name))
		return about(dir, name, err)
	})
	return m, err
}

// withCurrent calls f with the name of the current generation. If f fails and the
// generation was replaced meanwhile, it may have been deleted: f is called again.
func withCurrent(dir string, f func(name string) error) error {
	names, err := readPointer(dir)
	if err != nil {
		return err
	}
	for {
		err := f(names[0])
		now, pointerErr := readPointer(dir)
		if err == nil || pointerErr != nil || now[0] == names[0] {
			return err
		}
		names = now
	}
}

// generations returns all generations in dir: first those that the pointer names, then
// the others, newest first.
func generations(dir string) []string {
	names, err := readPointer(dir)
	if err != nil {
		names = nil
	}
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return names // a pipe would wait
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return names
	}
	age := map[string]int64{}
	var others []string
	for _, e := range entries {
		info, err := e.Info()
		if err == nil && generationPattern.MatchString(e.Name()) && !slices.Contains(names, e.Name()) {
			others = append(others, e.Name())
			age[e.Name()] = info.ModTime().UnixNano()
		}
	}
	slices.SortStableFunc(others, func(a, b string) int { return cmp.Compare(age[b], age[a]) })
	return append(names, others...)
}

// about adds to an error which generation it is about.
func about(dir, name string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", filepath.Join(dir, name), err)
}

// verifyGeneration compares the files in folder with its manifest.
func verifyGeneration(folder string) (*Manifest, error) {
	m, err := manifestOf(folder)
	if err != nil {
		return nil, err
	}
	v := verification{manifest: m, folder: folder}
	return m, v.run()
}
