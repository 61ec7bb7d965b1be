package machine

import (
	"os"
	"runtime/debug"
	"runtime/metrics"
)

// What work may take of memory: little, and some for each page. Below that, memory is
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

// Memory is the limit of memory while the program works on a site.
type Memory struct {
	held    int64 // what the process had when the work began: a server has a site in memory
	limit   int64 // that there was
	percent int
}

// LimitMemory sets the limit of memory for work whose number of pages is not known yet. Who
// sets GOMEMLIMIT or GOGC knows better: then no method does anything.
func LimitMemory() *Memory {
	if knowsBetter() {
		return nil
	}
	m := &Memory{held: sample("/gc/heap/live:bytes")}
	m.limit, m.percent = debug.SetMemoryLimit(m.of(0, 0)), debug.SetGCPercent(seldom)
	return m
}

// For sets the limit for work on so many pages.
func (m *Memory) For(pages int) {
	if m != nil {
		debug.SetMemoryLimit(m.of(pages, 0))
	}
}

// MakeRoom lowers the limit by what is mapped of so many pages, and gives back what is above.
func (m *Memory) MakeRoom(pages int) {
	if m == nil {
		return
	}
	limit := m.of(pages, min(int64(pages)*mappedPage, mappedMemory))
	debug.SetMemoryLimit(limit)
	if inUse() > limit {
		debug.FreeOSMemory()
	}
}

// Restore sets the limit that there was.
func (m *Memory) Restore() {
	if m != nil {
		debug.SetMemoryLimit(m.limit)
		debug.SetGCPercent(m.percent)
	}
}

// of is the limit for so many pages, of which so much is mapped.
func (m *Memory) of(pages int, mapped int64) int64 {
	return m.held + max(leastMemory-mapped, int64(pages)*pageMemory)
}

// GiveBack collects what work has left. It also makes known what is held, for the limit of
// the next work.
func GiveBack() {
	if !knowsBetter() {
		debug.FreeOSMemory()
	}
}

func knowsBetter() bool { return os.Getenv("GOMEMLIMIT") != "" || os.Getenv("GOGC") != "" }

// inUse is what the limit counts.
func inUse() int64 {
	return sample("/memory/classes/total:bytes") - sample("/memory/classes/heap/released:bytes")
}

func sample(name string) int64 {
	s := []metrics.Sample{{Name: name}}
	metrics.Read(s)
	return int64(s[0].Value.Uint64())
}
