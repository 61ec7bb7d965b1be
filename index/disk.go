package index

import (
	"errors"
	"io"
	"os"
)

// disk is what a build does to the file system, apart from what bleve writes
// for itself. Tests put faults in.
type disk interface {
	makeTemp(dir, pattern string) (string, error)
	create(name string) (io.WriteCloser, error)
	sync(name string) error // a file or a folder
	rename(from, to string) error
	removeAll(name string) error
}

// osDisk is the file system.
type osDisk struct{}

func (osDisk) makeTemp(dir, pattern string) (string, error) {
	name, err := os.MkdirTemp(dir, pattern)
	if err != nil {
		return "", err
	}
	return name, os.Chmod(name, 0o755) // a server may run as another user
}

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

// writeFile writes a whole file.
func writeFile(d disk, name string, data []byte) error {
	f, err := d.create(name)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}
