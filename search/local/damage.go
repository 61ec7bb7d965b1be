package local

// Damage of a generation that is open: it is noticed by an answer, or by reading all of
// it again now and then. Either ends the engine.

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"sync"
	"time"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/storage"
	"github.com/careers-index/careers/search"
)

// damage is what an engine knows of the state of its data.
type damage struct {
	once  sync.Once
	found chan struct{} // closed when err is set
	err   error

	stop     context.CancelFunc // of scrubbing
	scrubbed sync.WaitGroup
}

func newDamage() *damage { return &damage{found: make(chan struct{}), stop: func() {}} }

// report notes the first damage, and returns what callers are told of it.
func (d *damage) report(err error) error {
	d.once.Do(func() {
		d.err = fmt.Errorf("%w: %w", search.ErrDamaged, err)
		close(d.found)
	})
	return d.err
}

// Damaged implements search.Watched.
func (e *Engine) Damaged() <-chan struct{} { return e.damage.found }

// Damage implements search.Watched.
func (e *Engine) Damage() error {
	select {
	case <-e.damage.found:
		return e.damage.err
	default:
		return nil
	}
}

// protect calls f, which reads the generation. A page fault and a record that cannot be
// decoded are damage; after damage nothing is read any more, as nobody knows how much of
// it there is.
func (e *Engine) protect(f func() error) error {
	if err := e.Damage(); err != nil {
		return err
	}
	err := storage.Protect(f)
	if errors.Is(err, storage.ErrFault) || errors.Is(err, storage.ErrRecord) {
		return e.damage.report(err)
	}
	return err
}

// scrub reads the generation again and again, until Close or a mismatch.
func (e *Engine) scrub(o Options) {
	ctx, stop := context.WithCancel(context.Background())
	e.damage.stop = stop
	e.damage.scrubbed.Go(func() {
		tick := time.NewTicker(o.ScrubEvery)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			}
			err := e.g.Scrub(ctx, o.ScrubRate)
			if ctx.Err() != nil {
				return
			}
			if o.Scrubbed != nil {
				o.Scrubbed(err)
			}
			if errors.Is(err, index.ErrCorrupt) {
				_ = e.damage.report(err)
				return
			}
		}
	})
}

// endScrub waits for it: the files are closed next.
func (e *Engine) endScrub() {
	e.damage.stop()
	e.damage.scrubbed.Wait()
}

// protectedFS are the files of the site, which are read from the generation.
type protectedFS struct {
	fs.FS
	engine *Engine
}

// Open implements fs.FS. A file can seek; a folder is as it is.
func (p protectedFS) Open(name string) (f fs.File, err error) {
	err = p.engine.protect(func() (err error) {
		f, err = p.FS.Open(name)
		return err
	})
	if err != nil {
		return nil, err
	}
	if s, ok := f.(io.ReadSeeker); ok {
		return &protectedFile{f, s, p.engine}, nil
	}
	return f, nil
}

type protectedFile struct {
	fs.File
	from   io.ReadSeeker
	engine *Engine
}

func (f *protectedFile) Read(b []byte) (n int, err error) {
	err = f.engine.protect(func() (err error) {
		n, err = f.from.Read(b)
		return err
	})
	return n, err
}

func (f *protectedFile) Seek(offset int64, whence int) (int64, error) {
	return f.from.Seek(offset, whence)
}
