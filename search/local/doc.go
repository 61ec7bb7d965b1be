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
//	match.go       which pages hold the plan, clause by clause; alternative.go one way to
//	               match a clause, lists.go words of it, values.go values of facets;
//	               some.go pages that match most of the plan
//	rank.go        BM25, boosts, levels, sort keys; title.go how much of a title a
//	               query is; top.go keeps the best
//	show.go        the kinds of pages that are shown, and what they pay
//	tally.go       filters and counts, in one pass over the pages found
//	facets.go      the facets of the site
//	hits.go        pages as results show them; highlight.go, snippet.go
//	help.go        did_you_mean, and relaxations
//	suggest.go     completions
//	page.go        a page whole, with postings like it
//	damage.go      page faults, records that cannot be decoded, scrubbing
//
// Below it, plan says what a query looks for; vocabulary holds the words of the site, for
// prefixes, typing mistakes, forms and compounds; termlist reads bleve's term lists, where
// the one list of a word in the file of terms (package index/terms) is not enough; and
// field numbers the fields that all of them read. The files here are one package because
// they share one state per page; each step of the line above could be read alone.
//
// # Score
//
// Pages are ordered by the mean level of the clauses (package search), by their idf and in
// half levels, to which a title match adds up to 5/6 of a level; then by s, the sum of
// BM25 over the query's words. The score that is shown is 8 less the level, so counted,
// and s/(s+20) of the 1/12 up to the next step. A clause that a partial match lacks has
// level 8.
//
//	s   = Σ idf · Σ boost · tf·(k1+1) / (tf + k1·(1 - b + b·length/mean))
//	idf = ln(1 + (pages - with + ½) / (with + ½))
//
// with k1 = 1.2, the inner sum over fields, which is in the file of terms. "with" counts the pages that match
// the word in one tier, in any field. b is 0.75 for texts and less for titles,
// headings and facts. A skill counts its boost once. The boosts:
//
//	10   title
//	 7   a skill that the page requires
//	 5.5 one that it accepts instead of another
//	 4.5 one that it prefers
//	 4   headings; facts: place, kind of employment, category, name in the navigation
//	 3   description
//	 2   the page's own text
//	 1.5 a skill that it mentions
//	 1   shared sections
//
// All names of a skill add to s in every tier. A value that words name counts as a
// required skill; facets and paths that the query names (place:berlin), and exclusions,
// add nothing. Two words of the query side by side add as a word does. Words that are
// set aside add 0.3 of it. In postings s counts half more than in other pages.
//
// # Prefixes and typing mistakes
//
// Prefixes: of the last word. Typing mistakes: none in words of fewer than 5
// letters, one in up to 8, two from 9; a mistake in the first letter counts
// double, a swap of neighbours is one (Meilisearch's rules). Only for a word that
// the site does not have and nothing begins with, that has no other form, spelling or
// name there and names no value; and only the nearest words that it has. Neither applies
// to the name of a skill, to numbers, phrases and exclusions. Both are limited to the [vocabulary.MaxExpansions] most frequent words.
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
// The term lists, their counts and positions are bleve's, and so is what the file of
// terms is made of. Its searchers make an object for each page that matches, its
// collector calls a method for each, and a word in six fields is a disjunction of six
// searchers. Adding up in an array with one state per page takes a fraction of the time,
// makes no garbage, and gives tiers and facets for nothing. bleve's facets cost several times the
// query, its highlighter reads the whole page again. "make bench" prints the
// figures. What this relies on is asserted when an index is opened (package
// termlist) and pinned by a test against bleve's own queries and facets.
package local
