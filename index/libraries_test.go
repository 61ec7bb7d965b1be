package index

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2/document"

	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/indextest"
)

// The bytes of a store of 20 pages, whose terms do not depend on the analysis. If this
// fails and a library was updated, then the library writes other bytes: change the
// constant libraries, and run the test with -update. If it fails and none was, then the
// layout or the mapping has changed: raise SchemaVersion, and run it with -update. If it
// fails on one machine only, same content no longer gives the same bytes: find out which
// bytes differ before anything else.
func TestTheBytesOfAStoreBelongToTheLibraries(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	pages := manyPages(20)
	s := &store{disk: volatileDisk{}, folder: folder}
	segments, err := s.writeSegments(t.Context(), layOut(pages, 2, 4), func(list []Ordinal) []*document.Document {
		var docs []*document.Document
		for _, n := range list {
			docs = append(docs, plainDocument(pages[n]))
		}
		return docs
	})
	mustDo(t, err)
	m, err := newMapping(nil)
	mustDo(t, err)
	mustDo(t, s.writeSnapshot(segments, m))
	indextest.Behaviour{
		Version: SchemaVersion,
		Data:    indextest.Hash(func(w io.Writer) { _, _ = io.WriteString(w, libraries) }),
		Result: indextest.Hash(func(w io.Writer) {
			for _, file := range indexFiles(t, folder) {
				_, _ = fmt.Fprintf(w, "%s %s\n", file, checksum(mustRead(t, filepath.Join(folder, file))))
			}
		}),
	}.Check(t, "testdata/store.golden", *update)
}

// plainDocument is a document of terms that are cut at spaces.
func plainDocument(p *Page) *document.Document {
	var tokens []analysis.Token
	for i, term := range strings.Fields(p.Title) {
		tokens = append(tokens, analysis.Token{Term: term, Position: i + 1})
	}
	d := document.NewDocument(p.Path)
	d.AddField(newTokensField(FieldTitle, p.Title, tokens))
	d.AddField(newTokensField(FieldOwn, p.Title, append(tokens, tokens...)))
	d.AddField(newKeywordField(FieldPath, 0, p.Path))
	d.AddField(newKeywordField(FieldRequired, 0, tokens[1].Term))
	d.AddField(newKeywordField(FieldRequired, 1, tokens[2].Term))
	return d
}

// The id of a generation follows from the versions of the libraries that write. If this
// fails, a library was updated: change the constant to what it says.
func TestTheLibrariesAreThoseOfTheModule(t *testing.T) {
	t.Parallel()
	versions := map[string]string{}
	for line := range strings.Lines(string(mustRead(t, "../go.mod"))) {
		if f := strings.Fields(line); len(f) >= 2 {
			versions[f[0]] = f[1]
		}
	}
	var now []string
	for _, module := range []string{
		"blevesearch/bleve/v2", "blevesearch/zapx/v17", "blevesearch/vellum", "RoaringBitmap/roaring/v2", "golang/snappy", "go.etcd.io/bbolt",
	} {
		owner, name, _ := strings.Cut(module, "/")
		path := module
		if !strings.Contains(owner, ".") {
			path = "github.com/" + module
		}
		now = append(now, name+" "+versions[path])
	}
	if want := strings.Join(now, ", "); libraries != want {
		t.Errorf("go.mod has other versions; set the constant libraries of schema.go to\n%s", want)
	}
}
