package segments

import (
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// idName is the field by which bleve knows documents.
const idName = "_id"

// idField is the id of a document. bleve's own field of it counts that the id is there once,
// which nobody asks. Of a count of 1 the plugin makes other bytes when it merges segments
// than when it makes one; without counts, and with places where there are some, the bytes
// are the same.
type idField string

func (f idField) Name() string             { return idName }
func (f idField) Value() []byte            { return []byte(f) }
func (f idField) ArrayPositions() []uint64 { return nil }
func (f idField) EncodedFieldType() byte   { return 't' }
func (f idField) Analyze()                 {} // it is one term
func (f idField) Options() bleveindex.FieldIndexingOptions {
	return bleveindex.IndexField | bleveindex.StoreField
}
func (f idField) AnalyzedLength() int { return 1 }
func (f idField) AnalyzedTokenFrequencies() bleveindex.TokenFrequencies {
	return bleveindex.TokenFrequencies{string(f): {Term: []byte(f)}}
}
func (f idField) NumPlainTextBytes() uint64 { return uint64(len(f)) }
func (f idField) Size() int                 { return len(f) }
