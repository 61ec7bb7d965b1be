package terms

// Dictionaries with counts, without the lists: what a planner needs where the lists are
// elsewhere.

import (
	"encoding/binary"
	"fmt"

	"github.com/careers-index/careers/index/storage"
)

// Counts are how many pages have a term in each field.
type Counts [MaxFields]uint32

// countsEntries is how many entries a dictionary with counts takes.
const countsEntries = dictionaryEntries + 2

// Pages is how many pages have term i, in any of the fields.
func (d *Dictionary) Pages(i int) (int, error) {
	if d.pages != nil {
		return int(d.pages[i]), nil
	}
	l, err := d.List(i)
	return l.Len(), err
}

// FieldCounts are how many pages have each term in each field.
func (d *Dictionary) FieldCounts() ([]Counts, error) {
	all := make([]Counts, d.Len())
	rest := d.each
	for i := range all {
		if d.each == nil {
			list, err := d.List(i)
			if err != nil {
				return nil, err
			}
			for f := range all[i] {
				all[i][f] = uint32(list.field(f).pages)
			}
			continue
		}
		for f := range all[i] {
			if d.fields[i]>>f&1 == 0 {
				continue
			}
			pages, size := binary.Uvarint(rest)
			if size <= 0 {
				return nil, storage.ErrRecord
			}
			all[i][f], rest = uint32(pages), rest[size:]
		}
	}
	return all, nil
}

// WriteCounts writes the dictionaries with how many pages have each term, and how many in
// each field.
func (f *File) WriteCounts(w *storage.Writer) error {
	for _, d := range []*Dictionary{&f.Words, &f.Names} {
		counts, err := d.FieldCounts()
		if err != nil {
			return err
		}
		each := []byte{}
		pages := make([]uint32, d.Len())
		for i := range pages {
			n, err := d.Pages(i)
			if err != nil {
				return err
			}
			pages[i] = uint32(n)
			for field, n := range counts[i] {
				if d.fields[i]>>field&1 == 1 {
					each = binary.AppendUvarint(each, uint64(n))
				}
			}
		}
		w.Add([]byte(d.text))
		w.Add(storage.EncodeNumbers(d.starts))
		w.Add(d.fields)
		w.Add(storage.EncodeNumbers(d.counts))
		w.Add(each)
		w.Add(storage.EncodeNumbers(pages))
	}
	return nil
}

// OpenCounts opens what WriteCounts has written, from an entry on. There are no lists in
// it. It returns the entry after.
func OpenCounts(f storage.File, entry int) (*File, int, error) {
	out := &File{}
	for _, d := range []*Dictionary{&out.Words, &out.Names} {
		if entry+countsEntries > f.Len() {
			return nil, 0, fmt.Errorf("%d entries: no counts of terms", f.Len())
		}
		opened, err := openDictionary(f, entry, 0)
		if err != nil {
			return nil, 0, err
		}
		opened.each, opened.pages = f.Get(entry+dictionaryEntries), storage.DecodeNumbers[uint32](f.Get(entry+dictionaryEntries+1))
		if len(opened.pages) != opened.Len() {
			return nil, 0, fmt.Errorf("%d counts for %d terms", len(opened.pages), opened.Len())
		}
		*d, entry = opened, entry+countsEntries
	}
	return out, entry, nil
}
