//go:build unix

package storage

import "golang.org/x/sys/unix"

// GiveBack gives back the memory that holds what was read of a mapped file. It counts as
// memory of the process. What is read again comes from the system's cache.
func GiveBack(mapped []byte) {
	if len(mapped) > 0 {
		_ = unix.Madvise(mapped, unix.MADV_DONTNEED) // or the memory stays
	}
}
