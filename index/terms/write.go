package terms

// Writing a file: of the documents that are new, and of a file that there was before.

import (
	"context"
	"fmt"
	"runtime"
	"slices"

	"github.com/careers-index/careers/content/parallel"
	"github.com/careers-index/careers/index/storage"
)

// Change is what the documents of an index are, as they differ from those of one before.
type Change struct {
	// Pages is how many documents the index has.
	Pages int
	// New are the documents that were not there before, with their numbers.
	New []Part
	// Before is the file of the index before, and Were the fields that it was made for; nil
	// for none. The fields have the same names in the same order.
	Before *File
	Were   []Field
	// Docs has for each document of the index before its number now, ascending, or None.
	Docs []uint32
	// GiveBack is called now and then: what was read of Before need not stay in memory. Nil
	// is nothing.
	GiveBack func()
}

// Write adds the file of an index to w: every term that a document has in any of the fields.
// The bytes follow from the documents alone, and not from what of them is new.
func Write(ctx context.Context, w *storage.Writer, c Change, fields []Field) error {
	if len(fields) > MaxFields {
		return fmt.Errorf("%d fields, of which at most %d can be joined", len(fields), MaxFields)
	}
	s, err := newSource(c.New, fields)
	if err != nil {
		return err
	}
	words, names, err := s.terms()
	if err != nil {
		return err
	}
	if c.Before != nil {
		words, names = withBefore(words, &c.Before.Words), withBefore(names, &c.Before.Names)
	}
	var lengths []uint32
	err = storage.Protect(func() error { // those from before are in a memory map
		lengths = c.lengths(len(fields))
		return nil
	})
	if err != nil {
		return err
	}
	moved := c.moved()
	var dictionaries [2][]made
	for i, list := range [][]term{words, names} {
		newMaker := func() (*maker, error) {
			s, err := newSource(c.New, fields)
			if err != nil {
				return nil, err
			}
			m := &maker{source: s, shares: make([]float32, c.Pages), lengths: lengths}
			if c.Before != nil {
				m.before = &before{File: c.Before, lists: []*Dictionary{&c.Before.Words, &c.Before.Names}[i], docs: c.Docs, moved: moved, worthElse: !slices.Equal(c.Were, fields)}
			}
			return m, nil
		}
		if dictionaries[i], err = writeLists(ctx, w, list, newMaker, c.giveBack); err != nil {
			return err
		}
	}
	for _, list := range dictionaries {
		writeDictionary(w, list)
	}
	writeLengths(w, len(fields), lengths)
	return nil
}

// lengths are those of the fields of each document, as far as they are known from before.
func (c *Change) lengths(fields int) []uint32 {
	all := make([]uint32, c.Pages*fields)
	for before, doc := range c.Docs {
		if doc == None {
			continue
		}
		for f := range fields {
			all[int(doc)*fields+f] = uint32(c.Before.Length(uint32(before), f))
		}
	}
	return all
}

// moved reports whether documents have other numbers than before.
func (c *Change) moved() bool {
	for before, doc := range c.Docs {
		if doc != None && int(doc) != before {
			return true
		}
	}
	return false
}

// withBefore adds to the terms of new documents those that there were before.
func withBefore(list []term, before *Dictionary) []term {
	all := make([]term, 0, len(list)+before.Len())
	for i := range before.Len() {
		text := before.Term(i)
		for len(list) > 0 && list[0].text < text {
			all, list = append(all, list[0]), list[1:]
		}
		t := term{text: text, before: i}
		if len(list) > 0 && list[0].text == text {
			t.places, list = list[0].places, list[1:]
		}
		all = append(all, t)
	}
	return append(all, list...)
}

const (
	// block is how many lists are made at once by one goroutine.
	block = 64
	// round is how many lists are made before they are written.
	round = 16 * block
)

// made is a term of the file that is written.
type made struct {
	text   string
	fields uint8  // that have it, a bit for each
	most   uint32 // how many pages have it in the field where most have it
}

// writeLists writes the lists of terms, and returns those that any page has. Now and then it
// calls giveBack.
func writeLists(ctx context.Context, w *storage.Writer, list []term, newMaker func() (*maker, error), giveBack func()) ([]made, error) {
	makers := make(chan *maker, runtime.GOMAXPROCS(0))
	for range cap(makers) {
		m, err := newMaker()
		if err != nil {
			return nil, err
		}
		makers <- m
	}
	all := make([]made, 0, len(list))
	write := func() error { return nil } // of the round before, while lists of the next one are made
	for terms := range slices.Chunk(list, round) {
		giveBack()
		entries, dictionary := make([][]byte, len(terms)), make([]made, len(terms))
		err := parallel.All(ctx, write, func() error {
			return parallel.Do(ctx, (len(terms)+block-1)/block, func(b int) error {
				m := <-makers
				defer func() { makers <- m }()
				return storage.Protect(func() (err error) {
					for i := b * block; i < min((b+1)*block, len(terms)) && err == nil; i++ {
						dictionary[i].text = terms[i].text
						entries[i], err = m.list(terms[i], &dictionary[i])
					}
					return err
				})
			})
		})
		if err != nil {
			return nil, err
		}
		write = func() error {
			return storage.Protect(func() error { // lists that are as before are in a memory map
				for i, entry := range entries {
					if entry != nil {
						w.Add(entry)
						all = append(all, dictionary[i])
					}
				}
				return nil
			})
		}
	}
	err := write() // it adds to all
	return all, err
}

func writeDictionary(w *storage.Writer, list []made) {
	var text, fields []byte
	starts, most := make([]uint32, 0, len(list)+1), make([]uint32, 0, len(list))
	for _, t := range list {
		starts = append(starts, uint32(len(text)))
		text = append(text, t.text...)
		fields = append(fields, t.fields)
		most = append(most, t.most)
	}
	starts = append(starts, uint32(len(text)))
	for _, entry := range [][]byte{text, storage.EncodeNumbers(starts), fields, storage.EncodeNumbers(most)} {
		w.Add(entry)
	}
}

// writeLengths writes the lengths of the fields of each page.
func writeLengths(w *storage.Writer, fields int, lengths []uint32) {
	w.Add(append([]byte{byte(fields)}, storage.EncodeNumbers(lengths)...))
}
