// Package filestate remembers the files of a folder that were read, so that a file which
// nobody has written to since need not be read again.
//
// In: what was remembered, and the state of a file as the system has it. Out: the SHA-256 of
// the file, if the state proves that it has not changed.
//
//	c := filestate.Open(folder, name, rules, false)
//	if known, ok := c.Known("jobs/crane.md", info); !ok {
//		…                                              // read it
//		c.Add("jobs/crane.md", info, filestate.File{Sum: sum})
//	}
//	err := c.Save()
//
// # What proves it
//
// The state of a file is its size, the times of its last change and of that of its contents
// to the nanosecond, its number and device, and its mode. A program can set the time of the
// contents back, and the size can be the same; the time of the last change is set by the
// system at each of these, and nobody can set it. Git relies on the same.
//
// Times have steps. So a file is remembered only if it had been left alone for [settled]
// when it was read: who writes to it afterwards gives it another time. Where the times of a
// file system are not known to be good, as on network drives, nothing is remembered. The
// same holds for systems other than Linux, for symbolic links, and for other file systems
// that are mounted in the folder.
//
// What is left are faults of the system: a clock that is set back to the nanosecond, a write
// to a memory map before the system has noticed it, a disk that changes under a file. A
// build with --fresh reads every file.
//
// What was remembered has a checksum, and the rules by which it was made. It is read as a
// whole or not at all.
package filestate
