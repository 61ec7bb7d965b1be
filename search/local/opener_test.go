package local

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/check"
	"github.com/careers-index/careers/search"
)

// publish builds a site of one page, whose title is the word, into dir.
func publish(t *testing.T, dir, word string) string {
	t.Helper()
	site, err := check.Load(t.Context(), fstest.MapFS{
		"page.md": {Data: []byte("---\ntitle: " + word + "\n---\n\nText about " + word + ".\n")},
	}, content.Options{}, check.Options{})
	if err != nil {
		t.Fatal(err)
	}
	m, err := index.Build(t.Context(), site, dir, index.BuildOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return m.ID
}

func follow(t *testing.T, dir string) *search.Follower {
	t.Helper()
	l, refused, err := search.NewFollower(t.Context(), Dir(dir))
	if err != nil || refused != nil {
		t.Fatalf("NewFollower: %v, refused %v", err, refused)
	}
	t.Cleanup(l.Close)
	return l
}

func TestFollowerNeedsAnIndex(t *testing.T) {
	t.Parallel()
	if _, _, err := search.NewFollower(t.Context(), Dir(t.TempDir())); !errors.Is(err, index.ErrNoIndex) {
		t.Errorf("NewFollower of an empty folder: %v, want ErrNoIndex", err)
	}
}

func TestFollowerServesWhoAcquiredBeforeASwap(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	first := publish(t, dir, "heron")
	l := follow(t, dir)
	before, release := l.Acquire()
	second := publish(t, dir, "otter")
	if changed, err := l.Refresh(t.Context()); !changed || err != nil {
		t.Fatalf("Refresh: %v, %v; want a change", changed, err)
	}
	after, releaseAfter := l.Acquire()
	defer releaseAfter()
	for _, c := range []struct {
		engine     search.Engine
		word, want string
	}{{before, "heron", first}, {after, "otter", second}} {
		r, err := c.engine.Search(t.Context(), search.Request{Query: c.word})
		if err != nil {
			t.Fatal(err)
		}
		if r.Total != 1 || r.Generation != c.want {
			t.Errorf("%s: %d hits of generation %s, want 1 of %s", c.word, r.Total, r.Generation, c.want)
		}
	}
	release()
}

func TestFollowerStaysWithTheOldGenerationWhenTheNewOneIsDamaged(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	first := publish(t, dir, "heron")
	l := follow(t, dir)
	second := publish(t, dir, "otter")
	cards := filepath.Join(dir, "gen-"+second, "cards")
	if err := errors.Join(os.Chmod(cards, 0o644), os.Truncate(cards, 3)); err != nil {
		t.Fatal(err)
	}
	if changed, err := l.Refresh(t.Context()); changed || !errors.Is(err, index.ErrCorrupt) {
		t.Errorf("Refresh: %v, %v; want ErrCorrupt", changed, err)
	}
	if changed, err := l.Refresh(t.Context()); changed || !errors.Is(err, index.ErrCorrupt) {
		t.Errorf("Refresh at once after a refusal: %v, %v; want the same error", changed, err)
	}
	e, release := l.Acquire()
	defer release()
	if got := e.Site().Generation; got != first {
		t.Errorf("generation %s is served, want %s", got, first)
	}

	fallback, refused, err := search.NewFollower(t.Context(), Dir(dir))
	if err != nil || !errors.Is(refused, index.ErrCorrupt) {
		t.Fatalf("NewFollower: %v, refused %v; want the older generation", err, refused)
	}
	defer fallback.Close()
}

// Every answer must come from one generation, whole, however fast they follow
// each other. Each generation is followed by the next only when a client has
// had an answer from it.
func TestFollowerLosesNoRequestWhileGenerationsSwap(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	words := []string{"heron", "otter", "plover"}
	first := publish(t, dir, words[0])
	l := follow(t, dir)

	type answer struct{ generation, title string }
	answers := make(chan answer)
	ctx, stop := context.WithCancel(t.Context())
	var clients sync.WaitGroup
	for range 4 {
		clients.Go(func() {
			for ctx.Err() == nil {
				e, release := l.Acquire()
				r, err := e.Search(context.Background(), search.Request{})
				release()
				if err != nil || len(r.Hits) != 1 {
					t.Errorf("a request was lost: %v, %v", r, err)
					stop()
					return
				}
				select {
				case answers <- answer{r.Generation, r.Hits[0].Title}:
				case <-ctx.Done():
				}
			}
		})
	}
	titles := map[string]string{first: words[0]}
	current := first
	for i := range 12 {
		for a := (answer{}); a.generation != current && ctx.Err() == nil; {
			select {
			case a = <-answers:
			case <-ctx.Done():
			}
			if want := titles[a.generation]; a.title != want {
				t.Errorf("generation %s answered with %s, want %s", a.generation, a.title, want)
			}
		}
		word := words[(i+1)%len(words)]
		current = publish(t, dir, word)
		titles[current] = word
		if _, err := l.Refresh(t.Context()); err != nil {
			t.Error(err)
		}
	}
	stop()
	clients.Wait()
}
