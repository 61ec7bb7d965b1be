package terms

import (
	"bytes"
	"errors"
	"testing"

	"github.com/careers-index/careers/index/storage"
)

// encoded is a list of pages which have the term in one field, at place 1.
func encoded(docs ...uint32) []byte {
	var w placeWriter
	for _, doc := range docs {
		w[1].add(doc, []uint32{1})
	}
	return w.encode(encodeList(nil, docs, func(doc uint32) float32 { return -float32(doc) }), len(docs))
}

// FuzzList reads damaged lists: they are refused, or read to their end.
func FuzzList(f *testing.F) {
	f.Add(encoded(1, 5, 70_000))
	f.Add(encoded())
	f.Add([]byte{1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 0, 1})
	f.Fuzz(func(t *testing.T, b []byte) {
		l, err := openList(b)
		if err != nil {
			if !errors.Is(err, storage.ErrRecord) {
				t.Errorf("%v, want ErrRecord", err)
			}
			return
		}
		n := 0
		for c := l.Chunks(); c.Next(); {
			for i := range c.Len() {
				c.At(i)
				n++
			}
		}
		if n != l.Len() {
			t.Errorf("%d pages, want %d", n, l.Len())
		}
		r := NewReader(&File{})
		r.ByField(l, 0xff, nil, func(Found) {})
		r.ByField(l, 0xff, []uint64{^uint64(0), 1 << 5, 1}, func(Found) {})
		r.Phrase([]List{l, l}, 0xff, func(Found) {})
	})
}

// Dictionaries that do not fit their file are refused.
func TestDictionariesThatDoNotFitAreRefused(t *testing.T) {
	t.Parallel()
	one := []byte{1, 0, 0, 0}
	none, start := []byte(nil), []byte{0, 0, 0, 0}
	empty := [][]byte{none, start, none, none, {1}}
	for name, entries := range map[string][][]byte{
		"too few entries":        {none, none},
		"a list too few":         append([][]byte{[]byte("a"), append(start, one...), {1}, one}, empty...),
		"starts beyond the text": append([][]byte{none, append(start, one...), {1}, one}, empty...),
		"no fields":              append([][]byte{start, []byte("a"), append(start, one...), none, one}, empty...),
		"half a length":          {none, start, none, none, none, start, none, none, {1, 0, 0}},
		"more fields than fit":   {none, start, none, none, none, start, none, none, {MaxFields + 1}},
	} {
		var b bytes.Buffer
		w := storage.NewWriter(&b)
		for _, e := range entries {
			w.Add(e)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		f, err := storage.Open(b.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Open(f); err == nil {
			t.Errorf("%s: it is opened", name)
		}
	}
}
