package terms_test

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/careers-index/careers/index/storage"
	"github.com/careers-index/careers/index/terms"
)

// A file that is made of the one before has the bytes of one that is made of everything:
// whatever pages came, went and changed, and whatever words are worth now.
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
	for round := range 60 {
		before := make([]page, r.IntN(60))
		for i := range before {
			before[i] = random()
		}
		c := terms.Change{Were: fields, Docs: make([]uint32, len(before))}
		now := fields
		if r.IntN(3) == 0 {
			now = []terms.Field{fields[0], fields[1]}
			now[r.IntN(2)].Mean *= 1.5
		}
		var after []page
		same := map[int]bool{}
		often := 2 + r.IntN(12)
		insert := func() {
			for round%2 == 0 && r.IntN(often) == 0 {
				after = append(after, random())
			}
		}
		for n, p := range before {
			insert()
			c.Docs[n] = terms.None
			switch r.IntN(often) {
			case 0:
				after = append(after, random()) // changed
			case 1:
				if round%2 == 1 {
					after = append(after, random())
				}
			default:
				c.Docs[n] = uint32(len(after))
				same[len(after)] = true
				after = append(after, maps.Clone(p))
			}
		}
		insert()
		segments := 1 + r.IntN(4)
		c.Pages, c.New = len(after), parts(t, after, segments, func(n int) bool { return !same[n] })
		c.Before = written(t, before, segments)
		got := fileOf(t, c, now)
		want := fileOf(t, terms.Change{Pages: len(after), New: parts(t, after, segments, func(int) bool { return true })}, now)
		if !bytes.Equal(got, want) {
			t.Fatalf("round %d: an update of %d pages to %d gives %d bytes, a new file has %d", round, len(before), len(after), len(got), len(want))
		}
	}
}

// Dictionaries with counts say what the lists say.
func TestCountsAreThoseOfTheLists(t *testing.T) {
	t.Parallel()
	f := written(t, randomPages(rand.New(rand.NewPCG(8, 8)), 200), 2)
	var b bytes.Buffer
	w := storage.NewWriter(&b)
	if err := f.WriteCounts(w); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	entries, err := storage.Open(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	counted, _, err := terms.OpenCounts(entries, 0)
	if err != nil {
		t.Fatal(err)
	}
	got, err := counted.Words.FieldCounts()
	if err != nil {
		t.Fatal(err)
	}
	r := terms.NewReader(f)
	for i := range f.Words.Len() {
		list, err := f.Words.List(i)
		if err != nil {
			t.Fatal(err)
		}
		var want terms.Counts
		r.ByField(list, 3, nil, func(f terms.Found) { want[f.Field]++ })
		pages, err := counted.Words.Pages(i)
		if got[i] != want || err != nil || pages != list.Len() {
			t.Errorf("%s: %v and %d pages, %v; want %v and %d", f.Words.Term(i), got[i], pages, err, want, list.Len())
		}
	}
}
