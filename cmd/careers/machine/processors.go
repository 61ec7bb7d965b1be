package machine

import (
	"os"
	"runtime"
	"sync"

	"github.com/careers-index/careers/web/gate"
)

// Processors is how many there are to search with. The first call gives Go more of them
// than requests work at once. Searches never wait, so with as few as the machine has, a
// request that is refused, or kept, or asks for health, would wait in Go's own queue until
// each of them has had its turn, 100 ms and more. So the system shares out the processors,
// and lets first who waited.
//
// In a container with a limit, Go has fewer processors than the machine. More would use up
// the limit early in each period, and then nothing runs until it ends.
var Processors = sync.OnceValue(func() int {
	n := runtime.GOMAXPROCS(0)
	if n == runtime.NumCPU() && os.Getenv("GOMAXPROCS") == "" {
		runtime.GOMAXPROCS(gate.Slots(n) + 1)
	}
	return n
})
