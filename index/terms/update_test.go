package terms_test

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/careers-index/careers/index/segments"
	"github.com/careers-index/careers/index/storage"
	"github.com/careers-index/careers/index/terms"
)

// A file that is made of the one before has the bytes of one that is made of everything.
func TestAnUpdatedFileIsWhatANewOneIs(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(5, 6)) //nolint:gosec // the same edits each time
	words := strings.Fields("nurse crane driver welder night shift lead tower dock ward rare rarer rarest other")
	random := func() page {
		p := page{}
		for _, f := range fields {
			for range r.IntN(6) {
				p[f.Name] = append(p[f.Name], words[min(r.IntN(len(words)), r.IntN(len(words)))])
			}
		}
		return p
	}
	for round := range 40 {
		before, buckets := make([]page, 5+r.IntN(60)), 1+r.IntN(4)
		for i := range before {
			before[i] = random()
		}
		after, same := make([]page, max(1, len(before)+r.IntN(5)-2)), map[int]bool{}
		for i := range after {
			if same[i] = i < len(before) && r.IntN(10) > 0; same[i] {
				after[i] = maps.Clone(before[i])
			} else {
				after[i] = random()
			}
		}
		got, want := updated(t, before, after, same, buckets)
		if !bytes.Equal(got, want) {
			t.Fatalf("round %d: an update of %d pages to %d gives %d bytes, a new file has %d", round, len(before), len(after), len(got), len(want))
		}
	}
}

// updated is the file of some pages, made of that of pages before, and made anew. Those that
// are the same have the same place in both.
func updated(t *testing.T, before, after []page, same map[int]bool, buckets int) (got, want []byte) {
	t.Helper()
	numbers := func(l segments.Layout, pages int) []uint32 {
		of := make([]uint32, pages)
		for doc, n := range l.Order() {
			of[n] = uint32(doc)
		}
		return of
	}
	oldFolder, oldLayout := indexed(t, before, buckets)
	newFolder, newLayout := indexed(t, after, buckets)
	oldNumbers, newNumbers := numbers(oldLayout, len(before)), numbers(newLayout, len(after))
	c := terms.Change{Pages: len(after), Docs: make([]uint32, len(before))}
	for doc, n := range oldLayout.Order() {
		c.Docs[doc] = terms.None
		if n < len(after) && same[n] {
			c.Docs[doc] = newNumbers[n]
		}
	}
	oldStore, newStore := mustOpen(t, oldFolder), mustOpen(t, newFolder)
	c.Gone = parts(oldStore, oldLayout, func(n int) bool { return n >= len(after) || !same[n] }, oldNumbers)
	c.New = parts(newStore, newLayout, func(n int) bool { return !same[n] }, newNumbers)
	c.Before = parsed(t, fileOf(t, terms.Change{Pages: len(before), New: parts(oldStore, oldLayout, func(int) bool { return true }, oldNumbers)}))
	all := terms.Change{Pages: len(after), New: parts(newStore, newLayout, func(int) bool { return true }, newNumbers)}
	return fileOf(t, c), fileOf(t, all)
}

func mustOpen(t *testing.T, folder string) *segments.Store {
	t.Helper()
	s, err := segments.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() }) // only read
	return s
}

// parts are the segments of an index with the documents that are wanted.
func parts(s *segments.Store, l segments.Layout, wanted func(n int) bool, numbers []uint32) []terms.Part {
	var list []terms.Part
	for _, bucket := range l.Buckets {
		if len(bucket) == 0 {
			continue
		}
		p := terms.Part{Segment: s.Segments[len(list)]}
		for _, n := range bucket {
			doc := terms.None
			if wanted(n) {
				doc = numbers[n]
			}
			p.Docs = append(p.Docs, doc)
		}
		list = append(list, p)
	}
	return list
}

func fileOf(t *testing.T, c terms.Change) []byte {
	t.Helper()
	var b bytes.Buffer
	w := storage.NewWriter(&b)
	if err := terms.Update(t.Context(), w, c, fields); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
