package index

// Opening a generation: from the files of the index folder, or from a private copy that
// is made in the pass that verifies them.

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/careers-index/careers/index/skills/lexicon"
	"github.com/careers-index/careers/index/storage"
	"github.com/careers-index/careers/index/tempdir"
)

// Folder is an index folder, and how its generations are opened, one after the other.
type Folder struct {
	Dir string
	// Private opens a copy of the files, made in the pass that verifies them: what is
	// read later is what was verified, whatever is written to the index folder. The copy
	// has no names where the system allows that, and takes nearly as much room as the
	// generation until Close.
	Private bool
	// TempDir is where private copies are made; "" is os.TempDir().
	TempDir string
	// InPlace is told why a private copy cannot be made, no room as a rule. The files of the
	// index folder are opened instead.
	InPlace func(why error)

	// lexicon is that of the generation that was opened last: the next one seldom has another,
	// and reading it takes longer than the rest of a small site.
	lexicon knownLexicon
}

// knownLexicon is a lexicon with its digest in manifests: one that was read does not know it.
type knownLexicon struct {
	digest string
	*lexicon.Lexicon
}

// open verifies and opens a generation.
func (o *Folder) open(name string) (*Generation, error) {
	g, err := o.openFiles(filepath.Join(o.Dir, name))
	if err != nil {
		return nil, about(o.Dir, name, err)
	}
	o.lexicon = knownLexicon{g.manifest.Lexicon, g.lexicon}
	return g, nil
}

func (o *Folder) openFiles(folder string) (*Generation, error) {
	if o.Private {
		g, err := openPrivate(folder, o.TempDir, o.lexicon)
		var kept *keepError
		if !errors.As(err, &kept) {
			return g, err
		}
		if o.InPlace != nil {
			o.InPlace(kept)
		}
	}
	return openGeneration(folder, o.lexicon)
}

// openWritten opens the generation in folder, whose manifest was just made of its files:
// they are not read again. Its lexicon is known: reading one takes longer than the rest of a
// small site.
func openWritten(folder string, known *lexicon.Lexicon) (*Generation, error) {
	m, err := manifestOf(folder)
	if err != nil {
		return nil, err
	}
	g := newGeneration(m, knownLexicon{known.Digest(), known})
	if err := g.open(folder); err != nil {
		return nil, errors.Join(err, g.Close())
	}
	return g, nil
}

// newGeneration is one with a manifest, and with a lexicon that is known if that is its own.
func newGeneration(m *Manifest, known knownLexicon) *Generation {
	g := &Generation{manifest: m}
	if known.digest == m.Lexicon {
		g.lexicon = known.Lexicon
	}
	return g
}

// openGeneration verifies and opens the generation in folder.
func openGeneration(folder string, known knownLexicon) (*Generation, error) {
	m, err := manifestOf(folder)
	if err != nil {
		return nil, err
	}
	v := &verification{manifest: m, folder: folder, quick: true, served: true, hold: true}
	if err := v.run(); err != nil {
		return nil, err
	}
	g := newGeneration(m, known)
	g.files = v.files
	err = g.open(folder)
	if err == nil {
		err = v.unchanged()
	}
	if err != nil {
		return nil, errors.Join(err, g.Close())
	}
	return g, nil
}

// openPrivate copies the generation in folder to a temporary folder while it verifies
// it, and opens the copy. A *keepError says that there is no room for it.
func openPrivate(folder, parent string, known knownLexicon) (*Generation, error) {
	m, err := manifestOf(folder)
	if err != nil {
		return nil, err
	}
	temp, err := tempdir.Make(parent)
	if err != nil {
		return nil, &keepError{err}
	}
	v := &verification{manifest: m, folder: folder, quick: true, served: true, keep: func(name string) (io.WriteCloser, error) {
		return createIn(temp.Path, name)
	}}
	if err := v.run(); err != nil {
		return nil, errors.Join(err, temp.Remove())
	}
	g := newGeneration(m, known)
	g.temp = temp
	err = g.open(temp.Path)
	for _, f := range v.read() {
		if err == nil {
			err = g.holdOpen(temp.Path, f)
		}
	}
	if err != nil {
		return nil, errors.Join(err, g.Close())
	}
	// Open files outlive their names. Where they cannot be removed now, Close does.
	if temp.Remove() == nil {
		g.temp = nil
	}
	return g, nil
}

// createIn creates a file below a folder of our own, with the folders between.
func createIn(folder, name string) (io.WriteCloser, error) {
	path := filepath.Join(folder, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, err
	}
	return os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
}

// holdOpen keeps a file open for Scrub.
func (g *Generation) holdOpen(folder string, f ManifestFile) error {
	file, err := openRegular(filepath.Join(folder, filepath.FromSlash(f.Name)))
	if err == nil {
		g.files = append(g.files, heldFile{ManifestFile: f, file: file})
	}
	return err
}

// manifestOf reads the manifest of the generation in folder. That it is missing is a
// mismatch too.
func manifestOf(folder string) (*Manifest, error) {
	m, err := readManifest(folder)
	if errors.Is(err, fs.ErrNotExist) {
		err = fmt.Errorf("%w: %w", ErrCorrupt, err)
	}
	return m, err
}

// open opens the verified files in folder. Reading them may fault: a disk fails, or
// somebody has cut them off since.
func (g *Generation) open(folder string) error {
	return storage.Protect(func() error { return g.openFiles(folder) })
}
