package terms

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"

	"github.com/careers-index/careers/index/storage"
)

// K1 of BM25 is how many repetitions of a word still count: higher is more (Robertson and
// Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009).
const K1 = 1.2

// Field is one of the fields that a list joins.
type Field struct {
	Name  string  // in bleve's documents
	Boost float64 // what a word counts in it
	// B of BM25 is how much a long text is held against its words: 0 is not at all, 1 is
	// in proportion.
	B    float64
	Mean float64 // length in terms of the pages that have the field, at least 1
}

// Share is BM25's share, before idf, of a word that is count times in a text of length
// terms.
func (f *Field) Share(count, length int) float64 {
	tf := float64(count)
	// Conversions keep processors from joining operations, which would round otherwise.
	long := float64(f.B * float64(length) / f.Mean)
	return f.Boost * (tf * (K1 + 1) / (tf + float64(K1*(1-f.B+long))))
}

// MaxFields is how many fields may be joined.
const MaxFields = 8

// File is an open file of terms. It is valid as long as the entries are that it was
// opened with.
type File struct {
	Words, Names Dictionary

	lengths []byte // of the fields of each page
	fields  int
}

// Dictionary is a sorted list of terms.
type Dictionary struct {
	text   string
	starts []uint32 // where each term begins in text, and the end
	fields []uint8
	counts []uint32
	pages  []uint32 // of a file of counts; nil: the lists tell
	each   []byte   // of a file of counts: those of each field of each term

	lists storage.File
	first int // the entry of the list of the first term

	begin []uint32 // by the first two bytes: the first term with these or later ones
}

// dictionaryEntries is how many entries a dictionary has besides its lists.
const dictionaryEntries = 4

// Open reads the dictionaries of a file, and checks that they fit it.
func Open(f storage.File) (*File, error) {
	lists := f.Len() - 2*dictionaryEntries - 1
	if lists < 0 {
		return nil, fmt.Errorf("%d entries: no dictionaries", f.Len())
	}
	words, err := openDictionary(f, lists, 0)
	if err != nil {
		return nil, fmt.Errorf("words: %w", err)
	}
	names, err := openDictionary(f, lists+dictionaryEntries, words.Len())
	if err != nil {
		return nil, fmt.Errorf("names: %w", err)
	}
	if words.Len()+names.Len() != lists {
		return nil, fmt.Errorf("%d lists for %d words and %d names", lists, words.Len(), names.Len())
	}
	lengths := f.Get(f.Len() - 1)
	if len(lengths) == 0 || len(lengths)%lengthBytes != 1 || lengths[0] > MaxFields {
		return nil, errors.New("the lengths of fields do not fit")
	}
	return &File{words, names, lengths[1:], int(lengths[0])}, nil
}

const lengthBytes = 4

// Length of a field of a page, in terms; 0 if that is not known.
func (f *File) Length(doc uint32, field int) int {
	at := (int(doc)*f.fields + field) * lengthBytes
	if at+lengthBytes > len(f.lengths) {
		return 0
	}
	return int(binary.LittleEndian.Uint32(f.lengths[at:]))
}

func openDictionary(f storage.File, entry, first int) (Dictionary, error) {
	d := Dictionary{
		text: string(f.Get(entry)), starts: storage.DecodeNumbers[uint32](f.Get(entry + 1)), fields: slices.Clone(f.Get(entry + 2)), counts: storage.DecodeNumbers[uint32](f.Get(entry + 3)),
		lists: f, first: first,
	}
	n := len(d.counts)
	if len(d.fields) != n || len(d.starts) != n+1 || d.starts[0] != 0 || int(d.starts[n]) != len(d.text) || !slices.IsSorted(d.starts) {
		return Dictionary{}, errors.New("the places of terms do not fit")
	}
	d.setBegin()
	return d, nil
}

// pairs is how many values the first two bytes of a term have.
const pairs = 1 << 16

func (d *Dictionary) setBegin() {
	d.begin = make([]uint32, pairs+1)
	last := 0 // the pairs up to it are set
	for i := range d.Len() {
		for pair := pairOf(d.Term(i)); last <= pair; last++ {
			d.begin[last] = uint32(i)
		}
	}
	for ; last <= pairs; last++ {
		d.begin[last] = uint32(d.Len())
	}
}

// pairOf is the number of the first two bytes of a term, which ascends with it.
func pairOf(term string) int {
	switch len(term) {
	case 0:
		return 0
	case 1:
		return int(term[0]) << 8
	}
	return int(term[0])<<8 | int(term[1])
}

// Len is how many terms there are.
func (d *Dictionary) Len() int { return len(d.counts) }

// Term is term i in the order of bytes.
func (d *Dictionary) Term(i int) string { return d.text[d.starts[i]:d.starts[i+1]] }

// Find returns the place of a term, or where it would be.
func (d *Dictionary) Find(term string) (i int, ok bool) {
	pair := pairOf(term)
	low, high := int(d.begin[pair]), int(d.begin[pair+1])
	for low < high {
		if middle := int(uint(low+high) >> 1); d.Term(middle) < term {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low, low < d.Len() && d.Term(low) == term
}

// Fields are those that have term i: a bit for each, the first one lowest.
func (d *Dictionary) Fields(i int) uint8 { return d.fields[i] }

// Count is how many pages have term i in the field where most have it.
func (d *Dictionary) Count(i int) int { return int(d.counts[i]) }

// List is the list of term i.
func (d *Dictionary) List(i int) (List, error) { return openList(d.lists.Get(d.first + i)) }
