package index

// Writing the files of a generation.

import (
	"context"
	"errors"
	"path/filepath"

	"github.com/careers-index/careers/content/parallel"
	"github.com/careers-index/careers/index/disk"
	"github.com/careers-index/careers/index/storage"
)

// Files of a generation.
const (
	bleveFolder  = "bleve"
	columnsFile  = "columns"
	cardsFile    = "cards"
	passagesFile = "passages"
	bodiesFile   = "bodies"
	assetsFile   = "assets"
	addressFile  = "addresses"
	bucketsFile  = "buckets"
	settingsFile = "settings.json"
	lexiconFile  = "lexicon"
	synonymsFile = "synonyms"
	termsFile    = "terms"
)

// writeFiles writes all files of the generation into folder, the manifest last.
func (b *build) writeFiles(ctx context.Context, d disk.Disk, folder string) error {
	docs, err := b.Documents(ctx)
	if err != nil {
		return err
	}
	l := newLayout(docs.Pages)
	buckets, err := writeBleve(ctx, d, filepath.Join(folder, bleveFolder), docs, l, b.previous)
	if err != nil {
		return err
	}
	seen := seenInAll(buckets)
	c := newColumns(docs, ordinals(l), seen.lengths.means())
	c.languages = seen.languages.tags()
	if err := writeTerms(ctx, d, filepath.Join(folder, termsFile), filepath.Join(folder, bleveFolder), c); err != nil {
		return err
	}
	if err := b.writeTables(d, folder, docs.Pages, c, buckets); err != nil {
		return err
	}
	if err := b.writeAddresses(ctx, d, folder); err != nil {
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
		if err := disk.WriteFile(d, filepath.Join(folder, file.name), file.data); err != nil {
			return err
		}
	}
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
	return b.writeManifest(d, folder)
}

// writeTables writes the tables of columns, pages, and assets.
func (b *build) writeTables(d disk.Disk, folder string, pages []*Page, c *columns, buckets []bucket) error {
	each := func(encode func(*Page) []byte) func(*storage.Writer) error {
		return func(t *storage.Writer) error {
			for _, p := range pages {
				t.Add(encode(p))
			}
			return nil
		}
	}
	for _, file := range []struct {
		name string
		fill func(*storage.Writer) error
	}{
		{columnsFile, func(t *storage.Writer) error { c.encode(t); return nil }},
		{cardsFile, each(func(p *Page) []byte { return encodeCard(&p.Card) })},
		{passagesFile, each(func(p *Page) []byte { return encodePassages(p.Passages) })},
		{bodiesFile, each(encodeBody)},
		{bucketsFile, func(t *storage.Writer) error {
			for i := range buckets {
				if buckets[i].pages > 0 {
					t.Add(buckets[i].encode())
				}
			}
			return nil
		}},
		{assetsFile, func(t *storage.Writer) error { return encodeAssets(t, b.Site.Assets) }},
	} {
		if err := writeTable(d, filepath.Join(folder, file.name), file.fill); err != nil {
			return err
		}
	}
	return nil
}

func (b *build) writeAddresses(ctx context.Context, d disk.Disk, folder string) error {
	list, err := b.Addresses(ctx)
	if err != nil {
		return err
	}
	return writeTable(d, filepath.Join(folder, addressFile), func(t *storage.Writer) error {
		for _, a := range list {
			t.Add(encodeAddress(a))
		}
		return nil
	})
}

// writeTable makes the table file that fill adds to.
func writeTable(d disk.Disk, name string, fill func(*storage.Writer) error) error {
	f, err := d.Create(name)
	if err != nil {
		return err
	}
	t := storage.NewWriter(f)
	err = fill(t)
	if err == nil {
		err = t.Close()
	}
	return errors.Join(err, f.Close())
}

// writeManifest describes every file in folder.
func (b *build) writeManifest(d disk.Disk, folder string) error {
	names, err := listFiles(folder)
	if err != nil {
		return err
	}
	b.manifest.Files = make([]ManifestFile, len(names))
	err = parallel.Do(context.Background(), len(names), func(i int) (err error) {
		b.manifest.Files[i], err = describe(folder, names[i])
		return err
	})
	if err != nil {
		return err
	}
	if err := b.previous.compare(b.manifest.Files); err != nil {
		return err
	}
	return disk.WriteFile(d, filepath.Join(folder, manifestName), b.manifest.seal())
}
