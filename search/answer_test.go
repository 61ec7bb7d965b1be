package search

import (
	"testing"

	"github.com/careers-index/careers/index/indextest"
)

// BenchmarkAnswer is one whole answer: hits, facets, ten snippets, JSON.
func BenchmarkAnswer(b *testing.B) {
	e := engineOf(b, indextest.Site(26_000, 1))
	for _, q := range []string{"", "scala", "python kubernetes", "remote", "pyth", `"what you bring"`} {
		b.Run(q, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				answer(b, e, Request{Query: q, PerPage: 10})
			}
		})
	}
}
