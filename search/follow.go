package search

// Following: one engine is served while the next generation is opened.

import (
	"context"
	"sync"
	"sync/atomic"
	"time"
)

// Opener opens the generations of one index, wherever it is kept.
type Opener interface {
	// Current is the id of the generation that ought to be served. It is asked
	// every second, so it must cost little.
	Current(ctx context.Context) (id string, err error)
	// Open opens the generation that is current by then.
	Open(ctx context.Context) (Engine, error)
	// OpenNewest opens the newest generation that is sound. When that is not
	// the current one, refused says why.
	OpenNewest(ctx context.Context) (e Engine, refused, err error)
}

const (
	// followEvery is how often Follow asks for the current generation: a new
	// one is served within seconds.
	followEvery = time.Second
	// retryRefused is how long a refused generation is left alone: trying again
	// means to read all of its files.
	retryRefused = 8 * time.Second
)

// Follower serves the current generation of an index and follows it to the
// next one. Callers hold their engine until they release it; replacing the
// engine never waits for them, and they never wait for it.
//
// Why not bleve's IndexAlias: its Swap waits for the slowest running search
// and holds up all new ones meanwhile.
type Follower struct {
	opener  Opener
	current atomic.Pointer[engineRef]

	refresh   sync.Mutex // one Refresh at a time; guards the fields below
	refused   string     // the generation that was refused last, with why and when
	reason    error
	refusedAt time.Time
}

// engineRef is an engine with the number of its users. The Follower itself is
// one of them while the engine is current. A count that reached 0 never rises
// again.
type engineRef struct {
	engine Engine
	users  atomic.Int64
}

// NewFollower opens the newest sound generation. When that is not the current
// one, refused says why the current one is not served.
func NewFollower(ctx context.Context, o Opener) (f *Follower, refused, err error) {
	current, _ := o.Current(ctx) // before it is opened: a later one is not the one refused
	engine, refused, err := o.OpenNewest(ctx)
	if err != nil {
		return nil, nil, err
	}
	f = &Follower{opener: o}
	f.serve(engine)
	if refused != nil {
		f.refuse(current, refused)
	}
	return f, refused, nil
}

// Acquire returns the current engine. Release must be called once. The Follower
// must be open.
func (f *Follower) Acquire() (e Engine, release func()) {
	for {
		ref := f.current.Load()
		n := ref.users.Load()
		if n > 0 && ref.users.CompareAndSwap(n, n+1) {
			return ref.engine, ref.release
		}
		// n == 0: the generation was replaced between the two loads.
	}
}

func (r *engineRef) release() {
	if r.users.Add(-1) == 0 {
		_ = r.engine.Close() // read-only: nothing is lost
	}
}

// Refresh opens the current generation, unless it is already served. When that
// fails the old one stays; for a while the same generation is not tried again, and
// the error is the same.
func (f *Follower) Refresh(ctx context.Context) (changed bool, err error) {
	f.refresh.Lock()
	defer f.refresh.Unlock()
	id, err := f.opener.Current(ctx)
	if err != nil || id == f.current.Load().engine.Site().Generation {
		return false, err
	}
	if id == f.refused && time.Since(f.refusedAt) < retryRefused {
		return false, f.reason
	}
	engine, err := f.opener.Open(ctx)
	if err != nil {
		f.refuse(id, err)
		return false, err
	}
	f.serve(engine)
	return true, nil
}

func (f *Follower) refuse(id string, why error) {
	f.refused, f.reason, f.refusedAt = id, why, time.Now()
}

// serve makes e the engine that is served and gives up the one before.
func (f *Follower) serve(e Engine) {
	next := &engineRef{engine: e}
	next.users.Store(1)
	if old := f.current.Swap(next); old != nil {
		old.release()
	}
}

// Follow refreshes until ctx ends. Each change of the outcome is reported once:
// changed with the new generation's id, or failed with the error that keeps the
// old one.
func (f *Follower) Follow(ctx context.Context, changed func(id string), failed func(error)) {
	tick := time.NewTicker(followEvery)
	defer tick.Stop()
	var last string
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		ok, err := f.Refresh(ctx)
		if err != nil {
			if err.Error() != last {
				last = err.Error()
				failed(err)
			}
			continue
		}
		last = ""
		if ok {
			e, release := f.Acquire()
			changed(e.Site().Generation)
			release()
		}
	}
}

// Close gives up the current engine, which closes when its last user releases
// it. Following must have ended, and nothing may be acquired from then on.
func (f *Follower) Close() { f.current.Swap(nil).release() }
