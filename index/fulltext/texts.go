package fulltext

// All of it, from pages to files.

import (
	"context"
	"errors"

	"github.com/careers-index/careers/index/disk"
	"github.com/careers-index/careers/index/storage"
	"github.com/careers-index/careers/index/stored"
	"github.com/careers-index/careers/index/terms"
)

// Source has the pages of a site as documents: numbered in the order of their paths. It is
// safe for concurrent use.
type Source interface {
	Len() int
	// Page is the page of a document. Its text may be missing: HTML, headings and passages.
	Page(doc uint32) *stored.Page
	// WithText is the page with its text.
	WithText(doc uint32) (*stored.Page, error)
	// TextDigest is what the function of this name tells of the page with its text.
	TextDigest(doc uint32) string
	// Language is the one that front matter names, "" for none.
	Language(doc uint32) string
}

// Options of New.
type Options struct {
	Names  Names   // that become terms
	Before *Before // nil for nothing
	Disk   disk.Disk
	Folder string // for temporary files; New makes it if it needs it, and Close removes it
	// Progress is told how many documents more are done, by several goroutines at once; nil
	// for nobody.
	Progress func(docs int)
	// Mapping is told that from now on files as large as the texts are mapped, which counts as
	// memory; nil for nobody.
	Mapping func()
}

// Texts are the texts of all pages, inverted, until they are written.
type Texts struct {
	table  *docTable
	all    *seen
	change terms.Change
	pieces *inverter
}

// New inverts the texts of pages. Close closes what it returns.
func New(ctx context.Context, pages Source, o Options) (*Texts, error) {
	table, err := newDocTable(ctx, pages)
	if err != nil {
		return nil, err
	}
	change, added := o.Before.change(table)
	if o.Progress != nil {
		o.Progress(pages.Len() - len(added))
	}
	v := &inverter{pages: pages, names: o.Names, table: table, disk: o.Disk, folder: o.Folder, progress: o.Progress}
	t := &Texts{table: table, change: change, pieces: v}
	if err = v.invert(ctx, added); err == nil {
		t.all, err = table.seenInAll()
	}
	if err != nil {
		return nil, errors.Join(err, t.Close())
	}
	t.change.New = v.parts
	if o.Mapping != nil && len(v.parts) > 1 {
		o.Mapping()
	}
	return t, nil
}

// Close removes what is left of them.
func (t *Texts) Close() error { return t.pieces.close() }

// MeanLengths are the mean lengths of the texts of each field, in the order of Fields.
func (t *Texts) MeanLengths() []float64 { return t.all.lengths.means() }

// Languages are the BCP 47 tags of those that pages are written in, sorted.
func (t *Texts) Languages() []string { return t.all.languages.tags() }

// WriteTerms writes the file of terms.
func (t *Texts) WriteTerms(ctx context.Context, w *storage.Writer) error {
	return terms.Write(ctx, w, t.change, fieldsFor(t.MeanLengths()))
}

// WriteDocuments writes the file of documents.
func (t *Texts) WriteDocuments(w *storage.Writer) { t.table.encode(w) }
