// Package feed writes a feed as Atom 1.0 (RFC 4287) and as JSON Feed 1.1. It knows nothing
// of searches and engines.
//
//	f := &feed.Feed{ID: "https://jobs.example.com/feed.atom", Title: "Jobs", Entries: entries}
//	err := f.Atom(w)
//
// Each entry has an id that stays, its whole text, who wrote it, and its categories. What
// is relative in the text is made absolute, as readers show it far from the site. Where
// there are more entries than one document holds, the documents of a feed link to each
// other (RFC 5005, section 3).
//
// # Dates
//
// Atom requires a date of every entry and of the feed. An entry was updated when its page
// last changed, and not before it was published. The feed is as new as its newest entry.
// What is not known is as old as the oldest entry of the document, and in JSON, left out.
// Where no entry has a date, all were updated at [Undated]: the time of the answer would
// show everything as new every time.
//
// # Why no library
//
// gorilla/feeds has neither terms of categories, which Atom wants as attributes, nor
// several links, languages, bases or paging; what is left of it is less than this.
package feed
