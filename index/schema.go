package index

// The bleve side of the schema: fields, mapping, analyser.

import (
	"fmt"
	"slices"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/registry"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// SchemaVersion is the version of everything that a generation's files mean:
// their layout, bleve's mapping, the analysis. Open refuses any other.
//
// History:
//
//	1  first
//	2  facets are a table: each has a field of its name, columns hold their
//	   values in one row
const SchemaVersion = 2

// Fields of the bleve index. The analysed ones have terms of Analyze with
// frequencies and positions, the others are single terms.
const (
	FieldTitle       = "title"
	FieldHeadings    = "headings"
	FieldDescription = "description"    // when front matter has one
	FieldFacts       = "facts"          // category, menu, place, workplace, employment type
	FieldOwn         = "own"            // passages of the page's own text
	FieldShared      = "shared"         // passages of shared sections
	FieldRequired    = "skill_required" // names of skills of one strength, folded
	FieldPreferred   = "skill_preferred"
	FieldAlternative = "skill_alternative"
	FieldPath        = "path"
)

var (
	analysedFields = []string{FieldTitle, FieldHeadings, FieldDescription, FieldFacts, FieldOwn, FieldShared}
	keywordFields  = []string{FieldRequired, FieldPreferred, FieldAlternative, FieldPath}
)

// Options of the fields. Nothing is stored and there are no doc values: pages
// and columns are files of ours. Keywords have no frequency or norm, for they
// are asked yes or no.
const (
	analysedOptions = bleveindex.IndexField | bleveindex.IncludeTermVectors
	keywordOptions  = bleveindex.IndexField | bleveindex.SkipFreqNorm
)

// analyserName is the name that bleve knows the analysis by.
const analyserName = "careers"

func init() {
	err := registry.RegisterAnalyzer(analyserName, func(map[string]any, *registry.Cache) (analysis.Analyzer, error) {
		return analyser{}, nil
	})
	if err != nil {
		panic(err) //nolint:forbidigo // a name taken twice: a mistake of the program, seen whenever it starts
	}
}

// analyser is Analyze for bleve's own queries.
type analyser struct{}

func (analyser) Analyze(text []byte) analysis.TokenStream {
	var stream analysis.TokenStream
	for _, t := range Analyze(string(text)) {
		stream = append(stream, &analysis.Token{Term: []byte(t.Term), Start: t.Start, End: t.End, Position: t.Position, Type: analysis.AlphaNumeric})
	}
	return stream
}

// newMapping returns the mapping of the fields, those of the facets among them.
// It is static: a field that is not listed is not indexed, and there is no _all.
func newMapping(facets []facetValues) (*mapping.IndexMappingImpl, error) {
	m := mapping.NewIndexMapping()
	m.DefaultMapping = mapping.NewDocumentStaticMapping()
	m.DefaultAnalyzer = analyserName
	m.ScoringModel = bleveindex.BM25Scoring
	m.IndexDynamic, m.StoreDynamic, m.DocValuesDynamic = false, false, false
	for _, name := range analysedFields {
		f := mapping.NewTextFieldMapping()
		f.Analyzer = analyserName
		f.Store, f.IncludeInAll, f.DocValues = false, false, false
		m.DefaultMapping.AddFieldMappingsAt(name, f)
	}
	keywords := slices.Clone(keywordFields)
	for i := range facets {
		keywords = append(keywords, facets[i].Field())
	}
	for _, name := range keywords {
		f := mapping.NewKeywordFieldMapping()
		f.Store, f.IncludeInAll, f.DocValues = false, false, false
		f.IncludeTermVectors, f.SkipFreqNorm = false, true
		m.DefaultMapping.AddFieldMappingsAt(name, f)
	}
	if err := m.Validate(); err != nil {
		return nil, fmt.Errorf("mapping: %w", err)
	}
	return m, nil
}
