// Package pageset has sets of pages of an index, a bit for each page.
//
//	s := pageset.New(pages)
//	s.Add(doc)
//	s.And(other)
//	s.Len()
//	for doc := range s.All() { … }      // ascending
//
// Sets that are used together are of the same number of pages.
package pageset

import (
	"iter"
	"math/bits"

	"github.com/careers-index/careers/index"
)

// Set is a set of pages. The zero Set is nil: it belongs to an index without pages.
type Set []uint64

// wordBits is how many pages a word has.
const wordBits = 64

// Words is how many words the set of an index of so many pages has.
func Words(pages int) int { return (pages + wordBits - 1) / wordBits }

// New is an empty set for an index of so many pages.
func New(pages int) Set { return make(Set, Words(pages)) }

// Fill adds all of an index's pages, of which there are so many.
func (s Set) Fill(pages int) {
	for i := range s {
		s[i] = ^uint64(0)
	}
	if rest := pages % wordBits; rest > 0 {
		s[len(s)-1] = 1<<rest - 1
	}
}

// Add adds a page.
func (s Set) Add(doc index.Doc) { s[doc/wordBits] |= 1 << (doc % wordBits) }

// Remove removes a page.
func (s Set) Remove(doc index.Doc) { s[doc/wordBits] &^= 1 << (doc % wordBits) }

// Has reports whether a page is in the set.
func (s Set) Has(doc index.Doc) bool { return s[doc/wordBits]>>(doc%wordBits)&1 == 1 }

// And keeps what t has, too.
func (s Set) And(t Set) {
	for i, w := range t {
		s[i] &= w
	}
}

// AndNot removes what t has.
func (s Set) AndNot(t Set) {
	for i, w := range t {
		s[i] &^= w
	}
}

// Or adds what t has.
func (s Set) Or(t Set) {
	for i, w := range t {
		s[i] |= w
	}
}

// Len is how many pages are in the set.
func (s Set) Len() int {
	n := 0
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return n
}

// LenAnd is how many pages are in both sets.
func (s Set) LenAnd(t Set) int {
	n := 0
	t = t[:len(s)]
	for i, w := range s {
		n += bits.OnesCount64(w & t[i])
	}
	return n
}

// IsEmpty reports whether no page is in the set.
func (s Set) IsEmpty() bool {
	for _, w := range s {
		if w != 0 {
			return false
		}
	}
	return true
}

// All are the pages in the set, ascending.
func (s Set) All() iter.Seq[index.Doc] {
	return func(yield func(index.Doc) bool) {
		for i, w := range s {
			for ; w != 0; w &= w - 1 {
				if !yield(index.Doc(i*wordBits + bits.TrailingZeros64(w))) {
					return
				}
			}
		}
	}
}
