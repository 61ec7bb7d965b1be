// Package match finds the pages of a generation that match a plan, and the best of them. The
// score is specified by package ranking.
//
//	columns := match.NewColumns(generation, skills) // once
//	m := match.New(columns)                         // for each search at the same time
//	m.Allow(entries)
//	pages, err := m.Locate(ctx, plan)               // all that match
//	err = m.Best(ctx, plan, hits, &top)             // hits: those of them that filters let through
//	docs, err := m.MatchMost(ctx, plan)             // instead, where no page matches
//
// It knows plans, and nothing of requests: filters, counts, and how hits are shown are the
// engine's.
//
// # In which order
//
// Locating goes first, as it says which pages match and not how well, which takes a fraction
// of the time. Best scores the few pages that can be among the best; MatchOnly scores given
// ones, for other orders than by relevance; MatchMost, and Match for postings like one, score
// all. After each of these, SortKey and Score are those of the pages that were scored.
//
// Each of them stops with [ErrReads] when it has read as many entries of term lists as
// allowed.
//
// # The files
//
//	matcher.go     the working memory; columns.go what all matchers of a generation read,
//	               values.go the pages of values; budget.go how much may be read
//	locate.go      which pages match the plan, and in which levels, as sets of pages
//	lists.go       the lists of words
//	best.go        the pages that can be among the first, by levels and titles; bound.go
//	               by what their scores can be
//	match.go       the scores of these, clause by clause; alternative.go one way to
//	               match a clause; reward.go what pages need not have; some.go pages that
//	               match most of the plan
//
// They are one package because they share one state per page, and scoring relies on what
// locating has read.
package match
