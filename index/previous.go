package index

import (
	"context"
	"errors"
	"path/filepath"

	"github.com/careers-index/careers/content/parallel"
	"github.com/careers-index/careers/index/fulltext"
	"github.com/careers-index/careers/index/storage"
)

// The generation before, as the one that is being built uses it: its lists of the documents
// that have not changed. Its files are hashed before they are used, so damage is not copied.

// previous is a generation from which a build takes what has not changed.
type previous struct {
	*fulltext.Before
	manifest *Manifest
	maps     []storage.Mapped
}

// texts are its documents and terms; nil if there is no generation before.
func (p *previous) texts() *fulltext.Before {
	if p == nil {
		return nil
	}
	return p.Before
}

// previous is the generation before as far as it is of use; nil if nothing is. It is open
// already if the keeper knew that there would be a build.
func (b *build) previous(dir string) *previous {
	if b.fresh {
		return nil
	}
	old := b.keeper.previous()
	if old == nil {
		old = openPrevious(dir)
	}
	if old != nil && (old.manifest.Lexicon != b.manifest.Lexicon || old.manifest.Synonyms != b.manifest.Synonyms) {
		old.close() // terms have names of the lexicon and of the synonyms
		return nil
	}
	return old
}

// openPrevious opens the current generation of an index folder for the build of another one.
// It returns nil if there is none, or if another analysis has made it.
func openPrevious(dir string) *previous {
	names, err := readPointer(dir)
	if err != nil {
		return nil
	}
	folder := filepath.Join(dir, names[0])
	m, err := readManifest(folder) // it refuses what another analysis has made
	if err != nil {
		return nil
	}
	var files [2]storage.File
	var maps [2]storage.Mapped
	err = parallel.Do(context.Background(), len(files), func(i int) error {
		return storage.Protect(func() (err error) {
			maps[i], files[i], err = mapVerified(folder, m, []string{documentsFile, termsFile}[i])
			return err
		})
	})
	p := &previous{manifest: m, maps: maps[:]}
	if err == nil {
		err = storage.Protect(func() (err error) {
			p.Before, err = fulltext.OpenBefore(files[0], files[1], p.giveBack)
			return err
		})
	}
	if err != nil {
		p.close()
		return nil
	}
	return p
}

// giveBack gives back what is in memory of the files.
func (p *previous) giveBack() {
	for _, m := range p.maps {
		storage.GiveBack(m.Bytes)
	}
}

func (p *previous) close() {
	if p == nil {
		return
	}
	for _, m := range p.maps {
		_ = m.Close() // only read
	}
}

// errReuse is a file that cannot be reused.
var errReuse = errors.New("the file is missing or damaged")

// mapVerified maps a file of entries of the generation in folder, after comparing it with the
// manifest. What is no regular file is refused without being read, and somebody may cut the
// file off: see storage.Protect.
func mapVerified(folder string, m *Manifest, name string) (mapped storage.Mapped, t storage.File, err error) {
	f, ok := m.file(name)
	if !ok {
		return mapped, t, errReuse
	}
	file, err := openRegular(filepath.Join(folder, name))
	if err != nil {
		return mapped, t, err
	}
	defer func() { _ = file.Close() }() // the map outlives the descriptor
	// Read through the map, all of the file would count as memory of the process.
	differs, err := f.compare(file, nil)
	if err := errors.Join(err, differs); err != nil {
		return mapped, t, err
	}
	if mapped, err = storage.Map(file); err != nil {
		return mapped, t, err
	}
	if t, err = storage.Open(mapped.Bytes); err != nil {
		return storage.Mapped{}, t, errors.Join(err, mapped.Close())
	}
	return mapped, t, nil
}
