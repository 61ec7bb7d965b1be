//go:build unix

package costtest

import (
	"syscall"
	"testing"
	"time"
)

// CPUTime is the processor's time that the process has taken so far.
func CPUTime(tb testing.TB) time.Duration {
	tb.Helper()
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		tb.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
