package machine

import (
	"os"
	"runtime/debug"
	"runtime/metrics"
)

// What work may take of memory: little, and some for each page. Below that, memory is
// seldom collected, which takes time; near it, as often as it takes.
const (
	leastMemory = 246 << 20
	pageMemory  = 4800

	// The same while large files are mapped as well. Little of a page is needed then.
	leastMapped = 180 << 20
	pageMapped  = 3000

	seldom = 400 // of GOGC
)

// Memory is the limit of memory while the program works on a site.
type Memory struct {
	held    int64 // what the process had when the work began: a server has a site in memory
	pages   int
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
	m.limit, m.percent = debug.SetMemoryLimit(m.of(leastMemory, pageMemory)), debug.SetGCPercent(seldom)
	return m
}

// For sets the limit for work on so many pages.
func (m *Memory) For(pages int) {
	if m != nil {
		m.pages = pages
		debug.SetMemoryLimit(m.of(leastMemory, pageMemory))
	}
}

// Mapping sets the limit for when large files are mapped, and gives back what is above it.
func (m *Memory) Mapping() {
	if m != nil {
		debug.SetMemoryLimit(m.of(leastMapped, pageMapped))
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

// of is the limit with so much at least, and so much for each page.
func (m *Memory) of(least, page int64) int64 { return m.held + max(least, int64(m.pages)*page) }

// GiveBack collects what work has left. It also makes known what is held, for the limit of
// the next work.
func GiveBack() {
	if !knowsBetter() {
		debug.FreeOSMemory()
	}
}

// A server may have some garbage before it is collected, in all and beside what is held.
const (
	spare        = 32 << 20
	sparePercent = 300 // of GOGC
)

// Settle is for a server that has loaded a site. It collects what loading has left. From then
// on garbage is collected when there is as much as what is held, as Go does, but not before
// there is some: with a site of a few megabytes it would be many times a second, and each
// time answers wait.
func Settle() {
	if knowsBetter() {
		return
	}
	debug.FreeOSMemory()
	debug.SetGCPercent(int(min(max(100, 100*spare/max(sample("/gc/heap/live:bytes"), 1)), sparePercent)))
}

func knowsBetter() bool { return os.Getenv("GOMEMLIMIT") != "" || os.Getenv("GOGC") != "" }

func sample(name string) int64 {
	s := []metrics.Sample{{Name: name}}
	metrics.Read(s)
	return int64(s[0].Value.Uint64())
}
