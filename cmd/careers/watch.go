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
	roots, err := watchRoots(w, b.src.dir, b.src.static)
	if err != nil {
		return err
	}
	quiet := time.NewTimer(settle)
	quiet.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case e := <-w.Events:
			if !slices.ContainsFunc(roots, func(root string) bool { return within(root, e.Name) }) {
				continue
			}
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

// within tells whether path is root or below it.
func within(root, path string) bool {
	return path == root || strings.HasPrefix(path, root+string(filepath.Separator))
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
