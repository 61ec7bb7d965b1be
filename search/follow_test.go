package search

import (
	"context"
	"errors"
	"slices"
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
	engine *fakeEngine
	err    error
}

func (o *fakeOpener) Current(context.Context) (string, error) { return o.engine.id, nil }
func (o *fakeOpener) Open(context.Context) (Engine, error)    { return o.engine, o.err }
func (o *fakeOpener) OpenNewest(context.Context) (Engine, error, error) {
	return o.engine, o.err, nil
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
	if changed, err := f.Refresh(t.Context()); changed || err != nil {
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
			time.Sleep(30 * time.Second) // of the bubble's clock: no time passes
		}
		later(func() { o.engine = &fakeEngine{id: "2"} })
		later(func() { o.engine, o.err = &fakeEngine{id: "3"}, errors.New("damaged") })
		later(func() { o.err = nil })
		stop()
		<-done
		f.Close()
		if want := []string{"2", "damaged", "3"}; !slices.Equal(events, want) {
			t.Errorf("events %q, want %q", events, want)
		}
	})
}
