// Package local is the search engine over an index folder: it answers the
// requests of package search from one generation of package index.
//
//	engine, err := local.Open("site.idx")
//	if err != nil { … }
//	defer engine.Close()
//	page, err := engine.Page(ctx, "/open-positions/engineer")
//
// A server passes [NewOpener] to search.NewFollower instead.
//
// # How a request is answered
//
//	request ─ Check ─▶ query ─ plan ─▶ plan ─ match ─▶ pages with scores
//	  ─ tally, rank ─▶ counts and the best pages ─ hits ─▶ result ─ help ─▶ result
//
//	engine.go      the line above; opener.go opens generations for a server
//	count.go       filters and counts of what was found, with sets; tally.go page by page;
//	               show.go the kinds of pages that are shown, and what they pay
//	hits.go        pages as results show them
//	help.go        did_you_mean, and relaxations
//	suggest.go     completions
//	page.go        a page whole, with postings like it
//	site.go        the site as a whole
//	damage.go      page faults, records that cannot be decoded, scrubbing
//
// Below it, plan says what a query looks for; match finds the pages, and the best of them;
// ranking orders what was found, and specifies the score; highlight shows it; vocabulary holds
// the words of the site, for prefixes, typing mistakes, forms and compounds; pageset has sets
// of pages; and field numbers the fields that all of them read.
//
// # Prefixes and typing mistakes
//
// Prefixes: of the last word. Typing mistakes: none in words of fewer than 5
// letters, one in up to 8, two from 9; a mistake in the first letter counts
// double, a swap of neighbours is one (Meilisearch's rules). Only for a word that
// the site does not have and nothing begins with, that has no other form, spelling or
// name there and names no value; and only the nearest words that it has. Neither applies
// to the name of a skill, to numbers, phrases and exclusions. Both are limited to the
// [vocabulary.MaxExpansions] most frequent words.
//
// # Limits of this engine
//
//	MaxReads  30  entries of term lists that a query may read, in multiples of
//	              the number of pages
//
// [vocabulary.MaxExpansions], [vocabulary.MaxTypoLetters], [plan.MaxGuesses] and
// [plan.MaxNameWords] shorten what is considered.
//
// # Why not bleve's own searchers
//
// The words, their counts and places are bleve's: the file of terms (package index/terms) is
// made of its segments, and a test compares what is found with bleve's own queries and facets.
// But its searchers make an object for each page that matches, its collector calls a method
// for each, and a word in six fields is a disjunction of six
// searchers, each of which looks the word up in every segment. A list of the file of terms
// is found once, becomes a set of pages in about a nanosecond an entry, and sets give totals
// and facets; only pages that can be among the best are scored. bleve's facets cost several
// times the query, its highlighter reads the whole page again. "make bench" prints the
// figures.
package local
