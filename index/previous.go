package index

// The generation before, as the one that is being built uses it: its lists of the documents
// that have not changed. Its files are hashed before they are used, so damage is not copied.

import (
	"context"
	"errors"
	"path/filepath"

	"github.com/careers-index/careers/content/parallel"
	"github.com/careers-index/careers/index/storage"
	"github.com/careers-index/careers/index/terms"
)

// previous is a generation from which a build takes what has not changed. A nil one has
// nothing.
type previous struct {
	documents *docTable
	numbers   map[documentDigest]uint32 // of documents
	terms     *terms.File
	fields    []terms.Field // that terms was made for
	maps      []storage.Mapped
}

// openPrevious opens the current generation of an index folder for the build of another one.
// It returns nil if there is none, or if its terms were made by other rules.
func openPrevious(ctx context.Context, dir string, next *Manifest) *previous {
	names, err := readPointer(dir)
	if err != nil {
		return nil
	}
	folder := filepath.Join(dir, names[0])
	m, err := readManifest(folder) // it refuses what another analysis has made
	if err != nil || m.Lexicon != next.Lexicon || m.Synonyms != next.Synonyms {
		return nil // terms have names of the lexicon and of the synonyms
	}
	var files [2]storage.File
	var maps [2]storage.Mapped
	err = parallel.Do(ctx, len(files), func(i int) (err error) {
		maps[i], files[i], err = mapVerified(folder, m, []string{documentsFile, termsFile}[i])
		return err
	})
	p := &previous{maps: maps[:]}
	if err == nil {
		err = storage.Protect(func() error { return p.read(files[0], files[1]) })
	}
	if err != nil {
		p.close()
		return nil
	}
	return p
}

func (p *previous) read(documents, lists storage.File) (err error) {
	if p.documents, err = decodeDocTable(documents); err != nil {
		return err
	}
	p.numbers = make(map[documentDigest]uint32, len(p.documents.digests))
	for doc, digest := range p.documents.digests {
		p.numbers[digest] = uint32(doc)
	}
	all, err := p.documents.seenInAll()
	if err != nil {
		return err
	}
	p.fields = fieldsFor(all.lengths.means())
	p.terms, err = terms.Open(lists)
	return err
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

// change returns how the documents of a table differ from those of the generation before,
// without the new ones, and which these are. It sets what was seen of the others.
func (p *previous) change(t *docTable) (c terms.Change, added []Doc) {
	c.Pages = len(t.digests)
	if p != nil {
		c.Before, c.Were, c.GiveBack, c.Docs = p.terms, p.fields, p.giveBack, make([]uint32, len(p.documents.digests))
		for i := range c.Docs {
			c.Docs[i] = terms.None
		}
	}
	for doc, digest := range t.digests {
		// Both are in the order of paths, and a digest has the path: so numbers ascend.
		if before, same := p.find(digest); same {
			c.Docs[before] = uint32(doc)
			t.seen[doc] = p.documents.seen[before]
		} else {
			added = append(added, Doc(doc))
		}
	}
	return c, added
}

// find is the number of a document in the generation before.
func (p *previous) find(digest documentDigest) (doc uint32, same bool) {
	if p == nil {
		return 0, false
	}
	doc, same = p.numbers[digest]
	return doc, same
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
