//go:build !linux

package main

import "syscall"

// limitUnsent leaves it to the system how much of an answer it holds.
func limitUnsent(_, _ string, _ syscall.RawConn) error { return nil }
