package local

// Damage of a generation that is open: it is noticed by an answer, or by reading all of
// it again now and then. Either ends the engine.

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"sync"
	"time"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/storage"
	"github.com/careers-index/careers/search"
)

// scrubber is what reads a generation again.
type scrubber struct {
	suspected chan struct{}      // somebody should look
	stop      context.CancelFunc // ends it
	scrubbed  sync.WaitGroup
}

func newScrubber() *scrubber {
	return &scrubber{suspected: make(chan struct{}, 1), stop: func() {}}
}

// protect calls f, which reads the generation. A page fault and a record that cannot be
// decoded are damage; after damage nothing is read any more, as nobody knows how much of
// it there is.
func (e *Engine) protect(f func() error) error {
	if err := e.Damage(); err != nil {
		return err
	}
	suspect := true // until f returns: it may panic
	defer func() {
		if suspect {
			select {
			case e.scrubber.suspected <- struct{}{}:
			default: // somebody looks already
			}
		}
	}()
	err := storage.Protect(f)
	suspect = !expected(err)
	if errors.Is(err, storage.ErrFault) || errors.Is(err, storage.ErrRecord) {
		return e.Report(err)
	}
	return err
}

// expected reports whether sound data can give an error. Others, and panics, are a reason
// to scrub: a search may be reading nonsense.
func expected(err error) bool {
	for _, known := range []error{nil, search.ErrNotFound, context.Canceled, context.DeadlineExceeded, io.EOF, fs.ErrNotExist, fs.ErrInvalid} {
		if errors.Is(err, known) {
			return true
		}
	}
	var bad *search.BadRequestError
	return errors.As(err, &bad)
}

// lookEvery is how often the times of files are compared that others can write to.
const lookEvery = time.Second

// scrub reads the generation now and then, and when an answer is suspect, until Close or
// a mismatch.
func (e *Engine) scrub(o Options) {
	ctx, stop := context.WithCancel(context.Background())
	e.scrubber.stop = stop
	e.scrubber.scrubbed.Go(func() {
		tick := time.NewTicker(o.ScrubEvery)
		defer tick.Stop()
		look := time.NewTicker(lookEvery)
		defer look.Stop()
		for {
			rate := o.ScrubRate
			select {
			case <-ctx.Done():
				return
			case <-tick.C:
			case <-e.scrubber.suspected:
			case <-look.C:
				if !e.g.Touched() {
					continue
				}
				rate = 0 // somebody writes to what is served: no time to lose
			}
			err := e.g.Scrub(ctx, rate)
			if ctx.Err() != nil {
				return
			}
			if o.Scrubbed != nil {
				o.Scrubbed(err)
			}
			if errors.Is(err, index.ErrCorrupt) {
				_ = e.Report(err)
				return
			}
		}
	})
}

// endScrub waits for it: the files are closed next.
func (e *Engine) endScrub() {
	e.scrubber.stop()
	e.scrubber.scrubbed.Wait()
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
