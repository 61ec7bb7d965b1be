package storage

import (
	"errors"
	"fmt"
	"runtime/debug"
)

// ErrFault is a page of a mapped file that cannot be read: the file was cut off, or its
// disk fails.
var ErrFault = errors.New("a part of the index cannot be read any more")

// Protect calls f, which reads mapped files. A page fault in it is an error that wraps
// ErrFault, where it would end the process. That holds for this goroutine alone, and not
// for those that f starts.
func Protect(f func() error) (err error) {
	before := debug.SetPanicOnFault(true)
	defer func() {
		debug.SetPanicOnFault(before)
		p := recover()
		if p == nil {
			return
		}
		fault, ok := p.(interface {
			error
			Addr() uintptr
		})
		if !ok {
			panic(p) //nolint:forbidigo // not ours: it goes on as if it had not been looked at
		}
		err = fmt.Errorf("%w: page fault at %#x", ErrFault, fault.Addr())
	}()
	return f()
}
