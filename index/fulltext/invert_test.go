package fulltext

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/careers-index/careers/index/disk"
	"github.com/careers-index/careers/index/disk/disktest"
	"github.com/careers-index/careers/index/facet"
	"github.com/careers-index/careers/index/indextest"
	"github.com/careers-index/careers/index/skills/lexicon"
	"github.com/careers-index/careers/index/stored"
	"github.com/careers-index/careers/index/synonyms"
)

// pages is a source of pages with their texts.
type pages []*stored.Page

func pagesOf(n int) pages {
	var list pages
	for _, p := range indextest.Site(n, 5).Pages {
		list = append(list, stored.New(facet.Page{Page: p}))
	}
	slices.SortFunc(list, func(a, b *stored.Page) int { return strings.Compare(a.Path, b.Path) })
	return list
}

func (p pages) Len() int                                  { return len(p) }
func (p pages) Page(doc uint32) *stored.Page              { return p[doc] }
func (p pages) WithText(doc uint32) (*stored.Page, error) { return p[doc], nil }
func (p pages) TextDigest(doc uint32) string {
	return TextDigest(p[doc].Headings, stored.EncodePassages(p[doc].Passages))
}
func (p pages) Language(uint32) string { return "" }

// Many documents are inverted in several pieces, which wait in files. Every operation on these
// fails in turn: it is an error, and nothing is left.
func TestPiecesOnAFailingDisk(t *testing.T) {
	t.Parallel()
	source := pagesOf(PieceDocuments + 10)
	names := NewNames(lexicon.Default(), synonyms.Default())
	list := make([]uint32, len(source))
	for doc := range list {
		list[doc] = uint32(doc)
	}
	for n := 1; ; n++ {
		table, err := newDocTable(t.Context(), source)
		if err != nil {
			t.Fatal(err)
		}
		failing := &disktest.Disk{N: n}
		v := &inverter{pages: source, names: names, table: table, disk: failing, folder: filepath.Join(t.TempDir(), "pieces")}
		err = v.invert(t.Context(), list)
		done := failing.Done() < n
		if err == nil && len(v.parts) != 2 {
			t.Errorf("%d pieces, want 2", len(v.parts))
		}
		v.disk = disk.OS{}
		if err := v.close(); err != nil {
			t.Fatal(err)
		}
		if left, err := os.ReadDir(filepath.Dir(v.folder)); err != nil || len(left) > 0 {
			t.Errorf("operation %d: %v is left, %v", n, left, err)
		}
		if done {
			if n < 6 {
				t.Errorf("%d operations", n)
			}
			break
		}
		if !errors.Is(err, disktest.ErrFault) {
			t.Fatalf("operation %d: %v", n, err)
		}
	}
}
