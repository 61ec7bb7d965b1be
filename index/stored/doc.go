// Package stored is what is stored of a page, and the bytes that it is stored in. It knows
// neither files nor other pages.
//
//	page := stored.New(source)  // a page of the content, its skills with it
//	passages := stored.EncodePassages(page.Passages)
//	r := stored.Record{
//		Card:     stored.EncodeCard(&page.Card),
//		Passages: passages,
//		Body:     stored.EncodeBody(page, passages),
//	}
//	card, err := stored.DecodeCard(r.Card)  // what a list shows
//	page, err = r.Page()                    // all of it
//
// A page has three records, so that ten hits are ten small reads of one kind each:
//
//	card      what a list shows of it, the path first
//	passages  the text that snippets are cut from, in runs of one heading and one origin
//	body      the rest: HTML, headings, skills with their evidence
//
// A body is compressed with the passages of its page as the dictionary, as it has their text
// once more, between tags: so it is read with them.
//
// An [Address] is what is known of a path that is no page: of what was one, or leads to one.
//
// Bytes that nobody has encoded are an error, storage.ErrRecord as a rule, and take little more
// memory than they are long. What is decoded is copied: it does not point into the bytes. The
// formats have no version of their own: they belong to index.SchemaVersion.
package stored
