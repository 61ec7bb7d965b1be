package machine

import (
	"runtime"
	"runtime/debug"
	"testing"
)

// What a server holds of the site that it serves must not count as memory of the next build:
// that would leave so little that it collects memory all the time.
func TestTheLimitIsForTheWorkAlone(t *testing.T) {
	t.Setenv("GOMEMLIMIT", "")
	t.Setenv("GOGC", "")
	was := debug.SetMemoryLimit(-1)
	const size = 64 << 20
	held := make([]byte, size)
	GiveBack()
	m := LimitMemory()
	for _, pages := range []int{0, 1000, 1_000_000} {
		m.For(pages)
		for _, want := range []int64{max(leastMemory, int64(pages)*pageMemory), max(leastMapped, int64(pages)*pageMapped)} {
			if limit := debug.SetMemoryLimit(-1); limit < size+want || limit > 2*size+want {
				t.Errorf("%d pages have a limit of %d bytes, beside %d that are held; want %d", pages, limit, size, want)
			}
			m.Mapping()
		}
	}
	m.Restore()
	if limit := debug.SetMemoryLimit(-1); limit != was {
		t.Errorf("the limit is %d afterwards, and was %d", limit, was)
	}
	runtime.KeepAlive(held)
}

// A server that holds little does not collect each few megabytes, and one that holds much does
// as Go would.
func TestAServerHasSpareMemory(t *testing.T) {
	t.Setenv("GOMEMLIMIT", "")
	t.Setenv("GOGC", "")
	was := debug.SetGCPercent(100)
	defer debug.SetGCPercent(was)
	Settle()
	if got := debug.SetGCPercent(100); got <= 100 {
		t.Errorf("with little: %d percent", got)
	}
	held := make([]byte, 2*spare)
	Settle()
	if got := debug.SetGCPercent(100); got != 100 {
		t.Errorf("with much: %d percent", got)
	}
	runtime.KeepAlive(held)
	t.Setenv("GOGC", "50")
	debug.SetGCPercent(50)
	Settle()
	if got := debug.SetGCPercent(100); got != 50 {
		t.Errorf("with GOGC: %d percent", got)
	}
}

func TestWhoSetsALimitKnowsBetter(t *testing.T) {
	t.Setenv("GOMEMLIMIT", "1GiB")
	was := debug.SetMemoryLimit(-1)
	m := LimitMemory()
	m.For(1000)
	if limit := debug.SetMemoryLimit(-1); limit != was {
		t.Errorf("the limit is %d while GOMEMLIMIT is set, and was %d", limit, was)
	}
	m.Restore()
}
