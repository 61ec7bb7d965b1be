// Package wording says things in words: what a request asks for, what is known of a job, and
// numbers and dates. What goes in is of package search, what comes out is plain text, which
// whoever shows it escapes: headings, titles of documents and feeds, labels of links, lines of
// facts.
//
//	wording.Title(req, site.Facets)    // “rust” in Engineering: Berlin
//	wording.Noun(req, 2)               // open positions
//	wording.Facts(job, site.Facets)    // Acme; Oslo / Bergen; Hybrid; from CHF 30 an hour
//	wording.Count(26254)               // 26,254
//
// A site's facets say how their values are shown. Pages are in English.
package wording
