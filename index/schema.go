package index

// The bleve side of the schema: fields, mapping, analyser.

import (
	"fmt"
	"slices"
	"sync"

	bleveanalysis "github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/registry"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"github.com/careers-index/careers/index/analysis"
)

// SchemaVersion is the version of the files of a generation: their layout, bleve's
// mapping, and what goes into which field. Open refuses any other version. Raise it
// when the same pages give other files; a test fails until you do. The analysis and
// the detection of skills have versions of their own.
//
// History:
//
//	1  the first layout
//	2  the manifest has the digest of detection; the lexicon says policy, related
//	   and context; bleve's segments have zap's format 17; facets are a table: each
//	   has a field of its name, and columns hold all their values in one row
//	3  cards have pay, several types, the countries of areas, and who hires
//	4  columns have the terms of titles and the languages; a file of synonyms
//	5  bleve's files are the same in every build: several segments, each with the pages
//	   of some paths in their order; the id of a document is its path; the manifest has
//	   the versions of the libraries that write, and no longer that of the program
//	6  a file of terms; names of several words are terms too
//	7  bleve does not count ids; the file of buckets has each document; for the file of
//	   terms mean lengths are rounded, and it has how many pages have a word in each field,
//	   the places of words, the lengths of fields, and the largest shares
const SchemaVersion = 7

// Fields of the bleve index. The analysed ones have the terms of package analysis,
// with frequencies and positions. The others have single terms.
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

// Options of the fields. Nothing is stored and there are no doc values: pages and
// columns are files of our own. Keywords have no frequencies or norms: a page has one
// or it has not.
const (
	analysedOptions = bleveindex.IndexField | bleveindex.IncludeTermVectors
	keywordOptions  = bleveindex.IndexField | bleveindex.SkipFreqNorm
)

// analyserName is the name of the analysis in bleve.
const analyserName = "careers"

// registerAnalyser makes the analysis known to bleve, whose registry is global. It
// must be called before a mapping is made or read.
var registerAnalyser = sync.OnceValue(func() error {
	return registry.RegisterAnalyzer(analyserName, func(map[string]any, *registry.Cache) (bleveanalysis.Analyzer, error) {
		return analyser{}, nil
	})
})

// analyser is package analysis for bleve's own queries.
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

// newMapping returns the mapping of the fields, those of the facets among them.
// It is static: a field that is not listed is not indexed, and there is no _all.
func newMapping(facets []facetCollector) (*mapping.IndexMappingImpl, error) {
	if err := registerAnalyser(); err != nil {
		return nil, err
	}
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
