package index

// Deploying: the current generation of one index folder becomes that of another.

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/careers-index/careers/index/disk"
)

// ErrSameFolder is a deployment of an index folder to itself.
var ErrSameFolder = errors.New("both are the same folder")

// Deploy makes the current generation of the index folder from the current one of the
// index folder to, which is made if it is missing. Each file is verified while it is
// copied; what was copied is synced to disk and renamed, and the pointer is replaced
// last: readers of to see its old generation or the new one, whenever this ends. If the
// generation is current there already, nothing changes. Like a build it waits for the
// lock of to, and keeps three old generations.
func Deploy(ctx context.Context, from, to string) (*Built, error) {
	return deployOn(ctx, disk.OS{}, from, to)
}

func deployOn(ctx context.Context, d disk.Disk, from, to string) (built *Built, err error) {
	if _, err := readPointer(from); err != nil {
		return nil, err // before anything is made
	}
	if err := os.MkdirAll(to, 0o777); err != nil {
		return nil, err
	}
	if same, err := sameFolder(from, to); err != nil || same {
		return nil, errors.Join(err, fmt.Errorf("deploy %s to %s: %w", from, to, ErrSameFolder))
	}
	unlock, err := lock(ctx, to, lockWait)
	if err != nil {
		return nil, err
	}
	p := publisher{disk: d, dir: to}
	err = withCurrent(from, func(name string) (err error) {
		built, err = p.deploy(ctx, from, name)
		return err
	})
	return built, errors.Join(err, unlock())
}

func sameFolder(a, b string) (bool, error) {
	infoA, errA := os.Stat(a)
	infoB, errB := os.Stat(b)
	if err := errors.Join(errA, errB); err != nil {
		return false, err
	}
	return os.SameFile(infoA, infoB), nil
}

// deploy makes the generation called name of the index folder from the current one.
func (p publisher) deploy(ctx context.Context, from, name string) (*Built, error) {
	if err := p.sweepLeftovers(name); err != nil {
		return nil, fmt.Errorf("index %s: %w", p.dir, err)
	}
	wanted, err := manifestOf(filepath.Join(from, name))
	if err != nil {
		return nil, about(from, name, err)
	}
	there, err := verifyGeneration(filepath.Join(p.dir, name))
	if err != nil || there.Key() != wanted.Key() {
		// It does not exist, or is damaged, or has the same id in other bytes.
		if wanted, err = p.copyFrom(ctx, from, name); err != nil {
			return nil, err
		}
	} else if names, err := readPointer(p.dir); err == nil && names[0] == name {
		return &Built{Manifest: there, Unchanged: true}, nil
	}
	names, err := p.point(name)
	if err != nil {
		return nil, fmt.Errorf("index %s: %w", p.dir, err)
	}
	_ = p.sweepGenerations(names) // as after a build: the next one reports it
	return &Built{Manifest: wanted}, nil
}

// copyFrom copies a generation while it verifies it, and gives it its name when it is
// whole.
func (p publisher) copyFrom(ctx context.Context, from, name string) (*Manifest, error) {
	temp := filepath.Join(p.dir, buildPrefix+name) // nobody else has it: the folder is locked
	m, err := p.copyTo(temp, filepath.Join(from, name))
	if err == nil {
		err = context.Cause(ctx)
	}
	if err == nil {
		if err = p.install(temp, name); err == nil {
			return m, nil
		}
		err = fmt.Errorf("index %s: %w", p.dir, err)
	} else {
		err = about(from, name, err)
	}
	return nil, errors.Join(err, p.disk.RemoveAll(temp))
}

// copyTo writes the generation in folder to temp, the manifest last.
func (p publisher) copyTo(temp, folder string) (*Manifest, error) {
	m, err := manifestOf(folder)
	if err != nil {
		return nil, err
	}
	if err := p.disk.Mkdir(temp); err != nil {
		return nil, err
	}
	made := map[string]bool{".": true}
	for _, f := range m.Files {
		if err := p.mkdirs(temp, filepath.Dir(filepath.FromSlash(f.Name)), made); err != nil {
			return nil, err
		}
	}
	v := verification{manifest: m, folder: folder, quick: true, keep: func(name string) (io.WriteCloser, error) {
		return p.disk.Create(filepath.Join(temp, filepath.FromSlash(name)))
	}}
	if err := v.run(); err != nil {
		return nil, err
	}
	return m, disk.WriteFile(p.disk, filepath.Join(temp, manifestName), m.encode())
}

// mkdirs makes a folder below temp with those above it, unless made has it.
func (p publisher) mkdirs(temp, name string, made map[string]bool) error {
	if made[name] {
		return nil
	}
	if !filepath.IsLocal(name) {
		return fmt.Errorf("%w: %s lists %q", ErrCorrupt, manifestName, name)
	}
	if err := p.mkdirs(temp, filepath.Dir(name), made); err != nil {
		return err
	}
	made[name] = true
	return p.disk.Mkdir(filepath.Join(temp, name))
}
