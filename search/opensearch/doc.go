// Package opensearch is the engine over a cluster of OpenSearch: the same answers as the
// local engine gives, from an index that others operate.
//
//	address, err := cluster.ParseAddress("opensearch+http://localhost:9200/jobs")
//	x, err := opensearch.At(address, cluster.Credentials{})
//	err = x.Load(ctx, generation, nil) // of package index
//	opened, err := x.Open(ctx)
//	result, err := opened.Search(ctx, search.Request{Query: "scala"})
//
// An [Index] is a [search.Opener]: a server follows it as it follows a folder.
//
// # What is in the cluster
//
//	NAME                    an alias: it leads to the pages of the current generation
//	NAME-kept               an alias of the pages of all generations that were current
//	NAME-gen-ID-…-pages     the pages of a generation
//	NAME-gen-ID-…-files     what is known of it as a whole (index.Catalog), its assets, and
//	                        addresses that are no pages
//
// A build loads a generation of package index into two new indices, refreshes them, blocks
// writes, opens them and compares pages, and then moves the alias, in one request. A build
// that fails, or is killed, changes nothing that anybody reads; two at once do not meet,
// and the last one to finish is current. Three generations before the current one are kept;
// older ones, and what was never published for a day, are deleted by the next build.
//
// An engine holds one generation, by the name of its index: requests that have begun see the
// old one to their end. It keeps the catalog in memory, some bytes for each word and each
// value of a facet, and nothing for each page.
//
// # Terms are our own
//
// The cluster analyses nothing. A page comes with its terms, as package analysis makes them,
// separated by spaces, at which the cluster splits them.
//
//	words                 each word and each name, with its share: what package terms
//	                      has in its lists
//	text_…                the terms of each text field, in their order, by block
//	title_whole           those of the title as ranking compares it, between two marks
//	title_head            those of its head, if that is less
//	facet_…               keys of values
//	skill_…               keys of skills of one strength
//	path, title, position, posted, posting, pay   to sort and to filter by
//	card, record_…, values                        the page as it is, not searchable
//
// A share is a frequency in Lucene, from which a BM25 without lengths makes the share again
// (package schema). So the score of a word is what the local engine computes, and one list is
// read for it, not six. Terms side by side are scored by BM25 of their field.
//
// # How a request is answered
//
//	query ─ plan ─▶ ways ─ prepare ─▶ counts ─ query ─▶ one search ─ hits ─▶ result
//
//	engine.go     the line above; opener.go opens generations for a server
//	prepare.go    a plan with how rare each way to match is; what memory does not know is
//	              asked once, and kept (counted.go)
//	query.go      which pages match
//	score.go      levels, rounded as package ranking rounds them, and the sum; titles.go
//	              what a title adds
//	filters.go    filters, and the counts of all facets in the same request
//	search.go     the request, and partial matches: two more where no page has all words
//	page.go       pages; all.go many of them, by a point in time
//	parts.go      how large a query may be; help.go corrected words and relaxations
//
// And how one is built: build.go a generation as a whole, loading.go its pages, incremental.go
// those that have changed. Below it, schema says how a page is kept, store keeps generations
// and files, and cluster talks to the nodes.
//
// Levels and title matches are whole steps. Sums are exact to 24 bits within a page of hits.
// Between pages of hits two sums that differ by less than 1/32 may change places, and so may
// hits of phrases, as Lucene rounds the lengths of texts. Nothing else differs from the local
// engine: tests compare totals, facets, levels, reasons, snippets and help.
//
// # Errors
//
// [cluster.ErrUnreachable], [cluster.ErrRefused], [cluster.ErrReadOnly], [cluster.ErrOld], and those of package index. What
// may pass by itself wraps search.ErrUnavailable. A generation that was deleted or changed
// is search.ErrDamaged: a follower looks for another one.
//
// Requests are sent to one node after the other, again where a node is busy or down, four
// times in all. No request outlives its context.
//
// # Why so
//
// No scripts: a cluster may have them switched off, and they are slow. No joins, no parents:
// what a page includes is resolved. One index for each generation, and not one for all: the
// alias moves at once, an old generation can come back, and counts are those of one
// generation alone.
package opensearch
