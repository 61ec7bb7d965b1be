package fulltext

// From documents to the file of terms. bleve inverts the documents in pieces, and the lists
// of the file are made of these.

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/blevesearch/bleve/v2/document"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"github.com/careers-index/careers/content/parallel"
	"github.com/careers-index/careers/index/disk"
	"github.com/careers-index/careers/index/terms"
)

const (
	// PieceDocuments is how many documents each processor holds, at least: one takes five
	// times its text.
	PieceDocuments = 640
	// maxPieces bounds the files that are open.
	maxPieces = 160
)

// inverter makes segments of documents. They follow from the documents, and of how many
// pieces they are does not matter.
type inverter struct {
	pages    Source
	names    Names
	table    *docTable // it is told what is seen
	disk     disk.Disk
	folder   string         // for the pieces
	progress func(docs int) // nil for nobody

	parts []terms.Part
}

// invert makes the segments of some documents. A single one stays in memory, several wait in
// files.
func (v *inverter) invert(ctx context.Context, list []uint32) error {
	size := max(PieceDocuments, (v.pages.Len()+maxPieces-1)/maxPieces)
	pieces := (len(list) + size - 1) / size
	if pieces > 1 {
		if err := v.disk.Mkdir(v.folder); err != nil {
			return err
		}
	}
	v.parts = make([]terms.Part, pieces)
	return parallel.Do(ctx, pieces, func(i int) error {
		chunk := list[i*size : min((i+1)*size, len(list))]
		s, err := v.segment(chunk)
		if err == nil && pieces > 1 {
			s, err = v.store(s, i)
		}
		if err != nil {
			return err
		}
		v.parts[i] = terms.Part{Segment: s, Docs: chunk}
		if v.progress != nil {
			v.progress(len(chunk))
		}
		return nil
	})
}

// segment makes a segment of documents, and enters what is seen of each.
func (v *inverter) segment(list []uint32) (segment.Segment, error) {
	made := make([]*document.Document, len(list))
	for i, doc := range list {
		page, err := v.pages.WithText(doc)
		if err != nil {
			return nil, err
		}
		made[i] = NewDocument(page, v.names)
		s := newSeen()
		s.lengths.add(made[i])
		s.languages.add(v.pages.Language(doc), made[i])
		v.table.seen[doc] = s.encode()
	}
	return terms.NewSegment(made)
}

// store replaces a segment in memory by one in a file.
func (v *inverter) store(s segment.Segment, i int) (segment.Segment, error) {
	name := filepath.Join(v.folder, fmt.Sprint(i))
	f, err := v.disk.Create(name)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(terms.WriteSegment(f, s), f.Close(), s.Close()); err != nil {
		return nil, err
	}
	return terms.OpenSegment(name)
}

// close closes the segments and removes their files.
func (v *inverter) close() error {
	var errs []error
	for _, p := range v.parts {
		if p.Segment != nil {
			errs = append(errs, p.Segment.Close())
		}
	}
	return errors.Join(append(errs, v.disk.RemoveAll(v.folder))...)
}

// lengths counts terms and pages for each analysed field.
type lengths struct {
	terms, pages []int
}

func newLengths() *lengths {
	return &lengths{terms: make([]int, len(Fields)), pages: make([]int, len(Fields))}
}

func (l *lengths) add(d *document.Document) {
	for _, f := range d.Fields {
		for i, name := range Fields {
			if f.Name() == name {
				l.terms[i] += f.AnalyzedLength()
				l.pages[i]++
			}
		}
	}
}

// means are the mean lengths of the texts of each field.
func (l *lengths) means() []float64 {
	means := make([]float64, len(l.terms))
	for i, n := range l.pages {
		if n > 0 {
			means[i] = float64(l.terms[i]) / float64(n)
		}
	}
	return means
}
