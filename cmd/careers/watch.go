package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"

	"github.com/careers-index/careers/index"
)

// settle is how long the content must be quiet before it is built again: an
// editor's save, or a checkout, is several events.
const settle = 100 * time.Millisecond

// watch builds again whenever the content changes, until ctx ends. A build
// that fails is printed, and the last good generation stays.
func (b *builder) watch(ctx context.Context, stderr io.Writer, built func(*index.Manifest)) error {
	if b.src.dir == "" {
		return usagef("--watch needs --content: the example site does not change")
	}
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return fmt.Errorf("watch %s: %w", b.src.dir, err)
	}
	defer w.Close()
	for _, dir := range []string{b.src.dir, b.src.static} {
		if dir == "" {
			continue
		}
		if err := watchTree(w, dir); err != nil {
			return fmt.Errorf("watch %s: %w", dir, err)
		}
	}
	quiet := time.NewTimer(settle)
	quiet.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case e := <-w.Events:
			if e.Has(fsnotify.Create) {
				_ = watchTree(w, e.Name) // a file, or gone again: nothing to watch
			}
			quiet.Reset(settle)
		case err := <-w.Errors:
			fmt.Fprintf(stderr, "careers: watch: %v\n", err)
			quiet.Reset(settle) // events may be lost: look at everything
		case <-quiet.C:
			m, err := b.build(ctx, stderr)
			if ctx.Err() != nil {
				return nil
			}
			if err != nil {
				exitStatus(stderr, err)
				continue
			}
			built(m)
		}
	}
}

// watchTree watches a folder and all folders below it: fsnotify watches a
// folder alone.
func watchTree(w *fsnotify.Watcher, dir string) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && path != dir {
			return nil
		}
		if err != nil || !d.IsDir() {
			return err
		}
		return w.Add(path)
	})
}
