package stored

import (
	"testing"

	"github.com/careers-index/careers/index/facet"
	"github.com/careers-index/careers/index/indextest"
)

// FuzzDecode decodes anything: it neither panics nor takes much more memory than there are bytes.
func FuzzDecode(f *testing.F) {
	for _, p := range indextest.Site(4, 1).Pages {
		page := New(facet.Page{Page: p})
		f.Add(EncodeCard(&page.Card))
		f.Add(EncodePassages(page.Passages))
		f.Add(EncodeBody(page, EncodePassages(page.Passages)))
	}
	f.Add(EncodeAddress(Address{Path: "/past", Title: "Nurse", Skills: []string{"Go"}}))
	f.Fuzz(func(_ *testing.T, b []byte) {
		_, _ = DecodeCard(b)
		_, _ = DecodePassages(b)
		_ = DecodeBody(b, b, &Page{})
		_, _ = DecodeAddress(b)
	})
}
