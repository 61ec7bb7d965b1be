package machine

import (
	"os"
	"runtime/debug"
	"runtime/metrics"
)

// What a program may take of memory: little, and some for each page. Below that, memory is
// seldom collected, which takes time; near it, as often as it takes.
const (
	leastMemory = 260 << 20
	pageMemory  = 4608

	// While a generation is written, this much of a page is in memory maps, up to
	// mappedMemory: it counts as memory of the process, and Go's limit does not know of it.
	mappedPage   = 2560
	mappedMemory = 56 << 20

	seldom = 400 // of GOGC
)

// LimitMemory sets the limit of memory for work on so many pages. Who sets GOMEMLIMIT or
// GOGC knows better. It returns what sets the limit that there was.
func LimitMemory(pages int) (restore func()) {
	if knowsBetter() {
		return func() {}
	}
	limit, percent := debug.SetMemoryLimit(memoryLimit(pages, 0)), debug.SetGCPercent(seldom)
	return func() {
		debug.SetMemoryLimit(limit)
		debug.SetGCPercent(percent)
	}
}

// MakeRoom lowers the limit by what is mapped of so many pages, and gives back what is above.
func MakeRoom(pages int) {
	if knowsBetter() {
		return
	}
	limit := memoryLimit(pages, min(int64(pages)*mappedPage, mappedMemory))
	debug.SetMemoryLimit(limit)
	if inUse() > limit {
		debug.FreeOSMemory()
	}
}

func knowsBetter() bool { return os.Getenv("GOMEMLIMIT") != "" || os.Getenv("GOGC") != "" }

func memoryLimit(pages int, mapped int64) int64 {
	return max(leastMemory-mapped, int64(pages)*pageMemory)
}

// inUse is what the limit counts.
func inUse() int64 {
	samples := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(samples)
	return int64(samples[0].Value.Uint64() - samples[1].Value.Uint64())
}
