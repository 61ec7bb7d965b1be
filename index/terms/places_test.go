package terms_test

import (
	"cmp"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/careers-index/careers/index/terms"
)

// randomPages have few words, so that these are often side by side, and some are long.
func randomPages(rnd *rand.Rand, n int) []page {
	words := strings.Fields("nurse crane driver welder night shift lead tower dock ward")
	pages := make([]page, n)
	for i := range pages {
		pages[i] = page{}
		for _, name := range []string{"title", "text"} {
			length := rnd.IntN(12)
			if rnd.IntN(40) == 0 {
				length = 3_000
			}
			for range length {
				pages[i][name] = append(pages[i][name], words[min(rnd.IntN(len(words)), rnd.IntN(len(words)))])
			}
		}
	}
	return pages
}

// sideBySide are the fields in which words stand side by side, counted by hand.
func sideBySide(pages []page, words []string, in uint8) []terms.Found {
	var found []terms.Found
	for f := range fields {
		if in>>f&1 == 0 {
			continue
		}
		for doc := range pages {
			text, count := pages[doc][fields[f].Name], 0
			for i := range text {
				if i+len(words) <= len(text) && slices.Equal(text[i:i+len(words)], words) {
					count++
				}
			}
			if count > 0 {
				found = append(found, terms.Found{Doc: uint32(doc), Field: f, Count: count, Length: len(text)})
			}
		}
	}
	return found
}

func lists(t *testing.T, f *terms.File, words []string) []terms.List {
	t.Helper()
	out := make([]terms.List, len(words))
	for i, w := range words {
		n, ok := f.Words.Find(w)
		if !ok {
			t.Fatalf("no page has %s", w)
		}
		var err error
		if out[i], err = f.Words.List(n); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func TestPlacesAreWhereTheWordsAre(t *testing.T) {
	t.Parallel()
	for _, segments := range []int{1, 3} {
		pages := randomPages(rand.New(rand.NewPCG(3, uint64(segments))), 400)
		f := written(t, pages, segments)
		r := terms.NewReader(f)
		for _, phrase := range []string{"nurse", "ward", "nurse nurse", "night shift", "crane driver welder", "ward ward"} {
			words := strings.Fields(phrase)
			of := lists(t, f, words)
			for in := range uint8(4) {
				want := sideBySide(pages, words, in)
				var got []terms.Found
				if r.Phrase(of, in, func(f terms.Found) { got = append(got, f) }); !slices.Equal(got, want) {
					t.Errorf("%s in fields %b: %v, want %v", phrase, in, got, want)
				}
				if most := terms.PagesWithPlaces(of, in); most < len(want) {
					t.Errorf("%s in fields %b: %d pages at most, and %d found", phrase, in, most, len(want))
				}
			}
		}
	}
}

// set is a set of some pages, as functions of this package take it.
func set(rnd *rand.Rand, pages, share int) []uint64 {
	s := make([]uint64, pages/64+1)
	for doc := range pages {
		if rnd.IntN(share) == 0 {
			s[doc/64] |= 1 << (doc % 64)
		}
	}
	return s
}

func TestListsAndSetsAgree(t *testing.T) {
	t.Parallel()
	rnd := rand.New(rand.NewPCG(5, 5))
	pages := randomPages(rnd, 900)
	f := written(t, pages, 2)
	r := terms.NewReader(f)
	want := naive(pages)
	for _, word := range []string{"nurse", "shift", "ward"} {
		l := lists(t, f, []string{word})[0]
		for _, share := range []int{1, 3, 100, 1000} {
			some := set(rnd, len(pages), share)
			var docs []uint32
			for _, doc := range slices.Sorted(maps.Keys(want[word])) {
				if some[doc/64]>>(doc%64)&1 == 1 {
					docs = append(docs, doc)
				}
			}
			got := l.AppendIn(nil, some, len(pages)/share)
			if !slices.EqualFunc(got, docs, func(e terms.Entry, doc uint32) bool {
				return e == terms.Entry{Doc: doc, Share: want[word][doc].share, InFirst: want[word][doc].inFirst}
			}) {
				t.Errorf("%s, one page in %d: %v, want pages %v", word, share, got, docs)
			}
			if share == 1 && !slices.Equal(l.Append(nil), got) {
				t.Errorf("%s: all entries are others", word)
			}
			var byField, all []terms.Found
			r.ByField(l, 3, some, func(f terms.Found) { byField = append(byField, f) })
			r.ByField(l, 3, nil, func(f terms.Found) { all = append(all, f) })
			all = slices.DeleteFunc(all, func(f terms.Found) bool { return some[f.Doc/64]>>(f.Doc%64)&1 == 0 })
			if !slices.Equal(byField, all) {
				t.Errorf("%s by field, one page in %d: %v, want %v", word, share, byField, all)
			}
		}
		checkMarks(t, l, word, len(pages), want[word])
	}
}

// checkMarks compares the sets and the largest shares of a list with its entries.
func checkMarks(t *testing.T, l terms.List, word string, pages int, want map[uint32]entry) {
	t.Helper()
	words := pages/64 + 1
	all, inFirst, inText, none := make([]uint64, words), make([]uint64, words), make([]uint64, words), make([]uint64, words)
	wantAll, wantFirst := make([]uint64, words), make([]uint64, words)
	most := map[bool]float32{}
	for doc, e := range want {
		wantAll[doc/64] |= 1 << (doc % 64)
		if e.inFirst {
			wantFirst[doc/64] |= 1 << (doc % 64)
		}
		most[e.inFirst] = max(most[e.inFirst], e.share)
	}
	if l.Mark(all, inFirst); !slices.Equal(all, wantAll) || !slices.Equal(inFirst, wantFirst) {
		t.Errorf("%s: other pages are marked", word)
	}
	if first, elsewhere := l.Most(); cmp.Or(cmp.Compare(first, most[true]), cmp.Compare(elsewhere, most[false])) != 0 {
		t.Errorf("%s: at most %v, %v, want %v", word, first, elsewhere, most)
	}
	l.MarkIn(2, inText, none)
	l.MarkIn(1, inText, none)
	if !slices.Equal(inText, wantAll) || !slices.Equal(none, wantFirst) {
		t.Errorf("%s: other pages are marked field by field", word)
	}
}
