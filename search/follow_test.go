package search

import (
	"context"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// fakeEngine is an engine of a generation that counts how often it is closed.
type fakeEngine struct {
	Engine
	id      string
	closed  int
	damaged chan struct{} // nil: never
	damage  atomic.Pointer[error]
}

func (e *fakeEngine) Damaged() <-chan struct{} { return e.damaged }

func (e *fakeEngine) Damage() error {
	if err := e.damage.Load(); err != nil {
		return *err
	}
	return nil
}

// spoil damages the engine's data.
func (e *fakeEngine) spoil(err error) {
	e.damage.Store(&err)
	close(e.damaged)
}

func (e *fakeEngine) Site() *Site  { return &Site{Generation: e.id} }
func (e *fakeEngine) Close() error { e.closed++; return nil }

// fakeOpener has one current generation, which err keeps from being opened. Older is
// then the newest that is sound.
type fakeOpener struct {
	mu     sync.Mutex
	engine *fakeEngine
	err    error
	older  *fakeEngine
	state  string
	opens  int // attempts
}

// set makes another generation the current one.
func (o *fakeOpener) set(e *fakeEngine, err error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.engine, o.err = e, err
}

func (o *fakeOpener) get() (*fakeEngine, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.opens++
	return o.engine, o.err
}

func (o *fakeOpener) Current(context.Context) (Version, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return Version{"key " + o.engine.id, o.state}, nil
}

func (o *fakeOpener) Open(context.Context) (Opened, error) {
	e, err := o.get()
	return Opened{e, "key " + e.id}, err
}

func (o *fakeOpener) OpenNewest(context.Context) (Opened, error, error) {
	e, err := o.get()
	if err != nil && o.older != nil {
		e = o.older
	}
	return Opened{e, "key " + e.id}, err, nil
}

func TestAReplacedEngineClosesAfterItsLastUser(t *testing.T) {
	t.Parallel()
	first, second := &fakeEngine{id: "1"}, &fakeEngine{id: "2"}
	o := &fakeOpener{engine: first}
	f, refused, err := NewFollower(t.Context(), o)
	if err != nil || refused != nil {
		t.Fatal(err, refused)
	}
	got, release := f.Acquire()
	o.engine = second
	if changed, err := f.Refresh(t.Context()); !changed || err != nil {
		t.Fatalf("Refresh: %v, %v; want a change", changed, err)
	}
	if got != Engine(first) || first.closed != 0 {
		t.Errorf("an engine was closed %d times while it is used", first.closed)
	}
	if release(); first.closed != 1 {
		t.Errorf("the replaced engine was closed %d times after its last user, want once", first.closed)
	}
	if changed, err := f.Refresh(t.Context()); changed || err != nil {
		t.Errorf("Refresh of what is served already: %v, %v", changed, err)
	}
	if f.Close(); second.closed != 1 {
		t.Errorf("the last engine was closed %d times, want once", second.closed)
	}
}

func TestARefusedGenerationIsLeftAloneForAWhile(t *testing.T) {
	t.Parallel()
	first := &fakeEngine{id: "1"}
	o := &fakeOpener{engine: first}
	f, _, err := NewFollower(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	damaged := errors.New("damaged")
	o.engine, o.err = &fakeEngine{id: "2"}, damaged
	if changed, err := f.Refresh(t.Context()); changed || !errors.Is(err, damaged) {
		t.Errorf("Refresh: %v, %v; want the error", changed, err)
	}
	o.set(o.engine, nil) // it is sound now, and not looked at again yet
	if changed, err := f.Refresh(t.Context()); changed || !errors.Is(err, damaged) {
		t.Errorf("Refresh at once after a refusal: %v, %v; want to leave it alone", changed, err)
	}
	e, release := f.Acquire()
	defer release()
	if e != Engine(first) {
		t.Error("the old generation is not served any more")
	}
}

func TestAFollowerSaysWhyItServesAnOlderGeneration(t *testing.T) {
	t.Parallel()
	damaged := errors.New("damaged")
	f, refused, err := NewFollower(t.Context(), &fakeOpener{engine: &fakeEngine{id: "1"}, err: damaged})
	if err != nil || !errors.Is(refused, damaged) {
		t.Fatalf("NewFollower: refused %v, %v", refused, err)
	}
	f.Close()
}

// followed is a follower at work. stop ends it and returns what it reported.
func followed(t *testing.T, o Opener) (f *Follower, stop func() []string) {
	t.Helper()
	f, _, err := NewFollower(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	var events []string
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		f.Follow(ctx, func(id string) { events = append(events, "serving "+id) }, func(err error) { events = append(events, err.Error()) })
	}()
	return f, func() []string {
		cancel()
		<-done
		return events
	}
}

// Within a second of a change Follow serves the new generation, and it reports a
// refusal once.
func TestFollowReportsEachChangeOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		o := &fakeOpener{engine: &fakeEngine{id: "1"}}
		f, stop := followed(t, o)
		later := func(change func()) {
			synctest.Wait()
			change()
			<-time.After(30 * time.Second) // of the bubble: nobody waits
		}
		later(func() { o.set(&fakeEngine{id: "2"}, nil) })
		third := &fakeEngine{id: "3"}
		later(func() { o.set(third, errors.New("damaged")) })
		later(func() { o.set(third, nil) })
		fourth := &fakeEngine{id: "4"}
		later(func() { o.set(fourth, errors.New("damaged")) })
		events := stop()
		f.Close()
		if want := []string{"serving 2", "damaged", "serving 3", "damaged"}; !slices.Equal(events, want) {
			t.Errorf("events %q, want %q", events, want)
		}
	})
}

// A copy in progress is looked at whenever it has changed, and else less and less often.
func TestARefusedGenerationIsTriedAgainWhenItChanges(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		o := &fakeOpener{engine: &fakeEngine{id: "1"}}
		f, _, err := NewFollower(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		o.set(&fakeEngine{id: "2"}, errors.New("damaged"))
		start := time.Now()
		var tried []int // seconds
		for range 40 {
			before := o.opens
			if _, err := f.Refresh(t.Context()); err == nil {
				t.Fatal("no error")
			}
			if o.opens > before {
				tried = append(tried, int(time.Since(start).Seconds()))
			}
			<-time.After(time.Second)
		}
		if want := []int{0, 1, 3, 7, 15, 23, 31, 39}; !slices.Equal(tried, want) {
			t.Errorf("tried after %v seconds, want %v", tried, want)
		}
		for _, state := range []string{"a", "b"} {
			o.state = state
			before := o.opens
			if _, err := f.Refresh(t.Context()); err == nil || o.opens != before+1 {
				t.Errorf("it changed, and was tried %d times", o.opens-before)
			}
		}
		o.set(o.engine, nil) // nothing of it seems to change
		<-time.After(firstRetry)
		if changed, err := f.Refresh(t.Context()); !changed || err != nil {
			t.Errorf("Refresh a second after the last change: %v, %v", changed, err)
		}
	})
}

func TestTheSameIDInOtherBytesIsANewGeneration(t *testing.T) {
	t.Parallel()
	o := &fakeOpener{engine: &fakeEngine{id: "1"}}
	f, _, err := NewFollower(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	f.current.Load().key = "another key"
	if changed, err := f.Refresh(t.Context()); !changed || err != nil {
		t.Errorf("Refresh: %v, %v; want a change", changed, err)
	}
	f.Close()
}

func TestADamagedEngineIsReplacedAtOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		first := &fakeEngine{id: "1", damaged: make(chan struct{})}
		o := &fakeOpener{engine: first}
		f, stop := followed(t, o)
		synctest.Wait()
		start := time.Now()
		again := &fakeEngine{id: "1", damaged: make(chan struct{})} // the same generation, read anew
		o.set(again, nil)
		first.spoil(errors.New("a page fault"))
		synctest.Wait()
		if time.Since(start) != 0 || first.closed != 1 {
			t.Errorf("the damaged engine was closed %d times, after %v", first.closed, time.Since(start))
		}
		// What is current is damaged on disk as well: an older one is served.
		older := &fakeEngine{id: "0", damaged: make(chan struct{})}
		o.older = older
		o.set(again, errors.New("refused"))
		again.spoil(errors.New("another page fault"))
		<-time.After(20 * time.Second)
		// So is that one, and the refused generation is not due yet.
		o.older = &fakeEngine{id: "-1"}
		older.spoil(errors.New("a third page fault"))
		synctest.Wait()
		events := stop()
		e, release := f.Acquire()
		if e != Engine(o.older) {
			t.Errorf("served is %v", e)
		}
		release()
		f.Close()
		if want := []string{"a page fault", "serving 1", "another page fault", "serving 0", "refused", "a third page fault", "serving -1"}; !slices.Equal(events, want) {
			t.Errorf("events %q, want %q", events, want)
		}
	})
}

func TestDamageIsKnownOfEnginesThatCanTell(t *testing.T) {
	t.Parallel()
	e := &fakeEngine{damaged: make(chan struct{})}
	if err := Damage(e); err != nil {
		t.Error(err)
	}
	e.spoil(ErrDamaged)
	if err := Damage(e); !errors.Is(err, ErrDamaged) {
		t.Errorf("Damage: %v", err)
	}
	if err := Damage(struct{ Engine }{e}); err != nil {
		t.Errorf("an engine that cannot tell: %v", err)
	}
}
