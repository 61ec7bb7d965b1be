package feed

import (
	"time"
)

// Undated is the date of entries where none has one.
var Undated = time.Date(2000, time.January, 1, 0, 0, 0, 0, time.UTC)

// Feed is one document of a feed. Addresses are absolute; those that are "" are left out.
type Feed struct {
	ID       string // the same for all documents of the feed
	Title    string
	Language string
	Author   string
	Icon     string
	Home     string // the page that shows the same
	Self     string // of this document

	First, Previous, Next, Last string

	Entries []Entry
}

// Entry is one page.
type Entry struct {
	URL        string // also its id
	Title      string
	Summary    string
	HTML       string // what is relative in it is below URL
	Author     string // "" is the feed's
	Published  time.Time
	Updated    time.Time // zero is unknown, as Published
	Categories []Category
	Tags       []string // in JSON, which has no kinds of categories
	Extension  any      // in JSON, as _job
}

// Category of an entry. Scheme is the address of what kind it is; "" for the main one.
type Category struct{ Scheme, Term, Label string }

// changed is when an entry was last updated; zero if that is unknown.
func (e *Entry) changed() time.Time {
	if e.Published.After(e.Updated) {
		return e.Published
	}
	return e.Updated
}

// span is from the oldest to the latest change of an entry.
func (f *Feed) span() (oldest, latest time.Time) {
	for i := range f.Entries {
		at := f.Entries[i].changed()
		if at.IsZero() {
			continue
		}
		if oldest.IsZero() || at.Before(oldest) {
			oldest = at
		}
		if at.After(latest) {
			latest = at
		}
	}
	if oldest.IsZero() {
		return Undated, Undated
	}
	return oldest, latest
}
