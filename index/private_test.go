package index

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/careers-index/careers/index/indextest"
	"github.com/careers-index/careers/index/skills"
	"github.com/careers-index/careers/index/skills/lexicon"
	"github.com/careers-index/careers/index/storage"
	"github.com/careers-index/careers/index/stored"
)

func TestAPrivateCopyIsWhatWasVerified(t *testing.T) {
	t.Parallel()
	dir, temp := t.TempDir(), t.TempDir()
	mustBuild(t, indextest.Site(20, 1), dir)
	g, err := (&Folder{Dir: dir, Private: true, TempDir: temp, InPlace: func(why error) { t.Error(why) }}).Open()
	mustDo(t, err)
	defer func() { mustDo(t, g.Close()) }()
	var want []*stored.Page
	for n := range g.Len() {
		p, err := g.Page(Ordinal(n))
		mustDo(t, err)
		want = append(want, p)
	}
	// Everything is overwritten where it is, as cp and rsync --inplace do, then cut off.
	for _, file := range indexFiles(t, dir) {
		name := filepath.Join(dir, file)
		mustDo(t, os.Chmod(name, 0o644))
		mustDo(t, os.WriteFile(name, make([]byte, 1<<20), 0o644))
		mustDo(t, os.Truncate(name, 0))
	}
	for n := range g.Len() {
		p, err := g.Page(Ordinal(n))
		if err != nil || p.Path != want[n].Path || p.HTML != want[n].HTML {
			t.Errorf("page %d: %v", n, err)
		}
	}
	if err := g.Scrub(t.Context(), 0); err != nil {
		t.Errorf("Scrub: %v", err)
	}
	if err := g.selfTest(sampleOf(indextest.Site(20, 1).Pages)); err != nil {
		t.Error(err)
	}
}

func TestAPrivateCopyLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	dir, temp := t.TempDir(), t.TempDir()
	id := mustBuild(t, handmade(), dir).ID
	folder := &Folder{Dir: dir, Private: true, TempDir: temp}
	g, err := folder.Open()
	mustDo(t, err)
	mustDo(t, g.Close())
	mustWrite(t, filepath.Join(dir, generationName(id), cardsFile), []byte("?"))
	if _, err := folder.Open(); !errors.Is(err, ErrCorrupt) {
		t.Errorf("Open: %v", err)
	}
	if entries, err := os.ReadDir(temp); err != nil || len(entries) > 0 {
		t.Errorf("left is %v (%v)", entries, err)
	}
}

// The lexicon of the generation before is used again, and no other one.
func TestALexiconIsReadOnce(t *testing.T) {
	t.Parallel()
	for name, private := range map[string]bool{"in place": false, "privately": true} {
		dir := t.TempDir()
		folder := &Folder{Dir: dir, Private: private, TempDir: t.TempDir()}
		var last *Generation
		for i, build := range []struct {
			detector *skills.Detector
			same     bool
		}{{small, false}, {small, true}, {skills.NewDetector(lexicon.Default()), false}} {
			site := handmade()
			site.Digest = name + string(rune('a'+i))
			mustBuildWith(t, site, dir, BuildOptions{Volatile: true, Detector: build.detector})
			g, err := folder.Open()
			mustDo(t, err)
			defer func() { mustDo(t, g.Close()) }()
			if !bytes.Equal(g.lexicon.Encode(), build.detector.Lexicon().Encode()) || last != nil && (g.lexicon == last.lexicon) != build.same {
				t.Errorf("%s: generation %d has another lexicon", name, i)
			}
			last = g
		}
	}
}

func TestWithoutRoomForACopyTheFilesAreOpenedInPlace(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	mustBuild(t, handmade(), dir)
	var told []error
	g, err := (&Folder{
		Dir: dir, Private: true, TempDir: filepath.Join(dir, "nowhere"),
		InPlace: func(why error) { told = append(told, why) },
	}).Open()
	mustDo(t, err)
	mustDo(t, g.Close())
	if len(told) != 1 || !errors.Is(told[0], os.ErrNotExist) {
		t.Errorf("told %v", told)
	}
}

// errNoSpace is what a full disk says.
var errNoSpace = errors.New("no space left")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errNoSpace }

func TestAFileIsReadNoFurtherThanItMayBeLong(t *testing.T) {
	t.Parallel()
	endless := &countingReader{}
	f := ManifestFile{Name: "cards", Size: 100}
	differs, err := f.compare(endless, io.Discard)
	if err != nil || differs == nil || endless.n > copyBytes {
		t.Errorf("an endless file: %v, %v after %d bytes", differs, err, endless.n)
	}
	var kept *keepError
	if _, err := f.compare(&countingReader{left: 1}, fullDisk{}); !errors.As(err, &kept) || !errors.Is(err, errNoSpace) {
		t.Errorf("a full disk: %v", err)
	}
}

// countingReader has left bytes; 0 is without end.
type countingReader struct{ n, left int }

func (r *countingReader) Read(b []byte) (int, error) {
	if r.left > 0 {
		b = b[:min(len(b), r.left-r.n)]
		if len(b) == 0 {
			return 0, io.EOF
		}
	}
	r.n += len(b)
	return len(b), nil
}

func TestScrubFindsWhatChangedUnderneath(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	folder := filepath.Join(dir, generationName(mustBuild(t, indextest.Site(20, 1), dir).ID))
	names, err := listFiles(folder)
	mustDo(t, err)
	for _, name := range slices.DeleteFunc(names, func(name string) bool { return name == manifestName || isForBuilds(name) }) {
		name = filepath.Join(folder, name)
		sound := mustRead(t, name)
		for how, damage := range map[string]func() error{
			"a flipped bit": func() error {
				b := slices.Clone(sound)
				b[len(b)/3] ^= 4
				return os.WriteFile(name, b, 0o644)
			},
			"cut off": func() error { return os.Truncate(name, int64(len(sound)/2)) },
			"longer":  func() error { return os.WriteFile(name, append(slices.Clone(sound), 0), 0o644) },
		} {
			g := mustOpen(t, dir)
			if err := g.Scrub(t.Context(), 0); err != nil || g.Touched() {
				t.Fatalf("a sound generation: %v", err)
			}
			mustDo(t, os.Chmod(name, 0o644))
			mustDo(t, damage())
			mustDo(t, os.Chtimes(name, time.Time{}, time.Now().Add(time.Hour)))
			if !g.Touched() || g.Touched() {
				t.Errorf("%s, %s: touched is not told, or told twice", name, how)
			}
			if err := g.Scrub(t.Context(), 0); !errors.Is(err, ErrCorrupt) {
				t.Errorf("%s, %s: %v, want ErrCorrupt", name, how, err)
			}
			mustDo(t, os.WriteFile(name, sound, 0o644))
		}
	}
}

func TestScrubKeepsToItsPace(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	mustBuild(t, handmade(), dir)
	g := mustOpen(t, dir)
	ctx, stop := context.WithCancel(t.Context())
	done := make(chan error)
	go func() { done <- g.Scrub(ctx, 1) }() // a byte a second: weeks
	stop()
	select {
	case err := <-done:
		if !errors.Is(err, context.Canceled) {
			t.Errorf("Scrub: %v", err)
		}
	case <-time.After(time.Minute):
		t.Error("it does not end")
	}
}

// A file that is cut off while it is open, where there is no private copy, is an error
// and not the end of the process.
func TestAFileThatIsCutOffIsAnError(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	folder := filepath.Join(dir, generationName(mustBuild(t, indextest.Site(200, 1), dir).ID))
	g := mustOpen(t, dir)
	mustDo(t, os.Chmod(filepath.Join(folder, bodiesFile), 0o644))
	mustDo(t, os.Truncate(filepath.Join(folder, bodiesFile), 10))
	err := storage.Protect(func() error {
		_, err := g.Page(Ordinal(g.Len() - 1))
		return err
	})
	if !errors.Is(err, storage.ErrFault) {
		t.Errorf("Page: %v, want ErrFault", err)
	}
}

func TestCurrentTellsTheSameIDInOtherBytes(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	m := mustBuild(t, handmade(), dir)
	key, state, err := Current(dir)
	if err != nil || key != m.Key() {
		t.Fatalf("Current: %s, %v, want %s", key, err, m.Key())
	}
	manifest := filepath.Join(dir, generationName(m.ID), manifestName)
	rewriteManifest(t, manifest, func(m *Manifest) { m.Skills = 999 })
	other, otherState, err := Current(dir)
	if err != nil || other == key || otherState == state {
		t.Errorf("another manifest of the same id: key %s, %v", other, err)
	}
	mustWrite(t, manifest, []byte("{"))
	if broken, _, err := Current(dir); err != nil || broken == key || broken == other {
		t.Errorf("no manifest: key %s, %v", broken, err)
	}
	mustWrite(t, filepath.Join(dir, generationName(m.ID), cardsFile), []byte("{"))
	if _, now, _ := Current(dir); now == otherState {
		t.Error("a file was written, and the state is the same")
	}
}
