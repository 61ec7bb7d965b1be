// Package plan says what a query looks for on one site.
//
// A [search.Query] goes in, with what the site knows: its words, its values of facets, the
// lexicon of skills, and other names of roles. Out comes a [Plan] that needs no knowledge
// of language any more, only lists of terms, values and paths.
//
//	planner := plan.Planner{Lexicon: lexicon, Words: words, Facets: facets, Skills: skills, Names: names}
//	queries := planner.ForQuery(plan.MaxGuesses)
//	queries.Plan(query)        // remote k8s: pages with the value remote or the word, and
//	                           // with the skill Kubernetes, the word k8s or kubernetes
//	queries.Corrected(query)   // the query without its typing mistakes
//
// A plan is a list of [Clause], and a page matches when it holds one [Alternative] of each.
// Alternatives are in a [Tier] each, the best first.
//
//	plan.go        what a plan consists of, and what it tells of its query
//	planner.go     a query, clause by clause; tier.go how a word may match
//	unit.go        one word or phrase of it
//	names.go       words that are a name of a skill; values.go of a value of a facet;
//	               othernames.go of a role or concept
//	compounds.go   words written joined, hyphenated or apart; other forms of a word
//	aside.go       words that pages need not have; beside.go words side by side
//	memory.go      what was found out about words, for the next query that has them
//	correct.go     what a person meant who mistyped
//	facet.go       what queries call the values of a facet
package plan
