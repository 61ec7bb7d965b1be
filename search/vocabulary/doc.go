// Package vocabulary holds the words that the texts of a site have, and tells what else a
// word of a query may stand for there.
//
//	words := vocabulary.New(&generation.Terms().Words, pages, []string{"de"}, "de")
//	words.Prefixed("terra", field.AllTexts)               // terraform
//	words.Mistyped("terrafrom", field.AllTexts, false)    // terraform, distance 1
//	words.SameStem("recruiter", field.AllTexts)           // recruitment, recruits
//	words.CompoundsOf("entwickler", field.AllTexts)       // softwareentwickler
//	words.IsAside("und")                                  // true
//
// Words are terms of package analysis. An answer is a list of [Expansion], the nearest
// first, then the most frequent; fields say in which texts of pages it has to be. What
// costs more than a millisecond is found when the first query needs it. Words are safe for
// concurrent use.
//
//	vocabulary.go     the words, how many pages have each, and those that begin so
//	near.go           the words that are nearest to a mistyped one
//	forms.go          those with the same stem
//	compounds.go  those that are made of others
//	aside.go     those that tell no job from another
package vocabulary
