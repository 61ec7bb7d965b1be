package index

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/document"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index/indextest"
)

// buildContent names content roots, separated as in PATH, that the long version of
// TestEveryBuildWritesTheSameBytes builds too.
const buildContent = "CAREERS_BUILD_CONTENT"

// Same content, same bytes: of every file, in any folder, whatever order pages come in,
// and on one or two processors.
func TestEveryBuildWritesTheSameBytes(t *testing.T) {
	sites := map[string]*content.Site{
		"empty": {}, "handmade": handmade(), "pieces": indextest.Site(piecePages+10, 5), "example": mustLoad(t, content.Example()),
	}
	if *soak {
		sites["buckets"] = indextest.Site(bucketPages+1000, 7)
		for _, dir := range filepath.SplitList(os.Getenv(buildContent)) {
			sites[dir] = mustLoad(t, os.DirFS(dir))
		}
	}
	for name, site := range sites {
		t.Run(name, func(t *testing.T) {
			shuffled := *site
			shuffled.Pages = slices.Clone(site.Pages)
			o := BuildOptions{Volatile: true, Detector: small}
			if name == "example" {
				o.Detector = nil // the site's own
			}
			var first map[string]string
			for i := range 20 {
				was := runtime.GOMAXPROCS(1 + i%2)
				slices.Reverse(shuffled.Pages[i*len(site.Pages)/20:])
				dir := filepath.Join(t.TempDir(), strings.Repeat("deep/", i))
				mustBuildWith(t, &shuffled, dir, o)
				runtime.GOMAXPROCS(was)
				files := sumsOf(t, dir)
				if first == nil {
					first = files
				}
				for file := range first {
					if files[file] != first[file] {
						t.Errorf("build %d: %s differs", i, file)
					}
				}
				if len(files) != len(first) {
					t.Errorf("build %d: %d files, want %d", i, len(files), len(first))
				}
				mustDo(t, os.RemoveAll(dir))
			}
		})
	}
}

func mustLoad(t *testing.T, root fs.FS) *content.Site {
	t.Helper()
	site, err := content.Load(t.Context(), root, content.Options{})
	mustDo(t, err)
	return site
}

// sumsOf are the checksums of all files in dir by name.
func sumsOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	sums := map[string]string{}
	for _, file := range indexFiles(t, dir) {
		sums[file] = checksum(mustRead(t, filepath.Join(dir, file)))
	}
	return sums
}

func TestTheNumberOfBucketsIsAPowerOfTwo(t *testing.T) {
	t.Parallel()
	for pages, want := range map[int]int{
		0: 1, 1: 1, 32_768: 1, 32_769: 2, 65_537: 4, 260_000: 8, 1_000_000: 32,
	} {
		if got := bucketCount(pages); got != want {
			t.Errorf("%d pages are in %d buckets, want %d", pages, got, want)
		}
	}
}

// A page stays in its bucket, at its place among the others, whatever happens to them.
func TestTheLayoutFollowsFromPaths(t *testing.T) {
	t.Parallel()
	pages := manyPages(1000)
	paths := func(pages []*Page) (all [][]string) {
		for _, b := range layOut(pages, 8, piecePages).buckets {
			var of []string
			for _, n := range b {
				of = append(of, pages[n].Path)
			}
			all = append(all, of)
		}
		return all
	}
	want := paths(pages)
	total := 0
	for i, b := range want {
		total += len(b)
		if !slices.IsSorted(b) || len(b) < 80 || len(b) > 180 {
			t.Errorf("bucket %d of 1,000 pages has %d, sorted: %v", i, len(b), slices.IsSorted(b))
		}
	}
	if total != len(pages) {
		t.Errorf("%d pages are in buckets, want %d", total, len(pages))
	}
	slices.Reverse(pages)
	for i, got := range paths(pages[1:]) {
		left := slices.DeleteFunc(slices.Clone(want[i]), func(p string) bool { return p == pages[0].Path })
		if !slices.Equal(got, left) {
			t.Errorf("without %s, bucket %d has %q, want %q", pages[0].Path, i, got, left)
		}
	}
	// Other programs and versions must agree: the bucket of a path is FNV-64a of it.
	if got := layOut([]*Page{{Card: Card{Path: "/jobs/crane"}}}, 1<<16, 1).buckets[0xf654]; len(got) != 1 {
		t.Error("/jobs/crane is in another bucket")
	}
}

// manyPages are pages for tests of layouts, with nothing but a path and a title.
func manyPages(n int) []*Page {
	pages := make([]*Page, n)
	for i := range pages {
		pages[i] = &Page{Card: Card{Path: fmt.Sprintf("/jobs/%d", i), Title: fmt.Sprintf("every third%d half%d", i%3, i%2)}}
	}
	return pages
}

// However an index is cut, bleve itself opens it, finds the same pages, and has each at
// the number that the layout says.
func TestBleveReadsSegmentsHoweverTheyAreCut(t *testing.T) {
	t.Parallel()
	const n = 700
	docs := &Documents{Pages: manyPages(n)}
	for _, cut := range []struct{ buckets, piecePages, segments int }{
		{1, n, 1}, {1, 100, 1}, {2, 1, 2}, {16, 9, 16}, {300, 2, -1},
	} {
		t.Run(fmt.Sprint(cut), func(t *testing.T) {
			t.Parallel()
			folder := filepath.Join(t.TempDir(), bleveFolder)
			l := layOut(docs.Pages, cut.buckets, cut.piecePages)
			seen, err := writeBleve(t.Context(), volatileDisk{}, folder, docs, l)
			mustDo(t, err)
			if mean := seen.lengths.means()[0]; mean != 3 {
				t.Errorf("titles have %v terms, want 3", mean)
			}
			files, err := filepath.Glob(filepath.Join(folder, storeFolder, "*.zap"))
			if err != nil || cut.segments > 0 && len(files) != cut.segments || len(files) > cut.buckets {
				t.Errorf("%d segments, %v; want %d", len(files), err, cut.segments)
			}
			index, err := bleve.OpenUsing(folder, map[string]any{"read_only": true})
			mustDo(t, err)
			defer func() { mustDo(t, index.Close()) }()
			for query, want := range map[string]int{"every": n, "third1": n / 3, "half0": n / 2, "third1 half0": n/3 + n/2 - n/6, "none": 0} {
				q := bleve.NewMatchQuery(query)
				q.SetField(FieldTitle)
				r, err := index.Search(bleve.NewSearchRequestOptions(q, n, 0, false))
				if err != nil || int(r.Total) != want {
					t.Errorf("%q: bleve finds %v, %v; want %d", query, r.Total, err, want)
				}
			}
			checkNumbers(t, index, docs.Pages, l.ordinals())
		})
	}
}

// checkNumbers compares the ids of all documents in an index with the paths of pages.
func checkNumbers(t *testing.T, index bleve.Index, pages []*Page, ordinals []Ordinal) {
	t.Helper()
	advanced, err := index.Advanced()
	mustDo(t, err)
	r, err := advanced.Reader()
	mustDo(t, err)
	defer func() { mustDo(t, r.Close()) }()
	if n, err := r.DocCount(); err != nil || int(n) != len(pages) || len(ordinals) != len(pages) {
		t.Errorf("%d documents, %v, and %d ordinals for %d pages", n, err, len(ordinals), len(pages))
	}
	for doc, n := range ordinals {
		id, err := r.ExternalID(bleveindex.NewIndexInternalID(nil, uint64(doc)))
		if err != nil || id != pages[n].Path {
			t.Errorf("document %d is %s, %v; want %s", doc, id, err, pages[n].Path)
		}
	}
}

// What is written is an index like any other: bleve changes it and merges it.
func TestBleveWritesToWhatIsBuilt(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), bleveFolder)
	docs := &Documents{Pages: manyPages(90)}
	_, err := writeBleve(t.Context(), volatileDisk{}, folder, docs, layOut(docs.Pages, 4, 10))
	mustDo(t, err)
	index, err := bleve.Open(folder)
	mustDo(t, err)
	mustDo(t, index.Delete("/jobs/7"))
	mustDo(t, index.Index("/jobs/new", map[string]any{FieldTitle: "every new one"}))
	mustDo(t, index.Close())
	index, err = bleve.Open(folder)
	mustDo(t, err)
	q := bleve.NewMatchQuery("every")
	q.SetField(FieldTitle)
	r, err := index.Search(bleve.NewSearchRequest(q))
	if err != nil || r.Total != 90 {
		t.Errorf("bleve finds %d, %v; want 90", r.Total, err)
	}
	mustDo(t, index.Close())
}

func TestABuildThatIsCancelledWritesNoMoreSegments(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	docs := &Documents{Pages: manyPages(400)}
	var made atomic.Int64
	s := &store{disk: volatileDisk{}, folder: t.TempDir()}
	_, err := s.writeSegments(ctx, layOut(docs.Pages, 1, 1), func(list []Ordinal) []*document.Document {
		cancel()
		made.Add(1)
		return docs.newDocuments(list, newSeen())
	})
	if err == nil || made.Load() > int64(runtime.GOMAXPROCS(0)+1) {
		t.Errorf("%d pieces were made: %v", made.Load(), err)
	}
}
