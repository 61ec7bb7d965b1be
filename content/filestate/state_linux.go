package filestate

import (
	"io/fs"
	"slices"
	"syscall"
)

// goodTimes are the file systems whose times are the kernel's own, by the numbers that
// statfs gives (linux/magic.h).
var goodTimes = []int64{
	0xef53,     // ext2, ext3, ext4
	0x58465342, // XFS
	0x9123683e, // Btrfs
	0x01021994, // tmpfs
	0x794c7630, // overlay
	0xf2f52010, // F2FS
	0x2fc12fc1, // ZFS
}

// trusted reports whether the times of the files of a folder prove anything, if they are on
// its device.
func trusted(folder string) (device uint64, ok bool) {
	var system syscall.Statfs_t
	var s syscall.Stat_t
	if syscall.Statfs(folder, &system) != nil || syscall.Stat(folder, &s) != nil {
		return 0, false
	}
	return uint64(s.Dev), slices.Contains(goodTimes, int64(system.Type)) //nolint:unconvert // they have other sizes elsewhere
}

// stateOf is the state of a regular file. ok is false if the system does not tell.
func stateOf(info fs.FileInfo) (s state, ok bool) {
	if info == nil || !info.Mode().IsRegular() {
		return s, false
	}
	sys, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return s, false
	}
	return state{
		size: info.Size(), modified: sys.Mtim.Nano(), changed: sys.Ctim.Nano(),
		device: uint64(sys.Dev), number: sys.Ino, mode: uint64(sys.Mode), //nolint:unconvert // Dev is smaller elsewhere
	}, true
}
