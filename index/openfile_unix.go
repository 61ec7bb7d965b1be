//go:build unix

package index

import "syscall"

// noWait keeps the opening of a pipe from waiting for somebody who writes.
const noWait = syscall.O_NONBLOCK
