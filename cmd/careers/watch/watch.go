package watch

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// quietPeriod is how long folders must be quiet before their change is told: an editor's
// save, or a checkout, is several events.
const quietPeriod = 50 * time.Millisecond

// Watcher notices changes of folders.
type Watcher struct {
	events *fsnotify.Watcher
	roots  []string // as events name them
}

// New watches folders and all that is in them. An empty name is no folder.
func New(dirs ...string) (*Watcher, error) {
	events, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, fmt.Errorf("watch %s: %w", strings.Join(dirs, " "), err)
	}
	roots, err := watchRoots(events, dirs)
	if err != nil {
		return nil, errors.Join(err, events.Close())
	}
	return &Watcher{events, roots}, nil
}

// Close ends the watch. It returns no error: nothing is lost by it.
func (w *Watcher) Close() { _ = w.events.Close() }

// Run calls changed whenever a folder has changed and is quiet again, until ctx ends. While
// changed runs it is not called again; what is changed meanwhile counts afterwards. lost
// tells that events may be missing; changed is called then, too.
func (w *Watcher) Run(ctx context.Context, changed func(), lost func(error)) {
	quiet := time.NewTimer(quietPeriod)
	quiet.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case e := <-w.events.Events:
			if !w.concerns(e.Name) {
				continue
			}
			if e.Has(fsnotify.Create) {
				_ = watchTree(w.events, e.Name) // a file, or gone again: nothing to watch
			}
			quiet.Reset(quietPeriod)
		case err := <-w.events.Errors:
			lost(err)
			for _, root := range w.roots { // a new folder may be among what is lost
				_ = watchTree(w.events, root)
			}
			quiet.Reset(quietPeriod) // look at everything
		case <-quiet.C:
			changed()
		}
	}
}

// watchRoots watches folders, all that is below them, and the folders that
// hold them: a root that is replaced as a whole, by a checkout or a sync, comes
// back as an event of its parent. It returns the roots as events name them.
func watchRoots(w *fsnotify.Watcher, dirs []string) ([]string, error) {
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

// concerns reports whether a path is a root, or below one and not hidden.
func (w *Watcher) concerns(path string) bool {
	return slices.ContainsFunc(w.roots, func(root string) bool {
		below, ok := strings.CutPrefix(path, root+string(filepath.Separator))
		return path == root || ok && !slices.ContainsFunc(strings.Split(below, string(filepath.Separator)), hidden)
	})
}

// hidden reports whether a name is one of the files that editors and Git write for
// themselves: content does not have them, with the exception of a folder of the static files.
func hidden(name string) bool {
	return strings.HasPrefix(name, ".") && name != ".well-known"
}

// watchTree watches a folder and all folders below it that are not hidden: fsnotify watches
// a folder alone. Dir may be a link to a folder, as a root often is; below it links are not
// followed, as the content's reader does not.
func watchTree(w *fsnotify.Watcher, dir string) error {
	return filepath.WalkDir(dir+string(filepath.Separator), func(path string, d fs.DirEntry, err error) error {
		isRoot := filepath.Clean(path) == dir
		switch {
		case errors.Is(err, fs.ErrNotExist) && !isRoot:
			return nil
		case err != nil || !d.IsDir():
			return err
		case hidden(d.Name()) && !isRoot:
			return fs.SkipDir
		}
		return w.Add(filepath.Clean(path))
	})
}
