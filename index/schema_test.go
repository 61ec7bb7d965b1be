package index

import (
	"reflect"
	"slices"
	"testing"

	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/registry"

	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/facet"
)

func TestBleveKnowsTheAnalysis(t *testing.T) {
	t.Parallel()
	if err := registerAnalyser(); err != nil {
		t.Fatal(err)
	}
	a, err := registry.NewCache().AnalyzerNamed(analyserName)
	if err != nil {
		t.Fatal(err)
	}
	text := "C# at O'Reilly's\nNode.js"
	var got []analysis.Token
	for _, token := range a.Analyze([]byte(text)) {
		got = append(got, analysis.Token{Term: string(token.Term), Start: token.Start, End: token.End, Position: token.Position})
	}
	if want := analysis.Analyze(text); !reflect.DeepEqual(got, want) {
		t.Errorf("bleve's analysis %+v, want %+v", got, want)
	}
}

// The documents are made by hand: their fields must be what bleve's own
// queries read from the mapping.
func TestTheMappingSaysWhatDocumentsAre(t *testing.T) {
	t.Parallel()
	facets := []facetCollector{{Facet: Facet{Definition: &facet.Definition{Name: "team"}}}}
	m, err := newMapping(facets)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range analysedFields {
		f := m.FieldMappingForPath(name)
		if f.Options() != analysedOptions || m.AnalyzerNameForPath(name) != analyserName {
			t.Errorf("%s: options %v, analyser %s", name, f.Options(), m.AnalyzerNameForPath(name))
		}
	}
	for _, name := range append(slices.Clone(keywordFields), facets[0].Field()) {
		f := m.FieldMappingForPath(name)
		if f.Options() != keywordOptions || m.AnalyzerNameForPath(name) != "keyword" {
			t.Errorf("%s: options %v, analyser %s", name, f.Options(), m.AnalyzerNameForPath(name))
		}
	}
}

// Fields made by hand say the same about themselves as bleve's own.
func TestFieldsAreLikeBlevesOwn(t *testing.T) {
	t.Parallel()
	const text = "C# engineers"
	own := newTextField(FieldTitle, text, nil)
	bleves := document.NewTextFieldWithIndexingOptions(FieldTitle, nil, []byte(text), analysedOptions)
	if string(own.Value()) != string(bleves.Value()) || own.EncodedFieldType() != bleves.EncodedFieldType() ||
		own.NumPlainTextBytes() != bleves.NumPlainTextBytes() || own.Options() != bleves.Options() || own.Name() != bleves.Name() {
		t.Errorf("%+v\nis not like\n%+v", own, bleves)
	}
	own.Analyze() // bleve calls it again: nothing may change
	if own.AnalyzedLength() != 2 || len(own.AnalyzedTokenFrequencies()) != 2 || own.Size() < len(text) {
		t.Errorf("%+v", own)
	}
}
