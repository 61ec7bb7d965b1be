// Package field numbers the text fields of the index in the order of their weight.
//
//	field.TextNames[field.Title]        // the field in the index
//	field.AllTexts.Has(field.Headings)  // true
package field
