package index

// The file of what was kept of pages: for each page, in the order of ordinals, what package
// content has read of it, and the names of its skills. The first entry is the digest of
// the rules by which all of it was made.

import (
	"context"
	"errors"
	"path/filepath"

	"github.com/careers-index/careers/content/parallel"
	"github.com/careers-index/careers/index/storage"
)

// keptPages are the files of the current generation that have what was kept.
type keptPages struct {
	maps                   [3]storage.Mapped
	kept, passages, bodies storage.File
	rules                  string         // by which all was made
	ordinals               map[string]int // by file
}

// openKept verifies and opens the files of the current generation of dir. It returns nil if
// there is none, if a file is damaged, or if other libraries have made them.
func openKept(dir string) *keptPages {
	names, err := readPointer(dir)
	if err != nil {
		return nil
	}
	folder := filepath.Join(dir, names[0])
	m, err := readManifest(folder)
	if err != nil || m.Libraries != Libraries { // they would write other bytes
		return nil
	}
	k := &keptPages{}
	if storage.Protect(func() error { return k.open(folder, m) }) != nil {
		_ = k.close() // only read
		return nil
	}
	return k
}

func (k *keptPages) open(folder string, m *Manifest) error {
	files := [...]string{keptFile, passagesFile, bodiesFile}
	tables := [...]*storage.File{&k.kept, &k.passages, &k.bodies}
	err := parallel.Do(context.Background(), len(files), func(i int) error {
		return storage.Protect(func() (err error) {
			k.maps[i], *tables[i], err = mapVerified(folder, m, files[i])
			return err
		})
	})
	if err != nil {
		return err
	}
	if k.kept.Len() != 1+2*m.Pages || k.passages.Len() != m.Pages || k.bodies.Len() != m.Pages {
		return errReuse
	}
	k.rules = string(k.kept.Get(0))
	k.ordinals = make(map[string]int, m.Pages)
	for n := range m.Pages {
		k.ordinals[string(storage.FirstString(k.kept.Get(1+2*n)))] = n
	}
	return nil
}

// madeBy reports whether there is something that was made by some rules.
func (k *keptPages) madeBy(rules string) bool { return k != nil && k.rules == rules }

// entry is one of page n.
func (k *keptPages) entry(n int, kind keptKind) []byte {
	switch kind {
	case keptPassages:
		return k.passages.Get(n)
	case keptBody:
		return k.bodies.Get(n)
	default:
		return k.kept.Get(1 + 2*n + int(kind))
	}
}

// giveBack gives back what is in memory of the files.
func (k *keptPages) giveBack() {
	if k == nil {
		return
	}
	for _, m := range k.maps {
		storage.GiveBack(m.Bytes)
	}
}

func (k *keptPages) close() error {
	var errs []error
	for i := range k.maps {
		errs = append(errs, k.maps[i].Close())
	}
	return errors.Join(errs...)
}
