package index

import (
	"errors"
	"io"
	"os"
)

// disk is what a build does to the file system, apart from what bleve writes itself.
// Tests replace it by one with faults. The umask decides modes.
type disk interface {
	mkdir(name string) error
	create(name string) (io.WriteCloser, error)
	chmod(name string, mode os.FileMode) error
	sync(name string) error // a file or a folder
	rename(from, to string) error
	removeAll(name string) error
}

// osDisk is the file system.
type osDisk struct{}

func (osDisk) mkdir(name string) error                    { return os.Mkdir(name, 0o777) }
func (osDisk) chmod(name string, mode os.FileMode) error  { return os.Chmod(name, mode) }
func (osDisk) create(name string) (io.WriteCloser, error) { return os.Create(name) }
func (osDisk) rename(from, to string) error               { return os.Rename(from, to) }
func (osDisk) removeAll(name string) error                { return os.RemoveAll(name) }

func (osDisk) sync(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// volatileDisk does not wait until data is on the disk: a power cut may lose it.
type volatileDisk struct{ osDisk }

func (volatileDisk) sync(string) error { return nil }

// writeFile writes a whole file.
func writeFile(d disk, name string, data []byte) error {
	f, err := d.create(name)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}
