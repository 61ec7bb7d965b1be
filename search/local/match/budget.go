package match

import "errors"

// budget is how much a query may read.
type budget struct {
	left int // entries of lists
}

// ErrReads says that reading on would be more than was allowed.
var ErrReads = errors.New("the query reads too many long lists")

// Allow says how many entries of lists may be read from now on: reading past them is
// ErrReads.
func (b *budget) Allow(entries int) { b.left = entries }

// spend counts entries that are about to be read.
func (b *budget) spend(entries int) error {
	b.left -= entries
	if b.left < 0 {
		return ErrReads
	}
	return nil
}
