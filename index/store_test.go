package index

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2/document"

	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/disk"
	"github.com/careers-index/careers/index/indextest"
	"github.com/careers-index/careers/index/segments"
)

// The bytes of a store of 20 pages, whose terms do not depend on the analysis. If this
// fails and a library was updated, then the library writes other bytes: change the
// constant segments.Libraries, and run the test with -update. If it fails and none was,
// then the way that segments are written or the mapping has changed: raise SchemaVersion,
// and run it with -update. If it fails on one machine only, same content no longer gives
// the same bytes: find out which bytes differ before anything else.
func TestTheBytesOfAStoreBelongToTheLibraries(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(t.TempDir(), bleveFolder)
	pages := manyPages(20)
	var paths []string
	for _, p := range pages {
		paths = append(paths, p.Path)
	}
	m, err := newMapping(nil)
	mustDo(t, err)
	mustDo(t, segments.Write(t.Context(), disk.Volatile{}, folder, m, segments.NewLayout(paths, nil, 2, 4), segments.Source{New: func(_ int, list []int) ([]*document.Document, error) {
		var docs []*document.Document
		for _, n := range list {
			docs = append(docs, plainDocument(pages[n]))
		}
		return docs, nil
	}}))
	folder = filepath.Join(folder, "store")
	indextest.Behaviour{
		Version: SchemaVersion,
		Data:    indextest.Hash(func(w io.Writer) { _, _ = io.WriteString(w, segments.Libraries) }),
		Result: indextest.Hash(func(w io.Writer) {
			for _, file := range indexFiles(t, folder) {
				_, _ = fmt.Fprintf(w, "%s %s\n", file, checksum(mustRead(t, filepath.Join(folder, file))))
			}
		}),
	}.Check(t, "testdata/store.golden", *update)
}

// The layout decides bytes too. If this fails, pages are in other segments, or segments
// are made of other pieces: raise SchemaVersion, and run it with -update.
func TestTheLayoutBelongsToTheSchemaVersion(t *testing.T) {
	t.Parallel()
	indextest.Behaviour{
		Version: SchemaVersion,
		Data:    indextest.Hash(func(io.Writer) {}),
		Result: indextest.Hash(func(w io.Writer) {
			for _, pages := range []int{0, 1, 512, 513, 1_025, 40_000} {
				l := newLayout(manyPages(pages))
				_, _ = fmt.Fprintln(w, pages, len(l.Buckets), l.Piece, ordinals(l))
			}
		}),
	}.Check(t, "testdata/layout.golden", *update)
}

// Several goroutines count pages.
func TestCountsOfPiecesAddUp(t *testing.T) {
	t.Parallel()
	docs := &Documents{Pages: manyPages(700)}
	buckets, err := writeBleve(t.Context(), disk.Volatile{}, filepath.Join(t.TempDir(), bleveFolder), docs, newLayout(docs.Pages), nil, nil)
	mustDo(t, err)
	seen, err := buckets.seenInAll()
	mustDo(t, err)
	if mean := seen.lengths.means()[0]; mean != 3 || seen.lengths.pages[0] != 700 {
		t.Errorf("titles of %d pages have %v terms, want 3", seen.lengths.pages[0], mean)
	}
}

// plainDocument is a document of terms that are cut at spaces.
func plainDocument(p *Page) *document.Document {
	var tokens []analysis.Token
	for i, term := range strings.Fields(p.Title) {
		tokens = append(tokens, analysis.Token{Term: term, Position: i + 1})
	}
	d := document.NewDocument(p.Path)
	d.AddField(newTokensField(FieldTitle, p.Title, tokens, nil))
	d.AddField(newTokensField(FieldOwn, p.Title, append(tokens, tokens...), nil))
	d.AddField(newKeywordField(FieldPath, 0, p.Path))
	d.AddField(newKeywordField(FieldRequired, 0, tokens[1].Term))
	d.AddField(newKeywordField(FieldRequired, 1, tokens[2].Term))
	return d
}

// manyPages are pages for tests of layouts, with nothing but a path and a title.
func manyPages(n int) []*Page {
	pages := make([]*Page, n)
	for i := range pages {
		pages[i] = &Page{Card: Card{Path: fmt.Sprintf("/jobs/%d", i), Title: fmt.Sprintf("every third%d half%d", i%3, i%2)}}
	}
	return pages
}

func TestTheNumberOfBucketsIsAPowerOfTwo(t *testing.T) {
	t.Parallel()
	for pages, want := range map[int]int{
		0: 1, 1: 1, 512: 1, 513: 2, 1_025: 4, 26_000: 64, 1_000_000: 2048,
	} {
		if got := bucketCount(pages); got != want {
			t.Errorf("%d pages are in %d buckets, want %d", pages, got, want)
		}
	}
}
