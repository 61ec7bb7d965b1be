package watch

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/fsnotify/fsnotify"
)

// watched is a folder that is watched, and the calls.
type watched struct {
	*Watcher
	t       *testing.T
	root    string
	changed chan struct{} // one for each call, which then waits for what goes on
	goesOn  chan struct{}
}

func follow(t *testing.T) *watched {
	t.Helper()
	w := &watched{t: t, root: filepath.Join(t.TempDir(), "root"), changed: make(chan struct{}), goesOn: make(chan struct{})}
	w.write("page.md")
	var err error
	if w.Watcher, err = New(w.root, ""); err != nil {
		t.Fatal(err)
	}
	ctx, end := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		w.Run(ctx, func() {
			for _, c := range []chan struct{}{w.changed, w.goesOn} {
				select {
				case c <- struct{}{}:
				case <-ctx.Done():
				}
			}
		}, func(error) {})
	}()
	t.Cleanup(func() {
		end()
		<-ended
		w.Close()
	})
	return w
}

func (w *watched) write(name string) {
	w.t.Helper()
	file := filepath.Join(w.root, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte("text"), 0o644); err != nil {
		w.t.Fatal(err)
	}
}

// told waits for a call and lets it end.
func (w *watched) told() {
	<-w.changed
	<-w.goesOn
}

func TestAnEditWhileAChangeIsHandledIsToldAfterwards(t *testing.T) {
	t.Parallel()
	w := follow(t)
	w.write("page.md")
	<-w.changed
	w.write("page.md")
	w.write("new/folder/page.md")
	<-w.goesOn
	w.told()
	w.write("new/folder/page.md")
	w.told()
}

func TestFoldersAreWatchedThatWereMadeWhenEventsWereLost(t *testing.T) {
	t.Parallel()
	w := follow(t)
	if err := w.events.Remove(w.root); err != nil { // so that nobody hears of the new folder
		t.Fatal(err)
	}
	w.write("new/page.md")
	w.events.Errors <- fsnotify.ErrEventOverflow
	w.told()
	w.write("new/page.md")
	w.told()
}

func TestOnlyWhatContentHasIsAChange(t *testing.T) {
	t.Parallel()
	w := &Watcher{roots: []string{filepath.FromSlash("/home/.me/content"), filepath.FromSlash("/home/.me/static")}}
	for path, want := range map[string]bool{
		"/home/.me/content": true, "/home/.me/content/page.md": true, "/home/.me/static/.well-known/security.txt": true, "/home/.me/content/a/b/c.md": true,
		"/home/.me": false, "/home/.me/contents/page.md": false, "/home/.me/content/.page.md.swp": false, "/home/.me/content/.git/index.lock": false,
		"/home/.me/content/a/.cache/page.md": false,
	} {
		if got := w.concerns(filepath.FromSlash(path)); got != want {
			t.Errorf("%s concerns: %v, want %v", path, got, want)
		}
	}
}

func TestHiddenFoldersAreNotWatched(t *testing.T) {
	t.Parallel()
	root := filepath.Join(t.TempDir(), ".content")
	for _, dir := range []string{".git/objects", "jobs", ".well-known"} {
		if err := os.MkdirAll(filepath.Join(root, filepath.FromSlash(dir)), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	w, err := New(root)
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	if got := w.events.WatchList(); len(got) != 4 { // with the folder above
		t.Errorf("watched are %q", got)
	}
}
