//go:build !unix

package content

import (
	"testing"
	"time"
)

var started = time.Now()

// cpuTime is the time since the start, where the processor's is not to be had.
func cpuTime(testing.TB) time.Duration { return time.Since(started) }
