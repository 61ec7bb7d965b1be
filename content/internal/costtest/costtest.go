// Package costtest measures what code costs, for tests of hostile inputs.
//
// In: a function. Out: the processor's time and the memory that it took, or a failed test
// where that is too much.
//
//	costtest.Check(t, "nested lists", costtest.Limit, func() { load(root) })
//
// The processor's time does not depend on what else the machine does. It is that of the
// whole process, so tests that measure must not run in parallel with others: they are top
// tests without t.Parallel.
package costtest

import (
	"runtime"
	"runtime/metrics"
	"testing"
	"time"
)

// Cost is what a function took.
type Cost struct {
	CPU    time.Duration
	Memory uint64 // bytes in use at the peak, beyond those before
}

// Limit is what one hostile input may cost.
var Limit = Cost{CPU: time.Second, Memory: 200 << 20}

// Check fails the test if a function costs more than a limit. With the race detector it
// does nothing.
func Check(t *testing.T, name string, limit Cost, f func()) {
	t.Helper()
	if raceEnabled {
		return // most of the cost would be the detector's
	}
	cost := Measure(t, f)
	if cost.CPU > limit.CPU || cost.Memory > limit.Memory {
		t.Errorf("%s: %v of the processor and %d MB, more than %v or %d MB",
			name, cost.CPU.Round(time.Millisecond), cost.Memory>>20, limit.CPU, limit.Memory>>20)
	}
}

// Measure runs a function and returns its cost.
func Measure(tb testing.TB, f func()) Cost {
	tb.Helper()
	runtime.GC()
	before := heap()
	stop, peak := make(chan struct{}), make(chan uint64)
	go func() {
		most, ticks := before, time.NewTicker(time.Millisecond)
		defer ticks.Stop()
		for {
			select {
			case <-ticks.C:
				most = max(most, heap())
			case <-stop:
				peak <- max(most, heap())
				return
			}
		}
	}()
	start := CPUTime(tb)
	f()
	took := CPUTime(tb) - start
	close(stop)
	return Cost{CPU: took, Memory: <-peak - before}
}

// heap is the bytes of objects, in use or not yet freed.
func heap() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64()
}
