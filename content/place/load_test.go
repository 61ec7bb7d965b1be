package place

import "testing"

// BenchmarkLoad is the price of the first use.
func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		load()
	}
}
