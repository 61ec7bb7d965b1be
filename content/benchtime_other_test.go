//go:build !unix

package content

import (
	"testing"
	"time"
)

var started = time.Now()

// cpuTime is the time since the start, as the processor's is not available.
func cpuTime(testing.TB) time.Duration { return time.Since(started) }
