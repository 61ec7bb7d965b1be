package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"github.com/careers-index/careers/index"
)

// quietPeriod is how long the content must be quiet before it is built again: an
// editor's save, or a checkout, is several events.
const quietPeriod = 100 * time.Millisecond

// watcher notices changes of the content. It is made before the content is
// first read, so that no edit falls between the two.
type watcher struct {
	events *fsnotify.Watcher
	roots  []string // as events name them
}

// newWatcher watches what src reads.
func newWatcher(src source) (*watcher, error) {
	events, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", src.dir, err)
	}
	roots, err := watchRoots(events, src.dir, src.static)
	if err != nil {
		return nil, errors.Join(err, events.Close())
	}
	return &watcher{events, roots}, nil
}

func (w *watcher) close() { _ = w.events.Close() }

// run calls changed whenever the content has changed and is quiet again, until
// ctx ends. Lost tells that events may be missing.
func (w *watcher) run(ctx context.Context, changed func(), lost func(error)) {
	quiet := time.NewTimer(quietPeriod)
	quiet.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case e := <-w.events.Events:
			if !slices.ContainsFunc(w.roots, func(root string) bool { return within(root, e.Name) }) {
				continue
			}
			if e.Has(fsnotify.Create) {
				_ = watchTree(w.events, e.Name) // a file, or gone again: nothing to watch
			}
			quiet.Reset(quietPeriod)
		case err := <-w.events.Errors:
			lost(err)
			quiet.Reset(quietPeriod) // look at everything
		case <-quiet.C:
			changed()
		}
	}
}

// follow builds again whenever the content changes, until ctx ends. A build
// that fails is printed, and the last good generation stays.
func (b *builder) follow(ctx context.Context, w *watcher, stderr io.Writer, built func(*index.Built)) {
	w.run(ctx, func() {
		m, err := b.build(ctx, stderr)
		switch {
		case ctx.Err() != nil:
		case err != nil:
			exitStatus(stderr, err)
		default:
			built(m)
		}
	}, func(err error) { fmt.Fprintf(stderr, "careers: watch: %v\n", err) })
}

// watchRoots watches folders, all that is below them, and the folders that
// hold them: a root that is replaced as a whole, by a checkout or a sync, comes
// back as an event of its parent. It returns the roots as events name them.
func watchRoots(w *fsnotify.Watcher, dirs ...string) ([]string, error) {
	var roots []string
	for _, dir := range dirs {
		if dir == "" {
			continue
		}
		root, err := filepath.Abs(dir)
		if err == nil {
			err = errors.Join(w.Add(filepath.Dir(root)), watchTree(w, root))
		}
		if err != nil {
			return nil, fmt.Errorf("watch %s: %w", dir, err)
		}
		roots = append(roots, root)
	}
	return roots, nil
}

// within reports whether path is root or below it.
func within(root, path string) bool {
	return path == root || strings.HasPrefix(path, root+string(filepath.Separator))
}

// watchTree watches a folder and all folders below it: fsnotify watches a
// folder alone. Dir may be a link to a folder, as a root often is; below it
// links are not followed, as the content's reader does not.
func watchTree(w *fsnotify.Watcher, dir string) error {
	return filepath.WalkDir(dir+string(filepath.Separator), func(path string, d fs.DirEntry, err error) error {
		if errors.Is(err, fs.ErrNotExist) && filepath.Clean(path) != dir {
			return nil
		}
		if err != nil || !d.IsDir() {
			return err
		}
		return w.Add(filepath.Clean(path))
	})
}
