//go:build !linux

package serving

import "syscall"

// limitUnsent leaves it to the system how much of an answer it holds.
func limitUnsent(_, _ string, _ syscall.RawConn) error { return nil }
