package index

import (
	"errors"
	"path/filepath"
	"testing"

	"github.com/careers-index/careers/index/disk"
	"github.com/careers-index/careers/index/indextest"
)

// Many documents are inverted in several pieces, which wait in files. Every operation on these
// fails in turn: it is an error, and nothing is left.
func TestPiecesOnAFailingDisk(t *testing.T) {
	t.Parallel()
	source, err := newSource(indextest.Site(pieceDocuments+10, 5), small)
	mustDo(t, err)
	docs, err := source.documents(t.Context())
	mustDo(t, err)
	order := byPath(docs.Pages)
	list := make([]Doc, len(order))
	for doc := range list {
		list[doc] = Doc(doc)
	}
	for n := 1; ; n++ {
		table, err := newDocTable(t.Context(), docs, order)
		mustDo(t, err)
		failing := &faultyDisk{n: n}
		v := &inverter{docs: docs, order: order, table: table, disk: failing, folder: filepath.Join(t.TempDir(), piecesFolder)}
		err = v.invert(t.Context(), list)
		done := failing.done < int64(n)
		if err == nil && len(v.parts) != 2 {
			t.Errorf("%d pieces, want 2", len(v.parts))
		}
		v.disk = disk.OS{}
		mustDo(t, v.close())
		if left := indexFiles(t, filepath.Dir(v.folder)); len(left) > 0 {
			t.Errorf("operation %d: %v is left", n, left)
		}
		if done {
			if n < 6 {
				t.Errorf("%d operations", n)
			}
			break
		}
		if !errors.Is(err, errFault) {
			t.Fatalf("operation %d: %v", n, err)
		}
	}
}
