package terms_test

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/simple"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/mapping"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"github.com/careers-index/careers/index/storage"
	"github.com/careers-index/careers/index/terms"
)

var fields = []terms.Field{{Name: "title", Boost: 10, B: 0.3, Mean: 2}, {Name: "text", Boost: 2, B: 0.75, Mean: 9}}

// page is a document: the words of its fields.
type page map[string][]string

// written is the file of terms of pages, which are in so many segments. A page's number is its
// place.
func written(t testing.TB, pages []page, segments int) *terms.File {
	t.Helper()
	return parsed(t, fileOf(t, terms.Change{Pages: len(pages), New: parts(t, pages, segments, func(int) bool { return true })}, fields))
}

// parts are so many segments of those of some pages that are wanted.
func parts(t testing.TB, pages []page, segments int, wanted func(n int) bool) []terms.Part {
	t.Helper()
	m := newMapping()
	docs, numbers := make([][]*document.Document, segments), make([][]uint32, segments)
	for n, p := range pages {
		if !wanted(n) {
			continue
		}
		d, data := document.NewDocument(fmt.Sprintf("/page/%d", n)), map[string]any{}
		for name, words := range p {
			data[name] = strings.Join(words, " ")
		}
		if err := m.MapDocument(d, data); err != nil {
			t.Fatal(err)
		}
		i := n % segments
		docs[i], numbers[i] = append(docs[i], d), append(numbers[i], uint32(n))
	}
	var list []terms.Part
	for i := range docs {
		if len(docs[i]) > 0 {
			list = append(list, terms.Part{Segment: reopened(t, docs[i]), Docs: numbers[i]})
		}
	}
	return list
}

// reopened is a segment of documents that was written to a file.
func reopened(t testing.TB, docs []*document.Document) segment.Segment {
	t.Helper()
	s, err := terms.NewSegment(docs)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := terms.WriteSegment(&b, s); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "segment")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	opened, err := terms.OpenSegment(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = opened.Close() }) // only read
	return opened
}

func newMapping() mapping.IndexMapping {
	m := bleve.NewIndexMapping()
	m.DefaultAnalyzer = simple.Name
	return m
}

// fileOf is the file that a change makes.
func fileOf(t testing.TB, c terms.Change, fields []terms.Field) []byte {
	t.Helper()
	var b bytes.Buffer
	w := storage.NewWriter(&b)
	if err := terms.Write(t.Context(), w, c, fields); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// parsed opens a file of terms.
func parsed(t testing.TB, b []byte) *terms.File {
	t.Helper()
	entries, err := storage.Open(b)
	if err != nil {
		t.Fatal(err)
	}
	f, err := terms.Open(entries)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// entry is a page in a list.
type entry struct {
	share   float32
	inFirst bool
}

// naive are the lists of pages, counted by hand: by term and page.
func naive(pages []page) map[string]map[uint32]entry {
	lists := map[string]map[uint32]entry{}
	for doc := range pages {
		for i := range fields {
			words := pages[doc][fields[i].Name]
			counts := map[string]int{}
			for _, w := range words {
				counts[w]++
			}
			for w, count := range counts {
				if lists[w] == nil {
					lists[w] = map[uint32]entry{}
				}
				e := lists[w][uint32(doc)]
				e.share += float32(fields[i].Share(count, len(words)))
				e.inFirst = e.inFirst || i == 0
				lists[w][uint32(doc)] = e
			}
		}
	}
	return lists
}

func read(t testing.TB, d *terms.Dictionary, i int) map[uint32]entry {
	t.Helper()
	list, err := d.List(i)
	if err != nil {
		t.Fatal(err)
	}
	got, last := map[uint32]entry{}, -1
	for c := list.Chunks(); c.Next(); {
		for n := range c.Len() {
			doc, share, inFirst := c.At(n)
			if int(doc) <= last {
				t.Fatalf("document %d follows %d", doc, last)
			}
			last = int(doc)
			got[doc] = entry{share, inFirst}
		}
	}
	if len(got) != list.Len() {
		t.Errorf("the list of %s has %d pages, and says %d", d.Term(i), len(got), list.Len())
	}
	return got
}

// Lists are what counting by hand gives, bit by bit, in one segment and in several.
func TestListsAreWhatCountingGives(t *testing.T) {
	t.Parallel()
	words := strings.Fields("nurse crane driver welder night shift lead tower dock ward")
	for _, segments := range []int{1, 4} {
		rnd := rand.New(rand.NewPCG(1, uint64(segments)))
		var pages []page
		for range 300 {
			p := page{}
			for _, name := range []string{"title", "text"} {
				for range rnd.IntN(12) {
					p[name] = append(p[name], words[min(rnd.IntN(len(words)), rnd.IntN(len(words)))])
				}
			}
			pages = append(pages, p)
		}
		f := written(t, pages, segments)
		want := naive(pages)
		if f.Words.Len() != len(want) || f.Names.Len() != 0 {
			t.Fatalf("%d words and %d names, want %d and 0", f.Words.Len(), f.Names.Len(), len(want))
		}
		for i := range f.Words.Len() {
			term := f.Words.Term(i)
			got := read(t, &f.Words, i)
			if len(got) != len(want[term]) {
				t.Errorf("%s is on %d pages, want %d", term, len(got), len(want[term]))
			}
			for doc, e := range want[term] {
				if got[doc].inFirst != e.inFirst || math.Float32bits(got[doc].share) != math.Float32bits(e.share) {
					t.Errorf("%s on page %d: %v, want %v", term, doc, got[doc], e)
				}
			}
			if at, ok := f.Words.Find(term); !ok || at != i {
				t.Errorf("%s is found at %d, %v, want %d", term, at, ok, i)
			}
		}
		if _, ok := f.Words.Find("nonsuch"); ok {
			t.Error("a word is found that no page has")
		}
	}
}

// A term says in which fields it is, and on how many pages in the one that has most.
func TestTermsKnowTheirFields(t *testing.T) {
	t.Parallel()
	f := written(t, []page{
		{"title": {"crane", "driver"}, "text": {"crane"}}, {"text": {"crane", "dock"}}, {"text": {"crane"}},
	}, 1)
	for term, want := range map[string][2]int{"crane": {0b11, 3}, "driver": {0b01, 1}, "dock": {0b10, 1}} {
		i, ok := f.Words.Find(term)
		if got := [2]int{int(f.Words.Fields(i)), f.Words.Count(i)}; !ok || got != want {
			t.Errorf("%s: %v, want %v", term, got, want)
		}
	}
}

// Lists of more than 65,536 documents have several chunks.
func TestALongListHasChunks(t *testing.T) {
	t.Parallel()
	pages := make([]page, 66_000)
	for n := range pages {
		pages[n] = page{"title": {"crane"}}
	}
	pages[7]["title"] = []string{"dock"}
	f := written(t, pages, 1)
	i, _ := f.Words.Find("crane")
	if got := read(t, &f.Words, i); len(got) != len(pages)-1 {
		t.Errorf("%d pages, want %d", len(got), len(pages)-1)
	}
}

// An index without pages has a file as well.
func TestAnEmptyIndexHasNoTerms(t *testing.T) {
	t.Parallel()
	if f := written(t, nil, 1); f.Words.Len() != 0 || f.Names.Len() != 0 {
		t.Errorf("%d words, %d names", f.Words.Len(), f.Names.Len())
	}
}

func TestTooManyFieldsAreRefused(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := terms.Write(t.Context(), storage.NewWriter(&b), terms.Change{}, slices.Repeat(fields, 5)); err == nil {
		t.Error("ten fields are written")
	}
}
