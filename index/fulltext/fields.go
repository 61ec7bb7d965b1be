package fulltext

// The fields of texts, and what a word is worth in each.

import (
	"math"
	"slices"

	"github.com/careers-index/careers/index/terms"
)

// The fields of a page's text, with the terms of package analysis.
const (
	FieldTitle       = "title"
	FieldHeadings    = "headings"
	FieldDescription = "description" // when front matter has one
	FieldFacts       = "facts"       // category, menu, place, workplace, employment type
	FieldOwn         = "own"         // passages of the page's own text
	FieldShared      = "shared"      // passages of shared sections
)

// Fields are all of them.
var Fields = []string{FieldTitle, FieldHeadings, FieldDescription, FieldFacts, FieldOwn, FieldShared}

// bm25B is how much a long text is held against its words. Titles, headings and facts are
// short by nature; that one has more words than another says little about them.
const bm25B = 0.75

// weights are the fields in the order of their weight: title over headings over
// own text over shared sections, which every posting may have.
var weights = []terms.Field{
	{Name: FieldTitle, Boost: 10, B: 0.3},
	{Name: FieldHeadings, Boost: 4, B: 0.3},
	{Name: FieldFacts, Boost: 4, B: 0},
	{Name: FieldDescription, Boost: 3, B: bm25B},
	{Name: FieldOwn, Boost: 2, B: bm25B},
	{Name: FieldShared, Boost: 1, B: bm25B},
}

// TermFields are the fields that the file of terms joins, for texts of these mean lengths.
// They are rounded to seven bits. A hundredth more or less changes nothing that a reader
// would notice, and what words are worth, which follows from the means, stays as it is when
// a few pages change: so the next build can take lists over.
func TermFields(mean func(field string) float64) []terms.Field {
	fields := make([]terms.Field, len(weights))
	for i, f := range weights {
		f.Mean = max(rounded(mean(f.Name)), 1)
		fields[i] = f
	}
	return fields
}

// rounded is a mean length in seven bits.
func rounded(mean float64) float64 {
	fraction, exponent := math.Frexp(mean)
	return math.Ldexp(math.Round(fraction*meanSteps)/meanSteps, exponent)
}

// meanSteps is how many mean lengths there are from 0 to each power of two.
const meanSteps = 128

// fieldsFor are the TermFields for the mean lengths of the analysed fields.
func fieldsFor(means []float64) []terms.Field {
	return TermFields(func(field string) float64 { return means[slices.Index(Fields, field)] })
}
