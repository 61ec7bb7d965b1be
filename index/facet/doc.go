// Package facet is the table of facets: the properties of pages whose values a
// reader can choose. What goes in is a page with its skills; what comes out are
// the values of each facet, and how a request may spell them.
//
//	table := facet.Table(site.Settings.Facets, lexicon)
//	for _, f := range table {
//		for _, v := range f.Values(page) {
//			fmt.Println(f.Name, v.Name, f.Key(v.Name))
//		}
//	}
//
// Everything that stores, counts, filters, reads or shows facets iterates over
// the table. A site adds one in careers.yaml, from any key of front matter.
//
// # To add a built-in facet
//
// Add an entry to builtin (table.go) and its name to builtInFacets of package
// content/settings; a test compares the two. Raise [Version], and
// record the new behaviour with "go test ./index/facet -update". If the values
// come from a new key of front matter, add the key first (package frontmatter).
// Nothing else changes: the index, counts, filters, the query language, feeds, pages
// and the description of the API follow. Only if words of a query alone ("berlin",
// without "place:") are to mean the values as well, say with named which words do
// (query.go), and add them to facts (package fulltext).
//
// # The built-in facets
//
//	name       values                                             several
//	category   the page's category                                no
//	skill      the names of its skills                            yes
//	place      its locations, and the areas above each            yes
//	workplace  onsite, hybrid, remote                             no
//	type       full-time, part-time, contract, temporary,         yes
//	           internship, volunteer, per-diem, other
//	level      intern, junior, senior, lead, staff, principal,    no
//	           head, director: from the key level, else from a
//	           posting's title
//
// And two that every site has and no setting chooses. They are on demand: only requests that
// choose from them have counts of them, and pages have and offer none of their values.
//
//	posted     the month of its date, 2006-01; undated for        no
//	           a posting without one
//	section    the shared sections that it includes, at any       yes
//	           depth
//
// # Values
//
// A value has a name that is shown. Values of one key ([Definition.Key]) are one
// value, in the spelling that most pages use: letter case and repeated spaces
// do not matter, nor do hyphens and underscores in the values that the program
// itself defines. Two values of one name that mean two things have long names,
// which are shown where a site has both: "Cambridge, United Kingdom" and
// "Cambridge, United States".
//
// A page also has the values that contain its own: a posting in Berlin has the
// places Berlin and Germany.
//
// A request may use the long name and any alias: München is Munich, k8s is
// Kubernetes, "Full time" is full-time, "October 2026" is 2026-10.
//
// # Settings
//
// Without the setting facets, a site has the built-in ones in the order above.
// With it, it has those that are listed, in that order. Category and skill
// always exist, because pages show them; if they are not listed they are hidden:
// requests can use them, and pages do not offer them.
//
// # The types of a facet on its way
//
//	settings.Facet         what careers.yaml says
//	facet.Definition       what its values are, and how requests may spell them
//	index.Facet            the values that a generation has, numbered
//	local.facet            the names by which requests find them
//	search.Facet           what pages and programs are told
//
// A filter (?team=Platform) is checked against the numbers of each page's values. A
// field of a query (team:Platform) finds the pages that have the value.
package facet
