// Package disk is what a build does to the file system, so that tests can replace it by
// one with faults.
//
//	err := disk.WriteFile(disk.OS{}, "index/manifest.json", data)
package disk

import (
	"errors"
	"io"
	"os"
)

// Disk is a file system. The umask decides modes.
type Disk interface {
	Mkdir(name string) error
	Create(name string) (io.WriteCloser, error)
	Chmod(name string, mode os.FileMode) error
	Sync(name string) error // a file or a folder
	Rename(from, to string) error
	RemoveAll(name string) error
}

// OS is the file system of the operating system.
type OS struct{}

// Mkdir implements Disk.
func (OS) Mkdir(name string) error { return os.Mkdir(name, 0o777) }

// Chmod implements Disk.
func (OS) Chmod(name string, mode os.FileMode) error { return os.Chmod(name, mode) }

// Create implements Disk.
func (OS) Create(name string) (io.WriteCloser, error) { return os.Create(name) }

// Rename implements Disk.
func (OS) Rename(from, to string) error { return os.Rename(from, to) }

// RemoveAll implements Disk.
func (OS) RemoveAll(name string) error { return os.RemoveAll(name) }

// Sync implements Disk.
func (OS) Sync(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// Volatile does not wait until data is on the disk: a power cut may lose it.
type Volatile struct{ OS }

// Sync implements Disk.
func (Volatile) Sync(string) error { return nil }

// WriteFile writes a whole file.
func WriteFile(d Disk, name string, data []byte) error {
	f, err := d.Create(name)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}
