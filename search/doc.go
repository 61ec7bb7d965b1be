// Package search answers a [Request] from one generation of the index with a
// [Result]: query language, ranking, facets, snippets, and help when little is
// found.
//
// # Query language
//
// Every string is a query; there is no syntax error.
//
//	query  = { clause }                     every clause must hold
//	clause = unit { "OR" unit } | "-" unit  one of the units, or none of it
//	unit   = word | phrase | field ":" ( word | phrase )
//	field  = "category" | "skill" | "title" | "path"
//	phrase = `"` text `"`                   the last quote may be missing
//
// Operators are in capitals and stand between units; elsewhere OR and AND are
// words. AND is what a blank says already. A "-" excludes when it stands before
// a unit without a blank; inside a word it is a hyphen. A field without a value
// is the word of its name. "*" asks for nothing: alone it lists every page.
// Curly quotes are quotes; control characters are blanks; marks that turn the
// direction of text are dropped. [Query.String] writes the canonical form,
// which parses to the same query.
//
// A word is cut to terms as the index cuts text ([index.Analyze]). One with a
// comma, slash, ampersand, plus or bracket inside is several words, unless it
// names a skill; other marks inside it make it a phrase ("back-end"). Words
// side by side that name a skill ("amazon web services") are one unit.
// Punctuation by itself is ignored; a query of nothing else finds nothing.
//
// # Ranking
//
// A word matches a page in the best of four tiers:
//
//	exact   the word itself in a text, or the skill of just that name
//	alias   the skill that the word names otherwise, or another name of it
//	prefix  a word that begins with the query's last word
//	typo    a word that the word may have been meant to be
//
// The name of a skill that is an ordinary word too ("go") is exact only in
// pages that have the skill, and an alias in others.
//
// A page's tier is the worst of its words'. Hits are ordered by tier, then by s,
// the sum of BM25 over the query's words, so tiers never mix. The score that is
// shown is 3 - tier + s/(s+20).
//
//	s = Σ rarity · Σ weight · tf·(k1+1) / (tf + k1·(1 - b + b·length/mean))
//	rarity = ln(1 + (pages - with + ½) / (with + ½))
//
// with k1 = 1.2, the inner sum over fields. "with" counts the pages that match
// the word in one tier, in any field. b is 0.75 for texts and less for titles,
// headings and facts. A skill counts its weight once. The weights:
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
// All names of a skill add to s in every tier. category:, path: and exclusions
// add nothing. In postings s counts a quarter more than in other pages.
//
// Prefixes: of the last word. Typos: none in words of fewer than 5 letters, one
// in up to 8, two from 9; a mistake in the first letter counts double, a swap of
// neighbours is one (Meilisearch's rules). Only for a word that the site does
// not have and nothing begins with, and only the nearest words that it has.
// Neither applies to the name of a skill, to numbers, phrases and exclusions:
// what is known is not guessed at. Both are limited to the [MaxExpansions] most
// frequent words.
//
// Instead, hits can be ordered by position, or by title, bytewise. Ties end in
// the order of the listing: position, title, path.
//
// # Facets
//
// Chosen values of a facet are alternatives, unless every chosen skill is asked
// for (AllSkills); facets are combined. A value counts the pages that choosing
// it would find: with the query and the other facet's choice, and its own
// facet's choice set aside, or, with AllSkills, kept. Values are sorted by
// count, then name; chosen ones are always there. One pass over what the query
// found counts all: a page that fails no facet counts everywhere, one that
// fails exactly one counts in that one.
//
// # Snippets
//
// Snippets are cut from the stored passages, at most [MaxSnippets]: first the
// one that shows the most words of the query, in the best tier, own text before
// shared sections; then those that show other words. They name the heading, its
// anchor, and the shared section they come from. Whatever matched is marked,
// other names and mistyped words too. HTML in them is escaped text and <mark>.
//
// # Help
//
// No word is dropped silently. A result without hits has relaxations: the same
// request without one filter, without one clause, or with any word instead of
// all, those that find something, with their true totals. DidYouMean is a
// query with corrected words that finds more; it is looked for when there are
// fewer than ten hits.
//
// # Limits
//
// Past these a request is a [BadRequestError]; the constants say why.
//
//	MaxQueryRunes    500     characters of a query
//	MaxUnits         24      words, phrases and fields of a query
//	MaxFilters       50      values of one facet's filter
//	MaxFilterBytes   200     bytes of one value
//	MaxPerPage       100     hits of a page
//	MaxDepth         10,000  the last hit that can be paged to
//	MaxReads         30      lists as long as the site that a query reads
//
// And these shorten what is shown or considered: [MaxFacetValues],
// [MaxExpansions], [MaxTypoLetters], [MaxSnippets], [MaxSuggestions],
// [MaxNameWords].
//
// # Why not bleve's own searchers
//
// The lists of pages, their counts and places are bleve's; reading them is left
// to it. Its searchers make an object for each page that matches, its collector
// calls a method for each, and a word in six fields is a disjunction of six
// searchers. Adding up in an array of slots takes a fraction of the time, has
// no garbage, and gives tiers and facets for nothing. Its facets cost several
// times the query, its highlighter reads the whole page again. "make bench"
// prints the figures.
package search
