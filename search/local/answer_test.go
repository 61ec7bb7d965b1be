package local

import (
	"testing"

	"github.com/careers-index/careers/index/indextest"
	"github.com/careers-index/careers/search"
)

// BenchmarkAnswer is one whole answer: hits, facets, ten snippets, JSON.
func BenchmarkAnswer(b *testing.B) {
	e := engineOf(b, indextest.Site(26_000, 1))
	for _, q := range []string{"", "scala", "python kubernetes", "remote", "pyth", `"what you bring"`} {
		b.Run(q, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				answer(b, e, search.Request{Query: q, PerPage: 10})
			}
		})
	}
}
