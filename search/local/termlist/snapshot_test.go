package termlist

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/index/upsidedown"
	"github.com/blevesearch/bleve/v2/index/upsidedown/store/gtreap"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"github.com/careers-index/careers/index"
)

// reader is a reader of a new index of two pages, after change.
func reader(t *testing.T, kind string, change func(bleve.Index) error) bleveindex.IndexReader {
	t.Helper()
	path, store := filepath.Join(t.TempDir(), "bleve"), scorch.Name
	if kind == upsidedown.Name {
		path, store = "", gtreap.Name // in memory
	}
	x, err := bleve.NewUsing(path, bleve.NewIndexMapping(), kind, store, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = x.Close() })
	batch := x.NewBatch()
	for _, id := range []string{"a", "b"} {
		if err := batch.Index(id, map[string]string{index.FieldTitle: "engineer"}); err != nil {
			t.Fatal(err)
		}
	}
	if err := x.Batch(batch); err != nil {
		t.Fatal(err)
	}
	if err := change(x); err != nil {
		t.Fatal(err)
	}
	advanced, err := x.Advanced()
	if err != nil {
		t.Fatal(err)
	}
	r, err := advanced.Reader()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	return r
}

func TestAnIndexThatWouldBeReadWronglyIsRefused(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, kind, want string
		change           func(bleve.Index) error
	}{
		{"as built", scorch.Name, "", func(bleve.Index) error { return nil }},
		{"deleted documents", scorch.Name, "deleted documents", func(x bleve.Index) error { return x.Delete("a") }},
		{"another kind of index", upsidedown.Name, "not one of scorch", func(bleve.Index) error { return nil }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			_, err := newSnapshot(reader(t, tt.kind, tt.change))
			if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want)) {
				t.Errorf("newSnapshot: %v, want %q", err, tt.want)
			}
		})
	}
}
