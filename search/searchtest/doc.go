// Package searchtest tests engines: one suite for what package search promises, whatever
// engine keeps it.
//
//	func TestSuite(t *testing.T) {
//		searchtest.Run(t, func(t testing.TB, site *content.Site) search.Engine {
//			…
//		}, searchtest.Options{Sites: 12, Requests: 80})
//	}
//
// [Run] has a group of tests for each section of search/doc.go: the query language,
// partial matches, tiers, order, positions and other pages, facets, snippets, help, and
// limits. What has no section there is specified where it is declared: suggestions, pages
// whole, and the description of a site. Each test builds the sites that it needs, asks, and
// compares the answer with what is written beside the question, or with a walk over the
// pages. go test -run Suite/Order runs one group. There is a file for each group, so the
// package is larger than most, and nothing is shared but the sites:
//
//	suite.go       the groups; site.go the sites that they ask
//	language.go    the query language; limits.go how much of it
//	tiers.go       how a word matches; written.go as it is written; partial.go words that no
//	               page has all of
//	order.go       what comes before what; relevance.go what a candidate expects
//	values.go      facets and filters; kinds.go kinds of pages, pay and days
//	results.go     what is true of every result; snippets.go what hits show; help.go help
//	pages.go       pages whole; reading.go many of them; about.go the site as a whole
//	random.go      random sites and requests; laws.go what holds for them; agree.go two
//	               engines on them
//
// The group Random has no expected answers. On sites with ties in everything that orders
// pages ([RandomSite]) it asks for anything in every way ([RandomRequest]) and checks laws
// that hold for every site, as that a filter adds no hit. With Options.Reference a second
// engine answers the same requests, and [Compare] compares the two: all that a result says
// must be equal, and the order, but for sums of scores that are nearly the same. So it is
// for every word of the titles and headings of whole sites, in the group Written.
//
// What is an engine's own has tests in its package: how it reads its data and notices
// damage, and limits beside those of the contract.
package searchtest
