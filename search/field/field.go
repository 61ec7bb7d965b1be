package field

import "github.com/careers-index/careers/index/fulltext"

// Field is the number of a text field, in the order of their weight.
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

// TextNames are the names of the text fields in the index.
var TextNames = [Texts]string{
	Title: fulltext.FieldTitle, Headings: fulltext.FieldHeadings, Facts: fulltext.FieldFacts,
	Description: fulltext.FieldDescription, OwnText: fulltext.FieldOwn, SectionText: fulltext.FieldShared,
}

// Set is a set of text fields.
type Set uint8

// AllTexts is the set of every text field.
const AllTexts Set = 1<<Texts - 1

// SetOf is the set of one text field.
func SetOf(f Field) Set { return 1 << f }

// Has reports whether a text field is in the set.
func (s Set) Has(f Field) bool { return s&SetOf(f) != 0 }
