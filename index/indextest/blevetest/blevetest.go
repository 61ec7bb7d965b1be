// Package blevetest makes indexes of bleve's own, for tests and benchmarks that compare with it.
//
//	m := blevetest.Mapping(t, []string{"title", "own"}, []string{"category"})
//	i, err := bleve.NewUsing("", m, scorch.Name, scorch.Name, nil) // in memory
package blevetest

import (
	"testing"

	"github.com/blevesearch/bleve/v2"
	bleveanalysis "github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/registry"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"github.com/careers-index/careers/index/analysis"
)

// analyserName is the name of package analysis in bleve.
const analyserName = "careers"

// registered is whether bleve, whose registry is global, knows the analysis.
var registered = registry.RegisterAnalyzer(analyserName, func(map[string]any, *registry.Cache) (bleveanalysis.Analyzer, error) {
	return analyser{}, nil
})

// analyser is package analysis for bleve.
type analyser struct{}

func (analyser) Analyze(text []byte) bleveanalysis.TokenStream {
	var stream bleveanalysis.TokenStream
	for _, t := range analysis.Analyze(string(text)) {
		stream = append(stream, &bleveanalysis.Token{
			Term: []byte(t.Term), Start: t.Start, End: t.End, Position: t.Position, Type: bleveanalysis.AlphaNumeric,
		})
	}
	return stream
}

// Mapping has fields of texts, with the terms of package analysis, and fields of keywords.
// Nothing is stored.
func Mapping(t testing.TB, texts, keywords []string) mapping.IndexMapping {
	t.Helper()
	if registered != nil {
		t.Fatal(registered)
	}
	m := bleve.NewIndexMapping()
	m.DefaultMapping = mapping.NewDocumentStaticMapping()
	m.DefaultAnalyzer = analyserName
	m.ScoringModel = bleveindex.BM25Scoring
	m.IndexDynamic, m.StoreDynamic, m.DocValuesDynamic = false, false, false
	for _, name := range texts {
		f := mapping.NewTextFieldMapping()
		f.Analyzer = analyserName
		f.Store, f.IncludeInAll, f.DocValues = false, false, false
		m.DefaultMapping.AddFieldMappingsAt(name, f)
	}
	for _, name := range keywords {
		f := mapping.NewKeywordFieldMapping()
		f.Store, f.IncludeInAll = false, false
		m.DefaultMapping.AddFieldMappingsAt(name, f)
	}
	if err := m.Validate(); err != nil {
		t.Fatal(err)
	}
	return m
}
