// Package twin makes Markdown of pages, with their sections in place: for language models and
// other programs that read it more easily than HTML. What goes in is a page of package search.
//
//	text, err := twin.Of(page, "https://jobs.example.com", site.Facets)
//	// # Cook
//	//
//	// - Category: Open Positions
//	// …
//	twin.Address("/jobs/cook")  // /jobs/cook.md
//	twin.Item(page, base, facets) // - [Cook](https://jobs.example.com/jobs/cook.md): Galley
//
// Addresses in it are absolute, as it is read far from the site.
package twin
