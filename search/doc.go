// Package search is the contract between those who ask and the engines that
// answer: requests, results, the query language, facets, and limits. It holds no
// engine. Package search/local is the engine over an index folder.
//
//	engine, err := local.Open("site.idx")
//	if err != nil { … }
//	defer engine.Close()
//	result, err := engine.Search(ctx, search.Request{Query: "scala berlin"})
//	result.WriteJSON(os.Stdout)
//
// A [Request] goes in, a [Result] comes out. A server keeps a [Follower], which
// serves one engine while the next generation is opened.
//
// # Query language
//
// Every string is a query; there is no syntax error.
//
//	query  = { clause }                     every clause must hold
//	clause = unit { "OR" unit } | "-" unit  one of the units, or not this one
//	unit   = word | phrase | field ":" ( word | phrase )
//	field  = "title" | "path" | the name of a facet
//	phrase = `"` text `"`                   the last quote may be missing
//
// Operators are in capitals and stand between units; elsewhere OR and AND are
// words. AND changes nothing: every clause must hold anyway. A "-" directly
// before a unit excludes it; inside a word it is a hyphen. A field without a
// value is the word of its name. "*" asks for nothing: alone it lists every
// page. Curly quotes are quotes; control characters are spaces, and so is the
// space of zero width; characters that change the direction of text are dropped.
// [Query.String] writes the canonical form, which parses to the same query.
//
// A word is cut into terms as the index cuts text (package index/analysis). One
// with a comma, slash, ampersand, plus or bracket inside is several words,
// unless it names a skill; other punctuation inside it makes it a phrase
// ("back-end"). An ampersand with spaces joins words of three letters in all ("R & D",
// "AT & T"), as it does in the index. Words side by side that name a skill ("amazon web services") are
// one unit. Punctuation by itself is ignored; a query of nothing else finds
// nothing.
//
// Function words and words with which people ask for jobs ("which jobs need
// terraform") are set aside where the query has others: hits need not have them
// ([Result.SetAside]), and those that do are worth a little more. In quotes they are
// words like others.
//
// # Tiers
//
// A word matches a page in the best of five tiers:
//
//	exact   the word itself in a text, or the skill of exactly that name
//	alias   the skill that the word names otherwise, or another name of it; the word
//	        written joined, hyphenated or apart ("fullstack", "full-stack", "full stack")
//	form    another form of the word, in the languages that the site is written in
//	        (recruiter, recruiting, recruitment)
//	prefix  a word that begins with the query's last word; a compound that ends in
//	        the word ("entwickler" in Softwareentwickler)
//	typo    a word that is a typing mistake away
//
// The name of a skill that is an ordinary word too ("go") is exact only in
// pages that have the skill, and an alias in others.
//
// A page's tier is the worst of its words'. Hits are ordered by tier, and within
// a tier by the engine's score; tiers never mix. Pages can instead be ordered by
// position, or by title, bytewise. Ties end in the order of the listing:
// position, title, path.
//
// # Facets
//
// [Facets] is the site's table: category, skill, place, workplace, type, level,
// and what the site adds. Chosen values of one facet are alternatives, unless
// all of them are asked for ([Filter.All]); facets are combined. A value's count
// is the total that choosing it would give: its own facet's choice is set aside,
// or with All it is chosen in addition. Values are sorted by count, then name;
// chosen ones are always there. Values are understood in any letter case, and by
// their aliases.
//
// # Snippets
//
// Snippets are cut from the stored passages, at most [MaxSnippets]: first the
// one that shows the most words of the query, in the best tier, the page's own
// text before shared sections; then those that show other words. They name the
// heading, its anchor, and the shared section they come from. Whatever matched is
// marked, aliases and mistyped words too. HTML in them is escaped text and
// <mark>.
//
// # Help
//
// No word is dropped silently. A result without hits has relaxations: the same
// request without one filter, without one clause, or with any word instead of
// all, those that find something, with their true totals ([Relax]). DidYouMean
// is a query with corrected words that finds more.
//
// # Limits
//
// A request over one of these is a [BadRequestError]; the constants say why.
//
//	MaxQueryRunes    500     characters of a query
//	MaxUnits         24      words, phrases and fields of a query
//	MaxFilterValues  50      values of one facet's filter
//	MaxFilterBytes   200     bytes of one value
//	MaxPerPage       100     hits of a page
//	MaxDepth         10,000  the last hit that can be paged to
//
// An engine may have limits of its own. [MaxFacetValues], [MaxSnippets] and
// [MaxSuggestions] shorten what is shown.
package search
