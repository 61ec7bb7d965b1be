// Package rows writes what a page of results has by the dozen: its hits, and the values of
// its facets. What goes in is what an engine found, what comes out is HTML for a template:
//
//	list := rows.NewHits(site.Facets, req, result.Hits)
//	rows.Hits(list) // <ol class="hits">…
//
// # Hits
//
// A hit shows its title, place and workplace, then what else is known, its skills, and the
// lines that matched: of a snippet the block with most matches, cut to about a line. A line
// that is the title is left out.
//
// # Rows and templates
//
// Everything that a page has once is a template of package web. A template calls a function by
// reflection for each text that it escapes, which took longer than the search where there
// are hundreds: only what repeats so often is written here.
//
// What a template does by itself has to be done by hand here. Everything goes through one of
// three methods: text escapes, link writes nothing but addresses of this site, and html takes
// only what is HTML by its type, which by the contract of package search is escaped text with
// marks. Tests put markup into every text of a row, and addresses of other sites into every
// link.
package rows
