package costtest

import (
	"testing"
	"time"
)

// kept keeps memory in use.
var kept []byte

func TestCostIsMeasured(t *testing.T) {
	const size = 50 << 20
	cost := Measure(t, func() {
		kept = make([]byte, size)
		for start := time.Now(); time.Since(start) < 50*time.Millisecond; {
			for i := range kept[:1<<16] {
				kept[i]++
			}
		}
	})
	kept = nil
	if cost.CPU <= 0 || cost.Memory < size/2 {
		t.Errorf("%+v", cost)
	}
	Check(t, "nothing", Limit, func() {})
}
