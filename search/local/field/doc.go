// Package field numbers the fields of the index that the engine reads: the texts of a
// page in the order of their weight, its skills, and the facets of the site.
//
//	names := field.Names(facets)        // in the index, by number
//	names[field.Title]                  // the field of titles
//	field.AllTexts.Has(field.Headings)  // true
package field
