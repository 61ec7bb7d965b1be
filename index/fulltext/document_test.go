package fulltext

import (
	"testing"

	"github.com/blevesearch/bleve/v2/document"
)

// Fields made by hand say the same about themselves as bleve's own.
func TestFieldsAreLikeBlevesOwn(t *testing.T) {
	t.Parallel()
	const text = "C# engineers"
	own := newTextField(FieldTitle, text, nil)
	bleves := document.NewTextFieldWithIndexingOptions(FieldTitle, nil, []byte(text), fieldOptions)
	if string(own.Value()) != string(bleves.Value()) || own.EncodedFieldType() != bleves.EncodedFieldType() ||
		own.NumPlainTextBytes() != bleves.NumPlainTextBytes() || own.Options() != bleves.Options() || own.Name() != bleves.Name() {
		t.Errorf("%+v\nis not like\n%+v", own, bleves)
	}
	own.Analyze() // bleve calls it again: nothing may change
	if own.AnalyzedLength() != 2 || len(own.AnalyzedTokenFrequencies()) != 2 || own.Size() < len(text) {
		t.Errorf("%+v", own)
	}
}
