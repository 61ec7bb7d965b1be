// Package terms has every word of an index in one file, and with each word the pages that
// have it and what it is worth there.
//
// It is made of what bleve makes of documents: its segments have a list for each field, with
// counts, places and lengths of fields, of which BM25 makes numbers. Here is one list for all
// fields, with the numbers:
//
//	segment, err := terms.NewSegment(documents)
//	change := terms.Change{Pages: 2, New: []terms.Part{{segment, []uint32{0, 1}}}}
//	w := storage.NewWriter(file)
//	err = terms.Write(ctx, w, change, fields)
//
//	f, err := terms.Open(entries)
//	i, ok := f.Words.Find("nurse")
//	f.Words.Fields(i)                       // in which fields, a bit for each
//	list, err := f.Words.List(i)            // list.Len() pages
//	for c := list.Chunks(); c.Next(); {
//		for n := range c.Len() {
//			doc, share, inFirst := c.At(n)  // ascending
//		}
//	}
//
// So a query reads one list where it would read six, and adds where it would divide. It
// reads even less when it looks for the pages first, and then scores some of them: sets of
// pages have a bit for each.
//
//	list.Mark(all, inFirst)                 // adds the pages to sets
//	entries = list.AppendIn(entries, set, pages)
//	inFirst, elsewhere := list.Most()       // no share is larger
//
// With each word goes where it is in each of the fields, for words in some of the fields and
// for words side by side:
//
//	r := terms.NewReader(f)
//	list.MarkIn(1<<title, all, inFirst)
//	r.ByField(list, 1<<title, nil, func(found terms.Found) { … })
//	r.Phrase([]terms.List{night, nurse}, fields, func(found terms.Found) { … })
//
// # Shares
//
// The share of a page is what BM25 sums for the word before idf, over the fields:
//
//	Σ boost · tf·(k1+1) / (tf + k1·(1 - b + b·length/mean))
//
// with [K1]; boost, b and the mean length are those of [Field]. A share is a float32, and
// the sum is taken in the order of the fields, so a reader who adds the parts up by himself
// gets the same number, bit by bit.
//
// # Changes
//
// A [Change] may have the file of an index before. Then only the documents are needed that
// are new: each list loses the pages that are gone, gets the new ones, and the others get
// their new numbers, as long as these are in the same order. If the fields are worth
// something else than they were, shares are computed again, of places and lengths. The bytes
// are those that are made of all documents.
//
// # Names
//
// A term with a space in it is a joined term: a name of several words where they stand side
// by side ("machine learning"), which index adds to the terms of a text. These are in
// Names, everything else is in Words.
//
// # The file
//
// A file of entries (package storage): the lists of all words, the lists of all names; then
// for words, and the same for names, the terms in one string, where each begins in it and
// where the last one ends (uint32), its fields (a byte), and how many pages have it in the
// field where most have it (uint32); then the number of fields (a byte) and the length in
// terms of each field of each page (uint32). Terms are in the order of bytes. Numbers are
// little endian.
//
//	list    pages uint32, most elsewhere float32, most in the first field float32, chunk…, field…
//	chunk   number uint16, pages less one uint16, page uint16…, share float32…
//	field   number uint8, flags uint8, length uint32, pages uint32, chunk…, offset uint32…, length uint8…, entry…
//
// A chunk has the pages from number·65,536 on; in it they are counted from there. The sign
// of a share says whether the word is in the first of the fields, the title.
//
// A field has the chunks of its pages, without shares, and for each page an entry with the
// places, ascending: varints, of which each is counted from the one before. Flag 1 says that
// its pages are those of the whole list, and its chunks are left out. There is the length of
// each entry, and for one in 32 where it begins. A length of 255 says that the entry is as
// long or longer, and begins with its length (uint32), which counts these bytes too.
package terms
