package index

// The bleve index of a generation: written once by bleve's offline builder, then
// opened read-only.

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strconv"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/mapping"
	bleveindex "github.com/blevesearch/bleve_index_api"
	"golang.org/x/sync/errgroup"
)

const (
	// segmentPages is how many pages the builder puts into one segment. It bounds the
	// memory of a build: with pages of 1,100 characters, a thousand more pages take 140
	// MB more, and save a tenth of the time.
	segmentPages = 1000

	// mergeSegments is how many segments the builder merges at once: all of them, as
	// merging in rounds writes each page several times.
	mergeSegments = 1 << 10
)

// premapped is a mapping for documents that newDocument has made. Otherwise bleve
// would find their fields by reflection, and analyse them in one goroutine.
type premapped struct {
	*mapping.IndexMappingImpl
}

// MapDocument implements mapping.IndexMapping.
func (premapped) MapDocument(d *document.Document, data any) error {
	made, ok := data.(*document.Document)
	if !ok {
		return fmt.Errorf("%T is not a document", data)
	}
	for _, f := range made.Fields {
		d.AddField(f)
	}
	return nil
}

// writeBleve writes the index of pages to folder. It returns what follows from
// it: the ordinal of each document number, and what was seen of the texts.
func writeBleve(ctx context.Context, folder string, docs *Documents) (ordinals []Ordinal, seen *seen, err error) {
	m, err := newMapping(docs.facets)
	if err != nil {
		return nil, nil, err
	}
	if len(docs.Pages) == 0 {
		return nil, newSeen(), writeEmptyBleve(folder, m)
	}
	b, err := bleve.NewBuilder(folder, premapped{m}, map[string]any{
		"batchSize": segmentPages, "mergeMax": mergeSegments,
		// Beside the target: the last step is a rename.
		"buildPathPrefix": filepath.Dir(folder),
	})
	if err != nil {
		return nil, nil, err
	}
	if seen, err = indexPages(ctx, b, docs); err != nil {
		return nil, nil, err // what the builder has on disk goes with the build's folder
	}
	if err := b.Close(); err != nil {
		return nil, nil, err
	}
	index, err := openBleve(folder)
	if err != nil {
		return nil, nil, err
	}
	ordinals, err = readOrdinals(index, len(docs.Pages))
	return ordinals, seen, errors.Join(err, index.Close())
}

// writeEmptyBleve writes an index without a page, which the builder cannot.
func writeEmptyBleve(folder string, m mapping.IndexMapping) error {
	index, err := bleve.New(folder, m)
	if err != nil {
		return err
	}
	return index.Close()
}

// indexPages makes the documents on all processors and hands them to the
// builder as they come: it puts them into an order of its own anyway.
func indexPages(ctx context.Context, b bleve.Builder, docs *Documents) (*seen, error) {
	documents := make(chan numbered, 64)
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error {
		defer close(documents)
		return parallel(ctx, len(docs.Pages), func(i int) error {
			select {
			case documents <- numbered{docs.newDocument(i), docs.Pages[i]}:
				return nil
			case <-ctx.Done():
				return ctx.Err()
			}
		})
	})
	s := newSeen()
	g.Go(func() error {
		for d := range documents {
			s.lengths.add(d.Document)
			s.languages.add(d.page, d.Document)
			if err := b.Index(d.ID(), d.Document); err != nil {
				return err
			}
		}
		return nil
	})
	return s, g.Wait()
}

// numbered is a document with its page.
type numbered struct {
	*document.Document
	page *Page
}

// seen is what indexing has seen of all texts.
type seen struct {
	lengths   *lengths
	languages *languages
}

func newSeen() *seen { return &seen{newLengths(), newLanguages()} }

// lengths counts terms and pages for each analysed field.
type lengths struct {
	terms, pages []int
}

func newLengths() *lengths {
	return &lengths{terms: make([]int, len(analysedFields)), pages: make([]int, len(analysedFields))}
}

func (l *lengths) add(d *document.Document) {
	for _, f := range d.Fields {
		for i, name := range analysedFields {
			if f.Name() == name {
				l.terms[i] += f.AnalyzedLength()
				l.pages[i]++
			}
		}
	}
}

func (l *lengths) means() []float64 {
	means := make([]float64, len(l.terms))
	for i, n := range l.pages {
		if n > 0 {
			means[i] = float64(l.terms[i]) / float64(n)
		}
	}
	return means
}

// openBleve opens an index read-only. The files must have been verified: bleve
// compares no checksums.
func openBleve(folder string) (bleve.Index, error) {
	if err := registerAnalyser(); err != nil {
		return nil, err
	}
	return bleve.OpenUsing(folder, map[string]any{
		"read_only": true,
		// Nobody writes to a finished index. Without a timeout, a process that does
		// would block every reader for ever.
		"bolt_timeout": "1s",
	})
}

// readOrdinals returns the ordinal of each document number.
func readOrdinals(index bleve.Index, n int) (ordinals []Ordinal, err error) {
	advanced, err := index.Advanced()
	if err != nil {
		return nil, err
	}
	r, err := advanced.Reader()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	ordinals = make([]Ordinal, n)
	seen := make([]bool, n)
	for doc := range n {
		id, err := r.ExternalID(bleveindex.NewIndexInternalID(nil, uint64(doc)))
		if err != nil {
			return nil, err
		}
		page, err := strconv.Atoi(id)
		if err != nil || page < 0 || page >= n || seen[page] {
			return nil, fmt.Errorf("document %d has the id %q", doc, id)
		}
		seen[page] = true
		ordinals[doc] = Ordinal(page)
	}
	return ordinals, nil
}
