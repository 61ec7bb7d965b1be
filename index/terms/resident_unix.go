//go:build unix

package terms

import "golang.org/x/sys/unix"

// giveBack gives memory back that holds what was read of a segment's file. It is read again
// from the system's cache.
func giveBack(mapped []byte) { _ = unix.Madvise(mapped, unix.MADV_DONTNEED) } // or the memory stays
