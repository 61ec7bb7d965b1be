// Package web serves a site over HTTP: search and listing, pages, an API,
// feeds, and what programs need to find them. What goes in is a [Source] of
// engines; what comes out is an http.Handler. It knows package search alone: it
// asks a [search.Engine] for everything it shows, and reads no files but the
// site's own assets.
//
//	follower, _, err := search.NewFollower(ctx, opener)
//	handler, err := web.New(follower, web.Options{Version: version})
//	server := web.NewServer(handler, nil)
//	err = serving.Until(ctx, server, web.Guard(listener, web.Options{}), func() {})
//
// What needs no request to be made has a package of its own below this one: addresses
// (web/address), what is said in words (web/wording), hits and values as HTML (web/rows),
// colours, cards and structured data (web/theme, web/card, web/schemaorg), feeds, exports,
// Markdown, figures, and the description of the API (web/feed, web/export, web/twin,
// web/insights, web/openapi). So have parts of the server that know no answers: web/gate
// decides whose turn it is, web/kept keeps what was made, and web/serving listens and leaves.
//
// Here is what answers requests. It stays one package because an answer is a method of the
// context of its request, the table of routes names every one of them, and pages and errors
// alike are made of the same views. There is one file for
//
//	each kind of answer   home, page, away, cards, insightspage, api, feed, export, sitemap,
//	                      opensearch, assets, files, health
//	each part of a page   that templates show: facets, results, masthead, views
//	what the author sees  authorview
//	the server itself     routes, handler, context, send, headers, errors, conn, observe
//
// # Routes
//
// All are read with GET or HEAD; other methods are answered 405 with Allow.
// The table is routes.go; a test compares this list with it.
//
//	/                     the overview of the site, or the answer to a search
//	/api/v1/search        a search as JSON
//	/api/v1/suggest       completions of what a person types, at most 8
//	/api/v1/complete      completions for a browser's address bar (OpenSearch Suggestions)
//	/api/v1/pages/{path}  one page as JSON; slashes in its path stay as they are
//	/api/v1/insights      the figures of /insights as JSON
//	/api/{rest}           nothing else: 404 as JSON
//	/feed.atom            a search as Atom 1.0, the newest first
//	/feed.json            a search as JSON Feed 1.1, the newest first
//	/export.csv           every hit of a search as a table, for spreadsheets
//	/export.ndjson        every hit of a search as JSON, one a line
//	/insights             figures about the positions of a search, for recruiters
//	/llms.txt             the site for language models: its positions, and where the rest is
//	/openapi.json         the API in OpenAPI 3.1
//	/opensearch.xml       the search, for a browser's address bar
//	/sitemap.xml          every page, and the listing of each category and skill
//	/sitemap-{part}.xml   a part of the sitemap of a large site
//	/robots.txt           keeps crawlers out of the API and exports
//	/healthz              whether the process answers
//	/readyz               whether searches are answered
//	/favicon.ico          the site's icon, else one in its accent colour
//	/assets/cards/{path}  the image of a page for other sites (Open Graph)
//	/assets/{name}        the program's styles, script and icon, else as below
//	/{path}               a page, its Markdown (PATH.md), a file of the site, or the listing below it
//
// The first that matches a path answers it. A page of the site at the path of
// another route can never be read: [Reserved] tells which paths those are. A
// path that ends in a slash leads to the one without (301), if that is answered. Paths with empty or
// dot segments, control characters or backslashes, encoded or not, are 404.
//
// # Facets
//
// Site.Facets is the site's table of facets, and everything here iterates over
// it: parameters, forms, links, chips, titles of pages and feeds, relaxations,
// and the API description. Pages show the facets that are not hidden and have a
// value, in the site's order. A facet in which all hits have the same value
// comes last, and so does a value that all hits have. The first values are those with the
// most hits; the rest is folded, in the order of names. Values that package search defines are shown readably ("Full time"
// for full-time); addresses keep the value. Two facets have something of their
// own, because hits and pages name them: categories of postings are set apart
// from those of other pages, and the category and skills of a page link to
// searches for them.
//
// # The start
//
// "/" without a question is the overview: the search below the heading, the page at "/"
// (with what is below its first heading folded), and the postings by
// category, in the site's order of categories. Where postings have no category
// it is the plain listing. A large site shows few of each category, and a list of them.
//
// # Hits
//
// Package [rows] shows them, and says what is written there and what in templates. Where
// nothing is found there are ways on: fewer words or filters with what they find, categories
// and skills.
//
// # Answers
//
// An answer is made whole in memory before any of it is written, and its length is
// told; only large files of the site and exports are streamed. HEAD has the headers of GET.
// Errors are application/problem+json (RFC 9457) where programs read, and pages
// elsewhere. Only errors made for the reader are quoted. Answers from 500 on are
// told to Options.Report with their cause, but for refusals. A list of pages that
// cannot be read whole is an error, never a shorter list. While the source replaces
// an engine whose data is damaged, answers are 500 and /readyz is 503.
//
// An answer depends on the generation, the program and the address alone, so its
// ETag is known before the search, and a matching If-None-Match is answered 304
// without one. ETags are weak: compressed (gzip, zstd) or not, an answer is the
// same; those of files that are never compressed are strong, so that a download can
// be continued (Range, If-Range). Pages and answers are "public, no-cache": clients
// store and revalidate them, so a new generation is seen at once. The program's
// assets have a digest in their name and are kept for good. Errors are not stored.
//
// # Kept answers
//
// Whole answers of the current generation are kept (package [kept]), in every coding that
// was asked for, up to Options.Keep bytes. What was asked for twice stays longer than
// what was asked for once. One request makes what several ask for at once. Errors are
// never kept. Where the settings have no address of the site, an answer names the host it
// was asked at; then answers are kept for the hosts that are asked most.
//
// # The gate
//
// Work passes a gate: two requests for each processor at once, and as many as 64
// for each of these wait, a second at most, which counts against Options.Timeout.
// The rest are refused at once, 503 with Retry-After. A kept answer, a 304, an asset
// of the program, and what monitors ask do not pass it.
//
// Next is the client that had least, and of its requests the cheapest: searches cost
// their number of words. Package [gate] says how, and what a client is. With
// Options.Rate a client over its limit is answered 429.
//
// # Slow readers
//
// A slot is never held while a client reads, and readers of one answer share its
// bytes. Bodies are written in pieces, whose deadline moves with progress: a reader
// may pause for 15 seconds, and must take 1,000 bytes a second beyond that. When the
// bodies that slow readers hold take more than 48 MB, those that read longest are
// cut off.
//
// # Leaving
//
// From when Options.Leaving is true, /readyz is 503, and every answer closes its
// connection. Requests are answered as before.
//
// # Observing
//
// Options.Observe is told of each answer just before its last bytes are sent: its route,
// status, size, time, what it cost, and the address and client that asked for it. The
// patterns of routes are few, so they can be counted by; addresses are anybody's
// to make up.
//
// # Safety
//
// Every answer, whatever its status, has a content security policy without
// anything unsafe, nosniff, a referrer policy, no framing, and the cross-origin
// and permission policies. They are set before a route's handler is called, so
// no handler can forget them. What net/http answers before there is a request
// (400, 417, 431, 501, 505) gets them from [Guard]. By Options.HSTS, browsers
// are told to stay with HTTPS. There is no inline script or style: the accent
// colour is a stylesheet whose address holds the colour. Files of the site, SVG
// and HTML among them, are sandboxed, except PDF and video, whose viewers no
// browser starts in a sandbox. The API, the feeds and the descriptions may be
// read from other origins. With HSTS, pages have 130 points and more by the scoring
// that Mozilla's HTTP Observatory publishes (tested).
//
// A connection ends after a request with a Transfer-Encoding, as no reader has
// use for one and proxies may disagree about where it ends.
//
// # The author
//
// With Options.Author, browsers on the machine of the server are told what the author of a
// page has to know: what check says about it, and why the newest content is not shown, as a
// dialog that can be hidden; and ?preview at a page's address is the author's view of it
// (package [author]). Everybody else sees none of it, and without the option ?preview means
// nothing: a server that watches a folder may be a public one. A request is the author's if
// it names this machine (localhost, 127.0.0.1) and no proxy has added a header; as a proxy
// can hide both, the dialog is shown by a script that looks at the address in the browser.
// The notes on a page are part of its ETag.
//
// # Why
//
// Facets are links and not check boxes: one click is one address, which can be
// shared, and needs no button and no JavaScript. The script only shows, while a
// person types or chooses, what the server would show at the same address, and what
// /api/v1/suggest finds. What is above the search box stays, so that the box does not move;
// scroll, focus and what was unfolded stay too; a search that stood for a second is a step
// back. With Options.Live a second script asks for the page that is shown, on the server's
// own machine alone, and loads it again when its ETag is another one.
//
// The positions of one category or with one skill are a page that people look for with
// search engines: it has a title and a description of its own, and is in the sitemap. Every
// other search has noindex, because every combination of filters is an address, and links
// to it have nofollow. robots.txt does not forbid them: whoever may not read a page does not
// see that it is not to be indexed.
package web
