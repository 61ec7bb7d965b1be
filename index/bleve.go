package index

// The bleve index of a generation: its documents, what is seen of them on the way, and
// opening it read-only. Package segments writes its files.

import (
	"context"
	"sync"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/document"

	"github.com/careers-index/careers/index/disk"
	"github.com/careers-index/careers/index/segments"
)

// The sizes of bleve's segments. Others give other bytes: a test fails until SchemaVersion
// is raised.
const (
	// bucketPages is how many pages a segment has on average, at most. A page that changes
	// makes a build write its segment anew; a query reads every segment.
	bucketPages = 512

	// piecePages is how many pages each processor holds as documents: nearly always those
	// of a segment, so that nothing has to be merged.
	piecePages = 640
)

// newLayout says where bleve has each page: by the paths, and by the sections that pages
// include. Pages with a section change together, when it does: they are near each other.
func newLayout(pages []*Page) segments.Layout {
	paths := make([]string, len(pages))
	for n, p := range pages {
		paths[n] = p.Path
	}
	return segments.NewLayout(paths, groupsOf(pages), bucketCount(len(pages)), piecePages)
}

// groupsOf are the groups of pages: the section that a page includes and the fewest others
// do, "" for none.
func groupsOf(pages []*Page) []string {
	users := map[string]int{}
	for _, p := range pages {
		for _, name := range p.sections {
			users[name]++
		}
	}
	groups := make([]string, len(pages))
	for n, p := range pages {
		for _, name := range p.sections {
			if g := groups[n]; g == "" || users[name] < users[g] || users[name] == users[g] && name < g {
				groups[n] = name
			}
		}
	}
	return groups
}

// bucketCount is the number of segments for so many pages: a power of two, so that it
// seldom changes.
func bucketCount(pages int) int {
	n := 1
	for n*bucketPages < pages {
		n *= 2
	}
	return n
}

// ordinals are the pages in the order of bleve's document numbers.
func ordinals(l segments.Layout) []Ordinal {
	order := l.Order()
	list := make([]Ordinal, len(order))
	for doc, n := range order {
		list[doc] = Ordinal(n)
	}
	return list
}

// writeBleve writes the index of pages to folder, laid out as l says, and takes over the
// segments and documents that old has already. It returns what was seen of the pages.
// progress is told how many pages more are done, unless it is nil.
func writeBleve(ctx context.Context, d disk.Disk, folder string, docs *Documents, l segments.Layout, old *previous, progress func(int)) (*buckets, error) {
	m, err := newMapping(docs.facets)
	if err != nil {
		return nil, err
	}
	told := teller{told: make([]bool, len(docs.Pages)), progress: progress}
	b, err := newBuckets(ctx, docs, l)
	if err != nil {
		return nil, err
	}
	from := segments.Source{
		New: func(_ int, list []int) ([]*document.Document, error) {
			defer told.tell(list)
			return docs.newDocuments(list, b.seen)
		},
	}
	if old != nil {
		from.Copy = func(n int, path string) (copied bool, err error) {
			if copied, err = old.copySegment(d, b, n, path); copied {
				told.tell(l.Buckets[n])
			}
			return copied, err
		}
		from.Change = func(n int) (*segments.Change, error) { return old.change(b, n) }
		from.Made = old.made
	}
	if err := segments.Write(ctx, d, folder, m, l, from); err != nil {
		return nil, err
	}
	told.tell(l.Order()) // those that segments were merged with
	return b, nil
}

// teller tells how many pages more are done, each once. progress is nil for nobody.
type teller struct {
	mu       sync.Mutex
	told     []bool // by page
	progress func(pages int)
}

func (t *teller) tell(pages []int) {
	if t.progress == nil {
		return
	}
	t.mu.Lock()
	n := 0
	for _, page := range pages {
		if !t.told[page] {
			t.told[page] = true
			n++
		}
	}
	t.mu.Unlock()
	t.progress(n)
}

// newDocuments makes the documents of some pages, and what is seen of each. It may be
// called by several goroutines at once.
func (docs *Documents) newDocuments(list []int, all []string) (made []*document.Document, err error) {
	made = make([]*document.Document, len(list))
	for i, n := range list {
		if made[i], err = docs.newDocument(n); err != nil {
			return nil, err
		}
		s := newSeen()
		s.lengths.add(made[i])
		s.languages.add(docs.Pages[n], made[i])
		all[n] = s.encode()
	}
	return made, nil
}

// lengths counts terms and pages for each analysed field.
type lengths struct {
	terms, pages []int
}

func newLengths() *lengths {
	return &lengths{terms: make([]int, len(analysedFields)), pages: make([]int, len(analysedFields))}
}

func (l *lengths) add(d *document.Document) {
	for _, f := range d.Fields {
		for i, name := range analysedFields {
			if f.Name() == name {
				l.terms[i] += f.AnalyzedLength()
				l.pages[i]++
			}
		}
	}
}

// means are the mean lengths of the texts of each field.
func (l *lengths) means() []float64 {
	means := make([]float64, len(l.terms))
	for i, n := range l.pages {
		if n > 0 {
			means[i] = float64(l.terms[i]) / float64(n)
		}
	}
	return means
}

// openBleve opens an index read-only. The files must have been verified: bleve
// compares no checksums.
func openBleve(folder string) (bleve.Index, error) {
	if err := registerAnalyser(); err != nil {
		return nil, err
	}
	return bleve.OpenUsing(folder, map[string]any{
		"read_only": true,
		// Nobody writes to a finished index. Without a timeout, a process that does
		// would block every reader for ever.
		"bolt_timeout": "1s",
	})
}
