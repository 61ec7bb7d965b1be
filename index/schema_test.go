package index

import (
	"strings"
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

// The id of a generation follows from the versions of the libraries that write. If this
// fails, a library was updated: change the constant to what it says.
func TestTheLibrariesAreThoseOfTheModule(t *testing.T) {
	t.Parallel()
	for line := range strings.Lines(string(mustRead(t, "../go.mod"))) {
		if f := strings.Fields(line); len(f) >= 2 && f[0] == "github.com/klauspost/compress" {
			if want := "compress " + f[1]; Libraries != want {
				t.Errorf("go.mod has another version; set the constant Libraries to %q", want)
			}
			return
		}
	}
	t.Error("go.mod does not have klauspost/compress")
}
