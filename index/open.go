package index

// Finding, verifying and opening a generation of an index folder.

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
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

// Open verifies the current generation of dir and opens it.
func Open(dir string) (*Generation, error) {
	var g *Generation
	err := withCurrent(dir, func(name string) (err error) {
		g, err = openNamed(dir, name)
		return err
	})
	return g, err
}

// OpenNewest opens the current generation of dir. If that cannot be opened, it opens
// the newest kept one that can, and refused says what is wrong with the current one. It
// fails if there is none.
func OpenNewest(dir string) (g *Generation, refused, err error) {
	g, refused = Open(dir)
	if refused == nil || errors.Is(refused, ErrNoIndex) {
		return g, nil, refused
	}
	for _, name := range keptGenerations(dir) {
		if g, err = openNamed(dir, name); err == nil {
			return g, refused, nil
		}
	}
	return nil, nil, refused
}

// Current returns the id of the current generation of dir, from its pointer.
func Current(dir string) (string, error) {
	names, err := readPointer(dir)
	if err != nil {
		return "", err
	}
	return names[0][len(generationName("")):], nil
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

// keptGenerations returns the generations in dir, newest first: from the pointer, or
// by their age if that cannot be read.
func keptGenerations(dir string) []string {
	if names, err := readPointer(dir); err == nil {
		return names
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	age := map[string]int64{}
	var names []string
	for _, e := range entries {
		if info, err := e.Info(); err == nil && generationPattern.MatchString(e.Name()) {
			names = append(names, e.Name())
			age[e.Name()] = info.ModTime().UnixNano()
		}
	}
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(age[b], age[a]) })
	return names
}

func openNamed(dir, name string) (*Generation, error) {
	g, err := openGeneration(filepath.Join(dir, name), nil)
	return g, about(dir, name, err)
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
	m, err := readManifest(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w: %w", ErrCorrupt, err)
	}
	if err != nil {
		return nil, err
	}
	if err := m.verify(folder); err != nil {
		return nil, err
	}
	return m, nil
}
