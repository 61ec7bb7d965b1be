package segments

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/blevesearch/bleve/v2/analysis/analyzer/simple"
	"github.com/blevesearch/bleve/v2/mapping"

	"github.com/careers-index/careers/index/disk"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/document"
	bleveindex "github.com/blevesearch/bleve_index_api"
)

// A document stays in its bucket, at its place among the others, whatever happens to them.
func TestTheLayoutFollowsFromIDs(t *testing.T) {
	t.Parallel()
	all := manyIDs(1000)
	inBuckets := func(ids []string) (all [][]string) {
		for _, b := range NewLayout(ids, nil, 8, 250).Buckets {
			var of []string
			for _, n := range b {
				of = append(of, ids[n])
			}
			all = append(all, of)
		}
		return all
	}
	want := inBuckets(all)
	total := 0
	for i, b := range want {
		total += len(b)
		if !slices.IsSorted(b) || len(b) < 80 || len(b) > 180 {
			t.Errorf("bucket %d of 1,000 documents has %d, sorted: %v", i, len(b), slices.IsSorted(b))
		}
	}
	if total != len(all) {
		t.Errorf("%d documents are in buckets, want %d", total, len(all))
	}
	slices.Reverse(all)
	for i, got := range inBuckets(all[1:]) {
		left := slices.DeleteFunc(slices.Clone(want[i]), func(id string) bool { return id == all[0] })
		if !slices.Equal(got, left) {
			t.Errorf("without %s, bucket %d has %q, want %q", all[0], i, got, left)
		}
	}
	// Other programs and versions must agree: the bucket of an id is FNV-64a of it.
	if got := NewLayout([]string{"/jobs/crane"}, nil, 1<<16, 1).Buckets[0xf654]; len(got) != 1 {
		t.Error("/jobs/crane is in another bucket")
	}
}

// Fields of the documents of tests.
const (
	titleField = "title"
	pathField  = "path"
	rareField  = "rare"
)

// plainMapping is one of two fields of terms.
func plainMapping() *mapping.IndexMappingImpl {
	m := mapping.NewIndexMapping()
	m.DefaultMapping = mapping.NewDocumentStaticMapping()
	title := mapping.NewTextFieldMapping()
	title.Analyzer, title.Store, title.DocValues = simple.Name, false, false
	m.DefaultMapping.AddFieldMappingsAt(titleField, title)
	path := mapping.NewKeywordFieldMapping()
	path.Store, path.DocValues = false, false
	m.DefaultMapping.AddFieldMappingsAt(pathField, path)
	m.DefaultMapping.AddFieldMappingsAt(rareField, title)
	return m
}

func manyIDs(n int) []string {
	ids := make([]string, n)
	for i := range ids {
		ids[i] = fmt.Sprintf("/jobs/%d", i)
	}
	return ids
}

// documentsOf makes the documents of some ids as bleve does. Each third and each half of
// them share a term.
func documentsOf(t testing.TB, m mapping.IndexMapping, ids []string) func(list []int) []*document.Document {
	return func(list []int) []*document.Document {
		var docs []*document.Document
		for _, i := range list {
			d := document.NewDocument(ids[i])
			title := fmt.Sprintf("every third%c half%c", 'a'+i%3, 'a'+i%2)
			if err := m.MapDocument(d, map[string]any{titleField: title, pathField: ids[i]}); err != nil {
				t.Error(err)
			}
			docs = append(docs, d)
		}
		return docs
	}
}

// inAnyBucket makes the documents of any bucket.
func inAnyBucket(documents func([]int) []*document.Document) func(int, []int) ([]*document.Document, error) {
	return func(_ int, list []int) ([]*document.Document, error) { return documents(list), nil }
}

// mustWrite writes an index of some ids to a folder.
func mustWrite(t *testing.T, ids []string, l Layout) (folder string) {
	t.Helper()
	folder = filepath.Join(t.TempDir(), "bleve")
	m := plainMapping()
	mustDo(t, Write(t.Context(), disk.Volatile{}, folder, m, l, Source{New: inAnyBucket(documentsOf(t, m, ids))}))
	return folder
}

func mustDo(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func mustRead(t *testing.T, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(name)
	mustDo(t, err)
	return b
}

// However an index is cut, bleve itself opens it, finds the same documents, and has each at
// the number that the layout says.
func TestBleveReadsSegmentsHoweverTheyAreCut(t *testing.T) {
	t.Parallel()
	const n = 700
	ids := manyIDs(n)
	for _, cut := range []struct{ buckets, piece, segments int }{
		{1, n, 1}, {1, 100, 1}, {2, 1, 2}, {16, 9, 16}, {300, 2, -1},
	} {
		t.Run(fmt.Sprint(cut), func(t *testing.T) {
			t.Parallel()
			l := NewLayout(ids, nil, cut.buckets, cut.piece)
			folder := mustWrite(t, ids, l)
			files, err := filepath.Glob(filepath.Join(folder, storeFolder, "*.zap"))
			if err != nil || cut.segments > 0 && len(files) != cut.segments || len(files) > cut.buckets {
				t.Errorf("%d segments, %v; want %d", len(files), err, cut.segments)
			}
			index, err := bleve.OpenUsing(folder, map[string]any{"read_only": true})
			mustDo(t, err)
			defer func() { mustDo(t, index.Close()) }()
			for query, want := range map[string]int{"every": n, "thirdb": n / 3, "halfa": n / 2, "thirdb halfa": n/3 + n/2 - n/6, "none": 0} {
				q := bleve.NewMatchQuery(query)
				q.SetField(titleField)
				r, err := index.Search(bleve.NewSearchRequestOptions(q, n, 0, false))
				if err != nil || int(r.Total) != want {
					t.Errorf("%q: bleve finds %v, %v; want %d", query, r.Total, err, want)
				}
			}
			checkNumbers(t, index, ids, l.Order())
		})
	}
}

// checkNumbers compares the ids of all documents in an index with those of a list, in
// some order.
func checkNumbers(t *testing.T, index bleve.Index, ids []string, order []int) {
	t.Helper()
	advanced, err := index.Advanced()
	mustDo(t, err)
	r, err := advanced.Reader()
	mustDo(t, err)
	defer func() { mustDo(t, r.Close()) }()
	if n, err := r.DocCount(); err != nil || int(n) != len(ids) || len(order) != len(ids) {
		t.Errorf("%d documents, %v, and %d numbers for %d ids", n, err, len(order), len(ids))
	}
	for doc, n := range order {
		id, err := r.ExternalID(bleveindex.NewIndexInternalID(nil, uint64(doc)))
		if err != nil || id != ids[n] {
			t.Errorf("document %d is %s, %v; want %s", doc, id, err, ids[n])
		}
	}
}

// What is written is an index like any other: bleve changes it and merges it.
func TestBleveWritesToWhatIsBuilt(t *testing.T) {
	t.Parallel()
	ids := manyIDs(90)
	folder := mustWrite(t, ids, NewLayout(ids, nil, 4, 10))
	index, err := bleve.Open(folder)
	mustDo(t, err)
	mustDo(t, index.Delete("/jobs/7"))
	mustDo(t, index.Index("/jobs/new", map[string]any{titleField: "every new one"}))
	mustDo(t, index.Close())
	index, err = bleve.Open(folder)
	mustDo(t, err)
	q := bleve.NewMatchQuery("every")
	q.SetField(titleField)
	r, err := index.Search(bleve.NewSearchRequest(q))
	if err != nil || r.Total != 90 {
		t.Errorf("bleve finds %d, %v; want 90", r.Total, err)
	}
	mustDo(t, index.Close())
}

func TestABuildThatIsCancelledWritesNoMoreSegments(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	ids := manyIDs(400)
	documents := documentsOf(t, plainMapping(), ids)
	var made atomic.Int64
	s := &store{disk: disk.Volatile{}, folder: t.TempDir()}
	_, err := s.writeSegments(ctx, NewLayout(ids, nil, 1, 1), Source{New: func(_ int, list []int) ([]*document.Document, error) {
		cancel()
		made.Add(1)
		return documents(list), nil
	}})
	if err == nil || made.Load() > int64(runtime.GOMAXPROCS(0)+1) {
		t.Errorf("%d pieces were made: %v", made.Load(), err)
	}
}

// The documents of a group are in few buckets, and the others are spread over all.
func TestDocumentsOfAGroupAreTogether(t *testing.T) {
	t.Parallel()
	ids := manyIDs(4000)
	for size, want := range map[int]int{1: 1, 15: 1, 100: 8, 4000: 64} {
		groups := make([]string, len(ids))
		for n := range size {
			groups[n] = "benefits"
		}
		used := map[int]bool{}
		for b, list := range NewLayout(ids, groups, 64, 250).Buckets {
			for _, n := range list {
				if n < size {
					used[b] = true
				}
			}
		}
		if len(used) != want {
			t.Errorf("a group of %d documents is in %d buckets, want %d", size, len(used), want)
		}
	}
}

// A segment that is copied is not made again.
func TestSegmentsAreCopied(t *testing.T) {
	t.Parallel()
	ids := manyIDs(60)
	l := NewLayout(ids, nil, 4, 250)
	first := mustWrite(t, ids, l)
	folder := filepath.Join(t.TempDir(), "bleve")
	m := plainMapping()
	var made atomic.Int64
	mustDo(t, Write(t.Context(), disk.Volatile{}, folder, m, l, Source{
		New: func(_ int, list []int) ([]*document.Document, error) {
			made.Add(int64(len(list)))
			return documentsOf(t, m, ids)(list), nil
		},
		Copy: func(bucket int, path string) (bool, error) {
			if bucket == 2 {
				return false, nil
			}
			return true, os.WriteFile(path, mustRead(t, filepath.Join(first, SegmentFile(bucket))), 0o600)
		},
	}))
	if want := len(l.Buckets[2]); int(made.Load()) != want {
		t.Errorf("%d documents were made, want %d", made.Load(), want)
	}
	for n := range l.Buckets {
		if string(mustRead(t, filepath.Join(folder, SegmentFile(n)))) != string(mustRead(t, filepath.Join(first, SegmentFile(n)))) {
			t.Errorf("segment %d is another", n)
		}
	}
}
