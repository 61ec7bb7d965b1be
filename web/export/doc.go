// Package export writes pages for other programs: as a table for spreadsheets, and as JSON, one
// page a line. It knows nothing of searches: pages go in one after the other, and each is
// written when it comes, so that an export of any length takes no memory.
//
//	out := export.CSV(w, site.Facets)
//	for p, err := range engine.All(ctx, req) {
//		…
//		err = out.Write(p)
//	}
//	err := out.Flush()
//
// A table has what every page has, a column for each facet, and the facts of a job that are no
// facet. Several values are separated by "; ". A cell is one line, and never what a spreadsheet
// takes for a formula.
package export
