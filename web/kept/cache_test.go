package kept

import (
	"bytes"
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/careers-index/careers/search"
)

func always() bool { return true }
func never() bool  { return false }

// text is an answer of n bytes that compress well.
func text(n int) *Answer {
	return &Answer{Status: http.StatusOK, Header: http.Header{"Content-Type": {"text/plain"}}, Body: []byte(strings.Repeat("a", n))}
}

// keep finds a free key and lands an answer there.
func keep(t *testing.T, c *Cache, site *search.Site, k Key, a *Answer) {
	t.Helper()
	found, f, err := c.Find(t.Context(), site, k, always)
	if found != nil || f == nil || err != nil {
		t.Fatalf("key %v: %v, %v, %v", k[0], found, f, err)
	}
	c.Land(f, a)
}

func TestAnswersAreThoseOfTheCurrentGeneration(t *testing.T) {
	t.Parallel()
	c, old, now := New(1<<20), &search.Site{}, &search.Site{}
	a := text(10)
	keep(t, c, old, Key{1}, a)
	if found, _, _ := c.Find(t.Context(), old, Key{1}, always); found != a {
		t.Errorf("found %v", found)
	}
	_, late, _ := c.Find(t.Context(), old, Key{2}, always)
	keep(t, c, now, Key{1}, text(11))
	c.Land(late, text(12)) // of a generation that has gone
	for k := byte(1); k <= 2; k++ {
		if found, f, err := c.Find(t.Context(), old, Key{k}, never); found != nil || f != nil || err != nil {
			t.Errorf("key %d of the old generation: %v, %v, %v", k, found, f, err)
		}
	}
	if found, f, _ := c.Find(t.Context(), now, Key{2}, always); found != nil || f == nil {
		t.Errorf("an answer of the old generation is kept: %v", found)
	}
}

func TestOthersWaitForWhoMakesAnAnswer(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		c, site := New(1<<20), &search.Site{}
		_, first, _ := c.Find(t.Context(), site, Key{}, always)
		type outcome struct {
			found *Answer
			f     *Flight
			err   error
		}
		ask := func(ctx context.Context) <-chan outcome {
			done := make(chan outcome, 1)
			go func() {
				found, f, err := c.Find(ctx, site, Key{}, always)
				done <- outcome{found, f, err}
			}()
			synctest.Wait()
			return done
		}
		ctx, cancel := context.WithCancel(t.Context())
		gone := ask(ctx)
		cancel()
		if got := <-gone; !errors.Is(got.err, context.Canceled) || got.f != nil {
			t.Errorf("who goes away has %+v", got)
		}
		second := ask(t.Context())
		c.Land(first, nil)
		next := <-second
		if next.f == nil || next.err != nil {
			t.Fatalf("after a failure the next has %+v, and no flight", next)
		}
		third := ask(t.Context())
		a := text(1 << 20) // too large to be kept, but those who wait have it
		c.Land(next.f, a)
		if got := <-third; got.found != a {
			t.Errorf("who waited has %+v", got)
		}
		if found, f, _ := c.Find(t.Context(), site, Key{}, always); found != nil || f == nil {
			t.Error("an answer as large as the room is kept")
		}
	})
}

func TestCompressedBodiesNeedRoom(t *testing.T) {
	t.Parallel()
	const each = 20_000
	c, site := New(5*(each+overhead)+2000), &search.Site{}
	all := make([]*Answer, 5)
	for i := range all {
		all[i] = text(each)
		keep(t, c, site, Key{byte(i)}, all[i])
	}
	kept := func() int { return len(c.entries) }
	if kept() != 5 {
		t.Fatalf("%d are kept", kept())
	}
	for i, a := range all {
		for _, coding := range []Coding{gzipped, zstandard, gzipped} {
			body, used, more := a.In(coding)
			if used != coding || len(body) >= each || len(body) == 0 {
				t.Fatalf("%d bytes in %q", len(body), used)
			}
			c.Grow(site, Key{byte(i)}, a, more+1000) // as if it were less compressible
		}
	}
	if n := kept(); n >= 5 || c.once.size+c.again.size > c.room {
		t.Errorf("%d are kept, of %d bytes in a room of %d", n, c.once.size+c.again.size, c.room)
	}
}

func TestWhatIsSmallOrCompressedIsSentAsItIs(t *testing.T) {
	t.Parallel()
	small, noise := text(minCompressed-1), text(5000)
	noise.Header.Set("Content-Type", "image/png")
	for _, a := range []*Answer{small, noise} {
		if body, used, more := a.In(gzipped); used != Plain || more != 0 || !bytes.Equal(body, a.Body) {
			t.Errorf("%d bytes are sent in %q, with %d more to keep", len(a.Body), used, more)
		}
	}
}
