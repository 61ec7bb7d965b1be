// Package ranking orders the pages that a search has found.
//
//	level := ranking.LevelOf(plan.Exact, true)    // how well one clause was found
//	titles := ranking.NewTitleMatcher(plan)
//	key := ranking.SortKey(meanLevel, sum, true) + titles.Compare(terms, head, values).Worth()
//	top.Add(ranking.Hit{SortKey: key, Rank: rank, Page: page})
//	for _, hit := range top.From(0) { … }         // the best, in order
//
//	rank.go   levels, idf, boosts, sort keys, and the scores that are shown
//	title.go  how much of a title a query is
//	top.go    keeps the best
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
// with k1 = 1.2, the mean rounded (fulltext.TermFields), the inner sum over fields, which is in the file of terms (package
// index/terms). "with" counts the pages that match the word in one tier, in any field. b is 0.75 for texts and less for titles,
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
package ranking
