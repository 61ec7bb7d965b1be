package index

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"github.com/careers-index/careers/content/parallel"
	"github.com/careers-index/careers/index/assets"
	"github.com/careers-index/careers/index/disk"
	"github.com/careers-index/careers/index/fulltext"
	"github.com/careers-index/careers/index/storage"
	"github.com/careers-index/careers/index/stored"
)

// Writing the files of a generation.

// Files of a generation.
const (
	columnsFile   = "columns"
	cardsFile     = "cards"
	passagesFile  = "passages"
	bodiesFile    = "bodies"
	assetsFile    = "assets"
	addressFile   = "addresses"
	documentsFile = "documents"
	keptFile      = "kept"
	settingsFile  = "settings.json"
	lexiconFile   = "lexicon"
	synonymsFile  = "synonyms"
	termsFile     = "terms"

	piecesFolder = "pieces" // while the terms are made
)

// isForBuilds reports whether only a build reads a file, to take over what has not changed.
func isForBuilds(name string) bool { return name == keptFile || name == documentsFile }

// writeFiles writes all files of the generation into folder, the manifest last.
func (b *build) writeFiles(ctx context.Context, p publisher, folder string) error {
	var docs *documents
	var addresses []stored.Address
	var old *previous
	err := parallel.All(ctx, func() (err error) {
		docs, err = b.documents(ctx)
		return err
	}, func() (err error) {
		addresses, err = b.closedAndAliases(ctx)
		return err
	}, func() error {
		old = b.previous(p.dir)
		return nil
	})
	defer old.close()
	if err != nil {
		return err
	}
	b.sample = sampleOf(b.Site.Pages)
	b.Site.Pages = nil // what is written of them is in docs: they need not stay in memory
	f := inFolder(p.disk, folder)
	err = b.writeContent(ctx, f, docs, addresses, old)
	if err := errors.Join(err, f.synced()); err != nil {
		return err
	}
	b.manifest.Files = f.described()
	for i := range docs.facets {
		if docs.facets[i].Name == skillFacet {
			b.manifest.Skills = docs.facets[i].Len()
		}
	}
	for _, p := range docs.Pages {
		if p.Posting {
			b.manifest.Postings++
		}
	}
	return disk.WriteFile(p.disk, filepath.Join(folder, manifestName), b.manifest.seal())
}

// writeContent writes all files but the manifest.
func (b *build) writeContent(ctx context.Context, f *newFolder, docs *documents, addresses []stored.Address, old *previous) error {
	err := parallel.All(ctx, func() error {
		return b.writeWords(ctx, f, docs, old)
	}, func() error {
		return f.writeTables(ctx, b.pageTables(docs))
	}, func() error {
		return f.writeTable(addressFile, func(t *storage.Writer) error {
			for _, a := range addresses {
				t.Add(stored.EncodeAddress(a))
			}
			return nil
		})
	})
	if err != nil {
		return err
	}
	for _, file := range []struct {
		name string
		data []byte
	}{
		{settingsFile, b.settings},
		{lexiconFile, b.Detector.Lexicon().Encode()},
		{synonymsFile, b.Synonyms.Encode()},
	} {
		err := f.write(file.name, func(w io.Writer) error {
			_, err := w.Write(file.data)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// writeWords writes what follows from the texts: terms, columns and documents.
func (b *build) writeWords(ctx context.Context, f *newFolder, docs *documents, old *previous) error {
	err := b.writeWordsFrom(ctx, f, docs, old)
	if old != nil && (errors.Is(err, storage.ErrFault) || errors.Is(err, storage.ErrRecord)) {
		// Somebody has written to the generation before since it was verified.
		return b.writeWordsFrom(ctx, f, docs, nil)
	}
	return err
}

func (b *build) writeWordsFrom(ctx context.Context, f *newFolder, docs *documents, old *previous) (err error) {
	order := byPath(docs.Pages)
	texts, err := fulltext.New(ctx, byDocument{docs, order}, fulltext.Options{
		Names: docs.names, Before: old.texts(), Disk: f.disk, Folder: filepath.Join(f.path, piecesFolder), Progress: b.progress, Mapping: b.mapping,
	})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, texts.Close()) }()
	return parallel.All(ctx, func() error {
		return f.writeTable(termsFile, func(t *storage.Writer) error { return texts.WriteTerms(ctx, t) })
	}, func() error {
		c := newColumns(docs, order, texts.MeanLengths())
		c.languages = texts.Languages()
		return f.writeTables(ctx, []table{
			{columnsFile, func(t *storage.Writer) error { c.encode(t); return nil }},
			{documentsFile, func(t *storage.Writer) error { texts.WriteDocuments(t); return nil }},
		})
	})
}

// pageTables are the tables with entries for each page, and that of assets.
func (b *build) pageTables(docs *documents) []table {
	each := func(add func(t *storage.Writer, n int) error) func(*storage.Writer) error {
		return func(t *storage.Writer) error {
			return storage.Protect(func() error {
				for n := range docs.Pages {
					if b.keeper != nil && n%pagesMapped == 0 {
						b.keeper.old.giveBack()
					}
					if err := add(t, n); err != nil {
						return err
					}
				}
				return nil
			})
		}
	}
	var card storage.RecordWriter
	tables := []table{
		{assetsFile, func(t *storage.Writer) error { return assets.Encode(t, b.Site.Assets) }},
		{bodiesFile, each(docs.addBody)},
		{passagesFile, each(docs.addPassages)},
		{cardsFile, each(func(t *storage.Writer, n int) error {
			docs.Pages[n].Card.Encode(&card)
			t.AddRecord(&card)
			return nil
		})},
	}
	if b.keeper == nil {
		return append(tables, table{keptFile, func(*storage.Writer) error { return nil }})
	}
	return append(tables, table{keptFile, func(t *storage.Writer) error {
		t.Add([]byte(b.keeper.rules))
		return each(func(t *storage.Writer, n int) error {
			p, text := docs.Pages[n], docs.texts[n]
			if text == nil {
				return fmt.Errorf("%s was not read with the keeper of this build", p.File)
			}
			page, err := text.entry(keptPage)
			if err != nil {
				return err
			}
			facts, err := text.facts(p.Posting)
			t.Add(page)
			t.Add(facts)
			return err
		})(t)
	}})
}

// pagesMapped is of how many pages the files of the generation before are in memory at a time.
const pagesMapped = 4096

// addBody adds the body of page n.
func (docs *documents) addBody(t *storage.Writer, n int) error {
	p, text := docs.Pages[n], docs.texts[n]
	if text == nil {
		t.Add(stored.EncodeBody(p, stored.EncodePassages(p.Passages)))
		return nil
	}
	body, err := text.body(p.Posting)
	t.Add(body)
	return err
}

// addPassages adds the passages of page n.
func (docs *documents) addPassages(t *storage.Writer, n int) error {
	text := docs.texts[n]
	if text == nil {
		t.Add(stored.EncodePassages(docs.Pages[n].Passages))
		return nil
	}
	passages, err := text.entry(keptPassages)
	t.Add(passages)
	return err
}
