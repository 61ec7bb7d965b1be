package terms

// Segments: what bleve makes of documents. Their dictionaries and postings are what lists are
// made of.

import (
	"fmt"
	"io"

	"github.com/blevesearch/bleve/v2/document"
	bleveindex "github.com/blevesearch/bleve_index_api"
	segment "github.com/blevesearch/scorch_segment_api/v2"
	zap "github.com/blevesearch/zapx/v17"

	"github.com/careers-index/careers/index/storage"
)

// Part is documents of a segment. Docs has the number of each in its index, or None for one
// that is not meant.
type Part struct {
	Segment segment.Segment
	Docs    []uint32
}

// None is the number of no document.
const None = ^uint32(0)

// NewSegment makes a segment of documents, in memory and in their order. They cannot be used
// again.
func NewSegment(docs []*document.Document) (segment.Segment, error) {
	list := make([]bleveindex.Document, len(docs))
	for i, d := range docs {
		d.AddIDField()
		for _, f := range d.Fields {
			f.Analyze()
		}
		list[i] = d
	}
	made, _, err := (&zap.ZapPlugin{}).New(list)
	return made, err
}

// WriteSegment writes a segment that NewSegment has made, for OpenSegment.
func WriteSegment(w io.Writer, s segment.Segment) error {
	from, ok := s.(io.WriterTo)
	if !ok {
		return fmt.Errorf("a %T cannot be written", s)
	}
	_, err := from.WriteTo(w)
	return err
}

// OpenSegment opens the file of a segment until it is closed. It is read through a memory map.
func OpenSegment(path string) (segment.Segment, error) {
	s, err := (&zap.ZapPlugin{}).Open(path)
	if err == nil {
		giveBack(s) // opening reads much of it
	}
	return s, err
}

// giveBack gives back what is in memory of the file of a segment. It would count as memory of
// the process, which has a limit in a container.
func giveBack(s segment.Segment) {
	if file, ok := s.(*zap.Segment); ok { // not one in memory
		storage.GiveBack(file.Data())
	}
}

// giveBack gives back what is in memory of the files that the change is read from.
func (c *Change) giveBack() {
	for _, part := range c.New {
		giveBack(part.Segment)
	}
	if c.GiveBack != nil {
		c.GiveBack()
	}
}

// fieldLength is the length in terms of the field that a posting is of. bleve's Norm is
// 1/√length, rounded; zap's postings have the length itself too.
func fieldLength(p segment.Posting) (int, error) {
	with, ok := p.(interface{ NormUint64() uint64 })
	if !ok {
		return 0, fmt.Errorf("a posting of type %T does not know the length of its field", p)
	}
	return int(with.NormUint64()), nil
}
