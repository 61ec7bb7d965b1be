// Package fulltext makes of the texts of pages one file of terms: which words each page has in
// which field, and what they are worth there.
//
//	texts, err := fulltext.New(ctx, source, fulltext.Options{
//		Names: fulltext.NewNames(lexicon.Default(), synonyms.Default()), Disk: disk.OS{}, Folder: temp,
//	})
//	err = texts.WriteTerms(ctx, w)  // for terms.Open
//	texts.WriteDocuments(w)         // for OpenBefore, in the next build
//	err = texts.Close()
//
// A [Source] has the pages; it decides where their texts are until they are needed. Package
// analysis says what a term is, package terms what the file has. What searches must know of how
// texts were indexed is here too: fields, their weights, and joined terms.
//
// # Fields
//
//	field              terms of
//	title              the title
//	headings           the headings, also those of sections
//	description        the description, unless derived
//	facts              category, menu (if not the title), places, workplace, type, values of
//	                   own facets
//	own                passages of the page's own text
//	shared             passages of shared sections
//
// [FieldText] is the text of a field: its blocks (title, heading, paragraph, list item, table
// cell), one per line. Names of several words, of technologies, roles and places, are terms
// too where a text has them, with a space inside ([JoinedTerm]): a search for a name reads
// one list instead of positions. The values of facets are no terms: columns have them.
//
// # Terms
//
// bleve inverts the texts: the pages become its documents ([NewDocument]), of which its
// segments are made, with the frequencies, places and lengths of fields. The file
// of terms is made of them: one list for each word, with what BM25 gives it on each page
// ([TermFields] has the weights; package terms the formula and the format), and
// where it is in each field. The segments are removed then. An index that bleve itself can
// open would take twice the room of the texts and half the time of a small change, and a
// search has nothing to read there: it takes four times as long with six lists a word.
//
// # Documents
//
// A document is a page by its place in the order of paths. The file of documents has of each
// a digest of all that its terms follow from, and what was seen of its text: the length of each
// field, and its language. So mean lengths and the languages of a site are known without
// reading the texts of pages that have not changed.
//
// [Before] is both files of the build before. Lists lose the documents that are gone and get
// the new ones, and the others their new numbers. What a word is worth in a page depends on the
// mean lengths of texts. So these are rounded: they stay the same until texts have become
// longer or shorter by a hundredth. Then shares are computed again, of the places and lengths
// that the file has.
//
// The files follow from the pages: how many processors there are, in how many pieces texts are
// inverted, and what was taken over make no difference.
package fulltext
