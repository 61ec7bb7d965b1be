// Package web serves a site over HTTP: search and listing, pages, an API,
// feeds, and what programs need to find them. [New] makes the handler,
// [NewServer] a server with the limits of a public one. It asks an [Engine]
// for everything it shows and reads no files but the site's own assets.
//
// # Routes
//
// All are read with GET or HEAD; other methods are answered 405 with Allow.
//
//	/                      the overview of the site, or the answer to a search
//	/any/path              a page, else a file of the site, else the listing of
//	                       the pages below that path (302), else 404
//	/api/v1/search         a search.Result
//	/api/v1/suggest        {"suggestions":[…]} for q, at most 8
//	/api/v1/pages/{path}   a search.Page; slashes in path stay as they are
//	/feed.atom             any search as Atom 1.0, its first 50 hits
//	/feed.json             any search as JSON Feed 1.1
//	/openapi.json          the API in OpenAPI 3.1
//	/opensearch.xml        the search, for a browser's address bar
//	/sitemap.xml           every page
//	/robots.txt            keeps crawlers to pages, out of filters and API
//	/assets/{name}         the program's own styles, script, icon
//	/favicon.ico           the site's, else the icon in its colour
//	/healthz, /readyz      the process answers; a search is answered
//
// These win over pages and files of the same path. A path that ends in a slash
// leads to the one without (301). Paths with empty or dot segments, control
// characters or backslashes, encoded or not, are 404.
//
// # Parameters of a search
//
//	q            words, in search's query language
//	category     repeated: any of them
//	skill        a name or alias; repeated: any of them, see skill_match
//	skill_match  any (default) or all
//	sort         relevance (default), position or title
//	page         from 1
//	per_page     of the API only
//	skill_q      shows only skills that begin so in the facet; changes no count
//
// Empty values are as good as absent. Unknown parameters are ignored, since
// links collect them. A value that cannot be meant is 400, with the parameter
// and what to do; an address over 8,192 bytes is 414. One request has one
// spelling, which links and ETags are made from.
//
// "/" without a question is the overview: the page at "/" (what stands below
// its first heading is folded, so that the search stays near), and the
// postings by category, in the site's order of categories. Where postings have
// no category it is the plain listing.
//
// # Answers
//
// An answer is made whole in memory before any of it is written. Errors are
// application/problem+json (RFC 9457) from the API, feeds and descriptions,
// and pages elsewhere; only errors that were made for the reader are quoted.
// Answers from 500 on are told to Options.Report with their cause.
//
// Everything depends on the generation, the program and the address alone, so
// an ETag is known before the search: If-None-Match is answered 304 without
// one. ETags are weak: compressed (gzip, zstd) or not, an answer is the same.
// Pages and answers are "public, no-cache": kept, and asked about each time, so
// that a new generation is seen at once. The program's assets have a digest in
// their name and are kept for good; errors are not stored.
//
// # Safety
//
// A content security policy without anything unsafe stands on every answer,
// whatever its status, with nosniff, a referrer policy, no framing, and the
// cross-origin and permission policies; they are set around the router, which
// therefore cannot forget them. There is no inline script or style: the site's
// accent is a stylesheet whose address holds the colour, legible in both
// schemes whatever it is. JSON-LD stands on postings alone, and says only what
// the posting says. Files of the site, SVG and HTML among them, are sandboxed,
// but for PDF and video, whose viewers no browser starts in a sandbox. The API,
// the feeds and the descriptions may be read from other origins.
//
// # Why
//
// Facets are links and not check boxes: one click is one address, which can be
// shared, without a button to press and without JavaScript. The script only
// takes over, as one types, what the server would show for the same address,
// and offers what /api/v1/suggest finds; one search is one step back. A search
// page has noindex, as every combination of filters is an address.
package web
