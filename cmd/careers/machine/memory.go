package machine

import (
	"os"
	"runtime/debug"
)

// What a program may take of memory: little, and some for each page. Below that, memory is
// seldom collected, which takes time; near it, as often as it takes.
const (
	leastMemory = 210 << 20
	pageMemory  = 4608

	seldom = 400 // of GOGC
)

// LimitMemory sets the limit of memory for work on so many pages. Who sets GOMEMLIMIT or
// GOGC knows better. It returns what sets the limit that there was.
func LimitMemory(pages int) (restore func()) {
	if os.Getenv("GOMEMLIMIT") != "" || os.Getenv("GOGC") != "" {
		return func() {}
	}
	limit, percent := debug.SetMemoryLimit(max(leastMemory, int64(pages)*pageMemory)), debug.SetGCPercent(seldom)
	return func() {
		debug.SetMemoryLimit(limit)
		debug.SetGCPercent(percent)
	}
}
