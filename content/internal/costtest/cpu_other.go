//go:build !unix

package costtest

import (
	"testing"
	"time"
)

var started = time.Now()

// CPUTime is the time since the start: other systems are not asked for the processor's.
func CPUTime(testing.TB) time.Duration { return time.Since(started) }
