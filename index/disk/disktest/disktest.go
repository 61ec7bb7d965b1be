// Package disktest is a disk that fails, for tests of what writes to one: the test is repeated
// with the next operation failing, until all have been done.
//
//	for n := 1; ; n++ {
//		failing := &disktest.Disk{N: n}
//		err := write(failing)  // ErrFault, and nothing is lost
//		if failing.Done() < n {
//			break
//		}
//	}
package disktest

import (
	"errors"
	"io"
	"os"
	"sync/atomic"

	"github.com/careers-index/careers/index/disk"
)

// ErrFault is what a failing operation returns.
var ErrFault = errors.New("the disk said no")

// Disk fails its N-th operation, and all later ones when it is for good.
type Disk struct {
	disk.OS
	N       int
	ForGood bool
	Short   bool // a failing write writes half

	At func() error // what happens then; nil returns ErrFault

	done int64 // atomic: a deployment has several files open at once
}

// Done is how many operations there were.
func (d *Disk) Done() int { return int(atomic.LoadInt64(&d.done)) }

func (d *Disk) fault() error {
	done := int(atomic.AddInt64(&d.done, 1))
	switch {
	case done != d.N && (!d.ForGood || done < d.N):
		return nil
	case d.At != nil:
		return d.At()
	}
	return ErrFault
}

// Mkdir implements disk.Disk.
func (d *Disk) Mkdir(name string) error {
	if err := d.fault(); err != nil {
		return err
	}
	return d.OS.Mkdir(name)
}

// Chmod implements disk.Disk.
func (d *Disk) Chmod(name string, mode os.FileMode) error {
	if err := d.fault(); err != nil {
		return err
	}
	return d.OS.Chmod(name, mode)
}

// Create implements disk.Disk.
func (d *Disk) Create(name string) (io.WriteCloser, error) {
	if err := d.fault(); err != nil {
		return nil, err
	}
	f, err := d.OS.Create(name)
	return &faultyFile{f, d}, err
}

// Sync implements disk.Disk.
func (d *Disk) Sync(string) error {
	return d.fault()
}

// Rename implements disk.Disk.
func (d *Disk) Rename(from, to string) error {
	if err := d.fault(); err != nil {
		return err
	}
	return d.OS.Rename(from, to)
}

// RemoveAll implements disk.Disk.
func (d *Disk) RemoveAll(name string) error {
	if err := d.fault(); err != nil {
		return err
	}
	return d.OS.RemoveAll(name)
}

type faultyFile struct {
	io.WriteCloser
	disk *Disk
}

func (f *faultyFile) Write(b []byte) (int, error) {
	if err := f.disk.fault(); err != nil {
		if !f.disk.Short {
			return 0, err
		}
		n, writeErr := f.WriteCloser.Write(b[:len(b)/2])
		return n, errors.Join(err, writeErr)
	}
	return f.WriteCloser.Write(b)
}

func (f *faultyFile) Close() error {
	return errors.Join(f.disk.fault(), f.WriteCloser.Close())
}
