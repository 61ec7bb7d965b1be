package terms

import (
	"bytes"
	"errors"
	"testing"

	"github.com/careers-index/careers/index/storage"
)

// FuzzList reads damaged lists: they are refused, or read to their end.
func FuzzList(f *testing.F) {
	f.Add(encodeList(nil, []uint32{1, 5, 70_000}, func(doc uint32) float32 { return -float32(doc) }))
	f.Add(encodeList(nil, nil, nil))
	f.Add([]byte{1, 0, 0, 0, 0, 0, 9, 0, 1})
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
	})
}

// Dictionaries that do not fit their file are refused.
func TestDictionariesThatDoNotFitAreRefused(t *testing.T) {
	t.Parallel()
	one := []byte{1, 0, 0, 0}
	none, start := []byte(nil), []byte{0, 0, 0, 0}
	empty := [][]byte{none, start, none, none}
	for name, entries := range map[string][][]byte{
		"too few entries":        {none, none},
		"a list too few":         append([][]byte{[]byte("a"), append(start, one...), {1}, one}, empty...),
		"starts beyond the text": append([][]byte{none, append(start, one...), {1}, one}, empty...),
		"no fields":              append([][]byte{start, []byte("a"), append(start, one...), none, one}, empty...),
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
