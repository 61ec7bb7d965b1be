// Package termlist reads the term lists of an index: which pages have a term in a field,
// how often, and how long the field is.
//
//	snapshot, err := termlist.Open(generation)
//	if err != nil { … }
//	defer snapshot.Close()
//	lists, err := snapshot.Lists()
//	lists.Allow(30 * generation.Len())
//	err = lists.Counts(field.Title, []byte("nurse"), func(doc index.Doc, count, length int) { … })
//
// Package index/terms has one list for all fields; this is for words in one field, and for
// words side by side. It reads bleve's segments below bleve's searchers, which make an
// object for each page that matches. What this relies on is asserted when an index is
// opened.
//
// Terms are those of package index: of analysis, and joined ones. Pages come in the order
// of the index. How much a query reads is limited by [Reader.Allow]: an
// entry of a list counts one, one with its places four.
//
//	snapshot.go  the index, held open, and what is asserted of it
//	lists.go     the list of one term
//	phrase.go    the pages where terms stand side by side
package termlist
