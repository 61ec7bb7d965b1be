package index

// What happens to the files of a generation while it is open: whether somebody has
// written to them, and whether they still are what was verified.

import (
	"context"
	"fmt"
	"io"
	"time"
)

// Scrub reads the files of the open generation again and compares them with the
// manifest: disks fail, and where there is no private copy others may write. It reads
// at most so many bytes a second, or 0 for no limit. A mismatch is ErrCorrupt. It must
// have ended before Close.
func (g *Generation) Scrub(ctx context.Context, bytesPerSecond int) error {
	for _, f := range g.files {
		r := &pacedReader{ctx: ctx, r: io.NewSectionReader(f.file, 0, f.Size+1), rate: bytesPerSecond}
		differs, err := f.compare(r, nil)
		switch {
		case ctx.Err() != nil:
			return ctx.Err()
		case err != nil:
			return fmt.Errorf("%w: %s: %w", ErrCorrupt, f.Name, err)
		case differs != nil:
			return fmt.Errorf("%w: %w", ErrCorrupt, differs)
		}
	}
	return nil
}

// Touched reports whether a file has been written to since it was opened or since Touched
// was last asked, as far as its size and time tell. That is a reason to scrub. Private
// copies are not touched. It is for one goroutine at a time.
func (g *Generation) Touched() bool {
	touched := false
	for i := range g.files {
		f := &g.files[i]
		if f.was == nil {
			continue
		}
		if now, err := f.file.Stat(); err != nil || now.Size() != f.was.Size() || !now.ModTime().Equal(f.was.ModTime()) {
			touched = true
			if err == nil {
				f.was = now
			}
		}
	}
	return touched
}

// pacedReader reads so many bytes a second, or without a limit if that is 0.
type pacedReader struct {
	ctx  context.Context
	r    io.Reader
	rate int
}

func (p *pacedReader) Read(b []byte) (int, error) {
	n, err := p.r.Read(b)
	if p.rate > 0 && n > 0 {
		select {
		case <-p.ctx.Done():
		case <-time.After(time.Duration(n) * time.Second / time.Duration(p.rate)):
		}
	}
	if p.ctx.Err() != nil {
		return 0, p.ctx.Err()
	}
	return n, err
}
