package index

// The bleve index of a generation: its documents, what is seen of them on the way, and
// opening it read-only. Segments are written in segments.go, the file that lists them in
// snapshot.go.

import (
	"context"
	"path/filepath"
	"sync"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/document"
)

// writeBleve writes the index of pages to folder, laid out as l says. It returns what
// was seen of the texts.
func writeBleve(ctx context.Context, d disk, folder string, docs *Documents, l layout) (*seen, error) {
	m, err := newMapping(docs.facets)
	if err != nil {
		return nil, err
	}
	s := &store{disk: d, folder: filepath.Join(folder, storeFolder)}
	for _, name := range []string{folder, s.folder} {
		if err := d.mkdir(name); err != nil {
			return nil, err
		}
	}
	seen := newSeen()
	segments, err := s.writeSegments(ctx, l, func(list []Ordinal) []*document.Document {
		return docs.newDocuments(list, seen)
	})
	if err == nil {
		err = s.writeSnapshot(segments, m)
	}
	if err == nil {
		err = writeFile(d, filepath.Join(folder, metaFile), indexMeta())
	}
	return seen, err
}

// newDocuments makes the documents of some pages and counts their texts. It may be
// called by several goroutines at once.
func (docs *Documents) newDocuments(list []Ordinal, all *seen) []*document.Document {
	made := make([]*document.Document, len(list))
	s := newSeen()
	for i, n := range list {
		made[i] = docs.newDocument(int(n))
		s.lengths.add(made[i])
		s.languages.add(docs.Pages[n], made[i])
	}
	all.add(s)
	return made
}

// seen is what indexing has seen of all texts. Counts are added up, so the order of
// pages does not matter.
type seen struct {
	sync.Mutex
	lengths   *lengths
	languages *languages
}

func newSeen() *seen { return &seen{lengths: newLengths(), languages: newLanguages()} }

// add adds what was seen of some of the pages.
func (s *seen) add(some *seen) {
	s.Lock()
	defer s.Unlock()
	s.lengths.addAll(some.lengths)
	s.languages.addAll(some.languages)
}

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

func (l *lengths) addAll(some *lengths) {
	for i := range l.terms {
		l.terms[i] += some.terms[i]
		l.pages[i] += some.pages[i]
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
