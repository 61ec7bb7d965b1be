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
// serves one engine while the next generation is opened. An engine whose data turns out
// to be damaged answers [ErrDamaged] from then on, and is replaced at once by the newest
// sound generation.
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
// ("back-end"). An ampersand with spaces joins two letters, and what is usually written so
// ("R & D", "AT & T"), as it does in the index. Punctuation by itself is ignored; a query of
// nothing else finds nothing.
//
// Words side by side are one unit when they are
//
//   - a name of a skill ("amazon web services")
//   - a value of the facets place, workplace, type or level that the site has ("new
//     york", "home office", "part time"); pages with the value come before those that
//     merely say the words. One word can name a value, too ("münchen" is Munich), also
//     beside OR and after "-"
//   - one word elsewhere on the site ("full stack" where a page says "fullstack")
//
// A role or concept is found by its other names too, in the languages of the site and
// in English ("qa" finds the Software Tester): package index/synonyms and the setting
// synonyms of a site.
//
// Function words, words with which people ask for jobs ("which jobs need terraform"),
// and words that nearly every page has and no title, are set aside where the query has
// others: hits need not have them ([Result.SetAside]), and those that do are worth a
// little more. In quotes they are words like others.
//
// # Partial matches
//
// When no page has every word, the hits are the pages with the most of them:
// [Result.Match] is [MatchSome], and each hit says what it lacks ([Hit.Missing]). Facets
// and paths that the query names hold all the same, and what it excludes stays out.
// Filters and Show do not matter for it: a request whose filters leave nothing has no hits.
//
// # Tiers
//
// A word matches a page in the best of five tiers:
//
//	exact   the word itself in a text; the skill or the value of exactly that name
//	alias   the skill, value, role or concept that the word names otherwise, or another
//	        name of it; the word written joined, hyphenated or apart ("fullstack",
//	        "full-stack", "full stack")
//	form    another form of the word, in the languages that the site is written in
//	        (recruiter, recruiting, recruitment); a compound that ends in it
//	        ("entwickler" in Softwareentwickler); of a name of several words, one alone
//	prefix  a word that begins with the query's last word
//	typo    a word that is a typing mistake away
//
// The name of a skill that is an ordinary word too ("go") is exact only in
// pages that have the skill, and an alias in others.
//
// # Order
//
// A word in the title, in one of the first three tiers, comes before any mention of it
// elsewhere: whoever types "recruiter" would rather see the Recruitment Consultant than an
// engineer whose page says "no recruiters". So a word has one of eight levels: exact, alias
// and form in the title (or a value of a facet); exact, alias and form elsewhere; prefix;
// typo. For one word, levels never mix. For several, pages are ordered by the mean level,
// in which rare words weigh more, then by the engine's score.
//
// A page gains up to most of a level when its title is the query, or begins with it
// ("Designer (m/f/x)"), or has the words side by side, or is the query but for the words
// that are set aside. So of pages whose titles have the words as typed, the one whose
// title is the query comes first.
//
// Pages can instead be ordered by position, by title, bytewise, or the newest first: by
// the day on which a posting was put up, undated ones last. Ties end in the order of the
// listing: position, title, path; those of one title, in the path.
//
// # Positions and other pages
//
// [Show] chooses postings, other pages, or both. Totals, counts and relaxations are of
// what is shown; [Result.Positions] and [Result.Others] tell how many of either match, so
// that nothing is out of reach. [Request.PayMin] leaves out what pays less at best.
//
// # Facets
//
// [Facets] is the site's table: category, skill, place, workplace, type, level,
// what the site adds, and two on demand: posted (a month, or "undated") and section (a shared
// section that a page includes), which an answer counts only if the request chooses from
// them. Chosen values of one facet are alternatives, unless
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
// No word is dropped silently. When a word was mistyped, [Result.Showing] is the query
// that was answered instead. DidYouMean is a query with corrected words that finds
// more. A result without hits has relaxations: the same request without one filter,
// without one clause, or with any word instead of all, those that find something, with
// their true totals ([Relax]).
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
