package field

import "github.com/careers-index/careers/index"

// Field is the number of a field. The texts come first, in the order of their weight;
// the facets of the site come last, in its order.
type Field uint8

// The text fields.
const (
	Title Field = iota
	Headings
	Facts
	Description
	OwnText
	SectionText
	Texts // how many of the above
)

// The fields of skills that have no facet, and the first facet.
const (
	RequiredSkills = Texts + iota
	PreferredSkills
	AlternativeSkills
	FirstFacet
)

// TextNames are the names of the text fields in the index.
var TextNames = [Texts]string{
	Title: index.FieldTitle, Headings: index.FieldHeadings, Facts: index.FieldFacts,
	Description: index.FieldDescription, OwnText: index.FieldOwn, SectionText: index.FieldShared,
}

// Names are the names in the index of every field, by number. facets are those of the
// facets' fields.
func Names(facets []string) []string {
	names := append([]string(nil), TextNames[:]...)
	names = append(names, index.FieldRequired, index.FieldPreferred, index.FieldAlternative)
	return append(names, facets...)
}

// Set is a set of text fields.
type Set uint8

// AllTexts is the set of every text field.
const AllTexts Set = 1<<Texts - 1

// SetOf is the set of one text field.
func SetOf(f Field) Set { return 1 << f }

// Has reports whether a text field is in the set.
func (s Set) Has(f Field) bool { return s&SetOf(f) != 0 }
