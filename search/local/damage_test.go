package local

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/check"
	"github.com/careers-index/careers/search"
)

// publishLong builds a site of one long page, with a long file, into dir: each is larger
// than a page of memory.
func publishLong(t *testing.T, dir, word string) (folder string) {
	t.Helper()
	site, err := check.Load(t.Context(), fstest.MapFS{
		"page.md": {Data: []byte("---\ntitle: " + word + "\n---\n\n" + strings.Repeat("Text about "+word+".\n\n", 5000))},
	}, content.Options{Static: fstest.MapFS{"film.mp4": {Data: make([]byte, 1<<20)}}}, check.Options{})
	if err != nil {
		t.Fatal(err)
	}
	m, err := index.Build(t.Context(), site, dir, index.BuildOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, "gen-"+m.ID)
}

// cutOff cuts off all files of entries in a generation.
func cutOff(t *testing.T, folder string) {
	t.Helper()
	for _, name := range []string{"cards", "passages", "bodies", "assets"} {
		name = filepath.Join(folder, name)
		if err := errors.Join(os.Chmod(name, 0o644), os.Truncate(name, 0)); err != nil {
			t.Fatal(err)
		}
	}
}

func mustFollow(t *testing.T, o search.Opener) *search.Follower {
	t.Helper()
	f, refused, err := search.NewFollower(t.Context(), o)
	if err != nil || refused != nil {
		t.Fatal(err, refused)
	}
	t.Cleanup(f.Close)
	return f
}

// questions are the ways to read an engine.
var questions = map[string]func(t *testing.T, e search.Engine) error{
	"a search": func(t *testing.T, e search.Engine) error {
		_, err := e.Search(t.Context(), search.Request{Query: "text"})
		return err
	},
	"a page": func(t *testing.T, e search.Engine) error { _, err := e.Page(t.Context(), "/page"); return err },
	"the list of pages": func(_ *testing.T, e search.Engine) error {
		for _, err := range e.Site().Pages {
			if err != nil {
				return err
			}
		}
		return nil
	},
	"a file": func(_ *testing.T, e search.Engine) error {
		_, err := fs.ReadFile(e.Site().Assets, "film.mp4")
		return err
	},
}

func TestAFaultIsAnErrorAndTheNewestSoundGenerationFollows(t *testing.T) {
	t.Parallel()
	for name, ask := range questions {
		dir := t.TempDir()
		older := publishLong(t, dir, "heron")
		newer := publishLong(t, dir, "otter")
		f := mustFollow(t, Dir(dir)) // in place
		e, release := f.Acquire()
		if err := ask(t, e); err != nil {
			t.Errorf("%s of a sound generation: %v", name, err)
		}
		cutOff(t, newer)
		if err := ask(t, e); !errors.Is(err, search.ErrDamaged) {
			t.Errorf("%s: %v, want ErrDamaged", name, err)
		}
		if err := search.Damage(e); !errors.Is(err, search.ErrDamaged) {
			t.Errorf("Damage after %s: %v", name, err)
		}
		for other, ask := range questions {
			if err := ask(t, e); !errors.Is(err, search.ErrDamaged) {
				t.Errorf("%s after %s: %v, want ErrDamaged", other, name, err)
			}
		}
		release()
		if changed, err := f.Refresh(t.Context()); !changed || err != nil {
			t.Errorf("Refresh: %v, %v", changed, err)
		}
		e, release = f.Acquire()
		if got := e.Site().Generation; "gen-"+got != filepath.Base(older) {
			t.Errorf("%s is served after damage, want %s", got, older)
		}
		if err := ask(t, e); err != nil {
			t.Errorf("%s of the older generation: %v", name, err)
		}
		release()
	}
}

func TestAPrivateCopyIsServedWhateverHappensToTheFolder(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	folder := publishLong(t, dir, "heron")
	f := mustFollow(t, NewOpener(dir, Options{Private: true, TempDir: t.TempDir()}))
	e, release := f.Acquire()
	defer release()
	cutOff(t, folder)
	for name, ask := range questions {
		if err := ask(t, e); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if changed, err := f.Refresh(t.Context()); changed || err != nil {
		t.Errorf("Refresh while the manifest is the same: %v, %v", changed, err)
	}
	if err := os.RemoveAll(dir); err != nil {
		t.Fatal(err)
	}
	if changed, err := f.Refresh(t.Context()); changed || !errors.Is(err, index.ErrNoIndex) {
		t.Errorf("Refresh without a folder: %v, %v", changed, err)
	}
	if err := questions["a page"](t, e); err != nil {
		t.Error(err)
	}
}

func TestScrubbingFindsDamageThatNobodyAsksFor(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	folder := publishLong(t, dir, "heron")
	passes := make(chan error, 1)
	o := Options{ScrubEvery: time.Millisecond, Scrubbed: func(err error) {
		select {
		case passes <- err:
		default:
		}
	}}
	f := mustFollow(t, NewOpener(dir, o))
	if err := <-passes; err != nil {
		t.Fatalf("a sound generation: %v", err)
	}
	e, release := f.Acquire()
	defer release()
	flipBit(t, filepath.Join(folder, "lexicon")) // read at the start, and never again
	<-e.(search.Watched).Damaged()
	if err := search.Damage(e); !errors.Is(err, search.ErrDamaged) || !errors.Is(err, index.ErrCorrupt) {
		t.Errorf("Damage: %v", err)
	}
}

// Without a private copy, what is written to a file that is served is found within
// seconds, long before scrubbing is due.
func TestWritingToWhatIsServedIsNoticed(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	folder := publishLong(t, dir, "heron")
	f := mustFollow(t, NewOpener(dir, Options{ScrubEvery: 1000 * time.Hour}))
	e, release := f.Acquire()
	defer release()
	flipBit(t, filepath.Join(folder, "columns"))
	<-e.(search.Watched).Damaged()
}

func TestAnAnswerThatMakesNoSenseIsAReasonToScrub(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	publishLong(t, dir, "heron")
	passes := make(chan error)
	f := mustFollow(t, NewOpener(dir, Options{ScrubEvery: 1000 * time.Hour, Scrubbed: func(err error) { passes <- err }}))
	e, release := f.Acquire()
	defer release()
	engine := e.(*Engine)
	for name, ask := range questions {
		if err := ask(t, e); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err := e.Page(t.Context(), "/nosuch")
	if _, bad := e.Search(t.Context(), search.Request{Page: -1}); err == nil || bad == nil || len(engine.scrubber.suspected) > 0 {
		t.Errorf("errors that are the caller's are suspect: %v, %v", err, bad)
	}
	odd := errors.New("a chunk of length -7")
	if err := engine.protect(func() error { return odd }); !errors.Is(err, odd) {
		t.Errorf("protect: %v", err)
	}
	if err := <-passes; err != nil {
		t.Errorf("a sound generation: %v", err)
	}
	func() {
		defer func() { _ = recover() }()
		_ = engine.protect(func() error { panic(odd) })
	}()
	if err := <-passes; err != nil || e.(search.Watched).Damage() != nil {
		t.Errorf("a sound generation: %v", err)
	}
}

// A copy writes the pointer first, as cp -r does where CURRENT sorts before gen-….
func TestACopyInProgressIsServedWhenItEnds(t *testing.T) {
	t.Parallel()
	from, dir := t.TempDir(), t.TempDir()
	first := publish(t, dir, "heron")
	folder := publishLong(t, from, "otter")
	f := mustFollow(t, NewOpener(dir, Options{Private: true, TempDir: t.TempDir()}))
	serves := func(want string) {
		t.Helper()
		e, release := f.Acquire()
		defer release()
		if got := e.Site().Generation; got != want {
			t.Errorf("%s is served, want %s", got, want)
		}
	}
	copyFile := func(name string) {
		t.Helper()
		b, err := os.ReadFile(filepath.Join(from, name))
		to := filepath.Join(dir, name)
		if err = errors.Join(err, os.MkdirAll(filepath.Dir(to), 0o755)); err == nil {
			err = os.WriteFile(to, b, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	copyFile("CURRENT")
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		if changed, err := f.Refresh(t.Context()); changed || err == nil {
			t.Errorf("before %s is there: %v, %v", path, changed, err)
		}
		serves(first)
		name, err := filepath.Rel(from, path)
		copyFile(name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if changed, err := f.Refresh(t.Context()); !changed || err != nil {
		t.Errorf("Refresh at its end: %v, %v", changed, err)
	}
	serves(strings.TrimPrefix(filepath.Base(folder), "gen-"))
}

// flipBit changes a bit in the middle of a read-only file.
func flipBit(t *testing.T, name string) {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	b[len(b)/2] ^= 1
	if err := errors.Join(os.Chmod(name, 0o644), os.WriteFile(name, b, 0o644)); err != nil {
		t.Fatal(err)
	}
}
