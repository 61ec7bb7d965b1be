// Package catalog is what an engine keeps in memory of a site, wherever its pages are: the
// facets with the names of their values, and the planner of its queries. It turns what an
// engine has counted and read into what results show.
//
//	c := catalog.New(generation.Catalog())
//	plan := c.Planner.ForQuery(plan.MaxGuesses).Plan(query)
//	choice := c.Choose(request)             // which values the filters mean
//	facets := c.Counts(counts, &choice, request)
//	hit := c.Hit(page, asked)               // of a card, and its values
//
//	catalog.go   the facets and the planner; the site as it is described
//	choice.go    what a request chooses
//	counts.go    how counted values are listed
//	names.go     values by the beginnings of their names
//	alike.go     what is looked for in postings like one
//	help.go      corrected words and relaxations, where little is found
//	complete.go  completions of what is typed
//	hit.go       pages as results show them
//	page.go      a page whole
package catalog
