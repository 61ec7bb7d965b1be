package terms

import (
	"encoding/binary"
	"fmt"

	"github.com/careers-index/careers/index/storage"
)

// countsEntries is how many entries the counts of a dictionary take.
const countsEntries = dictionaryEntries + 1

// Pages is how many pages have term i, in any of the fields.
func (d *Dictionary) Pages(i int) (int, error) {
	if d.pages != nil {
		return int(d.pages[i]), nil
	}
	l, err := d.List(i)
	return l.Len(), err
}

// WriteCounts writes the dictionaries with how many pages have each term, and without the
// lists: what a planner needs where the lists are elsewhere.
func (f *File) WriteCounts(w *storage.Writer) error {
	for _, d := range []*Dictionary{&f.Words, &f.Names} {
		pages := make([]uint32, d.Len())
		for i := range pages {
			n, err := d.Pages(i)
			if err != nil {
				return err
			}
			pages[i] = uint32(n)
		}
		w.Add([]byte(d.text))
		w.Add(littleEndian(d.starts))
		w.Add(d.fields)
		w.Add(littleEndian(d.counts))
		w.Add(d.each)
		w.Add(littleEndian(pages))
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
		opened.pages = numbers(f.Get(entry + dictionaryEntries))
		if len(opened.pages) != opened.Len() {
			return nil, 0, fmt.Errorf("%d counts for %d terms", len(opened.pages), opened.Len())
		}
		*d, entry = opened, entry+countsEntries
	}
	return out, entry, nil
}

func littleEndian(numbers []uint32) []byte {
	b, _ := binary.Append(nil, binary.LittleEndian, numbers) // cannot fail for numbers
	return b
}

// FieldCounts are how many pages have each term in each field.
func (d *Dictionary) FieldCounts() ([][MaxFields]uint32, error) {
	all, err := d.allCounts()
	if err != nil {
		return nil, err
	}
	out := make([][MaxFields]uint32, len(all))
	for i := range all {
		out[i] = all[i]
	}
	return out, nil
}
