package index

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
	// pieceDocuments is how many documents each processor holds, at least: one takes ten
	// times its text.
	pieceDocuments = 640
	// maxPieces bounds the files that are open.
	maxPieces = 64

	piecesFolder = "pieces"
)

// inverter makes segments of documents. They follow from the documents, and of how many
// pieces they are does not matter.
type inverter struct {
	docs     *documents
	order    []Ordinal // by document
	table    *docTable // it is told what is seen
	disk     disk.Disk
	folder   string         // for the pieces
	progress func(docs int) // nil for nobody

	parts []terms.Part
}

// invert makes the segments of some documents. A single one stays in memory, several wait in
// files.
func (v *inverter) invert(ctx context.Context, list []Doc) error {
	size := max(pieceDocuments, (len(v.order)+maxPieces-1)/maxPieces)
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
		part := terms.Part{Segment: s, Docs: make([]uint32, len(chunk))}
		for i, doc := range chunk {
			part.Docs[i] = uint32(doc)
		}
		v.parts[i] = part
		if v.progress != nil {
			v.progress(len(chunk))
		}
		return nil
	})
}

// segment makes a segment of documents, and enters what is seen of each.
func (v *inverter) segment(list []Doc) (segment.Segment, error) {
	made := make([]*document.Document, len(list))
	for i, doc := range list {
		n := v.order[doc]
		var err error
		if made[i], err = v.docs.newDocument(int(n)); err != nil {
			return nil, err
		}
		s := newSeen()
		s.lengths.add(made[i])
		s.languages.add(v.docs.sources[n].Language, made[i])
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
