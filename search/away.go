package search

// Addresses that are no page any more.

// MovedError is the error for an address that a page has beside its own. It is an
// ErrNotFound.
type MovedError struct {
	To string // the page's path, unescaped
}

func (e *MovedError) Error() string { return "the page is at " + e.To }

// Unwrap makes it an ErrNotFound.
func (e *MovedError) Unwrap() error { return ErrNotFound }

// GoneError is the error for a posting that is closed. It is an ErrNotFound.
type GoneError struct {
	Path, Title, Category string
	Closed                string // its last day, 2006-01-02; "" is unknown
	Similar               []Hit  // open postings like it; no snippets
}

func (e *GoneError) Error() string { return e.Title + " is closed" }

// Unwrap makes it an ErrNotFound.
func (e *GoneError) Unwrap() error { return ErrNotFound }
