package search

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// fakeEngine is an engine of a generation that counts how often it is closed.
type fakeEngine struct {
	Engine
	id     string
	closed int
}

func (e *fakeEngine) Site() *Site  { return &Site{Generation: e.id} }
func (e *fakeEngine) Close() error { e.closed++; return nil }

// fakeOpener has one current generation, which err keeps from being opened.
type fakeOpener struct {
	mu     sync.Mutex
	engine *fakeEngine
	err    error
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
	return o.engine, o.err
}

func (o *fakeOpener) Current(context.Context) (string, error) {
	e, _ := o.get()
	return e.id, nil
}

func (o *fakeOpener) Open(context.Context) (Engine, error) { return o.get() }

func (o *fakeOpener) OpenNewest(context.Context) (Engine, error, error) {
	e, err := o.get()
	return e, err, nil
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

// Within a second of a change Follow serves the new generation, and it reports a
// refusal once.
func TestFollowReportsEachChangeOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		o := &fakeOpener{engine: &fakeEngine{id: "1"}}
		f, _, err := NewFollower(t.Context(), o)
		if err != nil {
			t.Fatal(err)
		}
		var events []string
		ctx, stop := context.WithCancel(t.Context())
		done := make(chan struct{})
		go func() {
			defer close(done)
			f.Follow(ctx, func(id string) { events = append(events, id) }, func(err error) { events = append(events, err.Error()) })
		}()
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
		stop()
		<-done
		f.Close()
		if want := []string{"2", "damaged", "3", "damaged"}; !slices.Equal(events, want) {
			t.Errorf("events %q, want %q", events, want)
		}
	})
}
