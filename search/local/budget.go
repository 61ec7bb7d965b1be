package local

import "errors"

// budget is how much a query may read.
type budget struct {
	left int // entries of lists
}

// errReads says that reading on would be more than was allowed.
var errReads = errors.New("the query reads too many long lists")

// allow says how many entries of lists may be read from now on: reading past them is
// errReads.
func (b *budget) allow(entries int) { b.left = entries }

// spend counts entries that are about to be read.
func (b *budget) spend(entries int) error {
	b.left -= entries
	if b.left < 0 {
		return errReads
	}
	return nil
}
