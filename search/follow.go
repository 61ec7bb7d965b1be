package search

// Following: one engine is served while the next generation is opened.

import (
	"cmp"
	"context"
	"sync"
	"sync/atomic"
	"time"
)

// Version says which generation ought to be served.
type Version struct {
	// Key of the generation. The same key means the same bytes; an id may be had by
	// two builds.
	Key string
	// State changes when the generation's data is written to, as far as that can be
	// seen without reading it. It tells when a refused generation is worth another look.
	State string
}

// Opened is an engine with the key of its generation.
type Opened struct {
	Engine
	Key string
}

// Opener opens the generations of one index, wherever it is kept.
type Opener interface {
	// Current is the generation that ought to be served. It is asked every second, so
	// it must cost little.
	Current(ctx context.Context) (Version, error)
	// Open opens the generation that is current by then.
	Open(ctx context.Context) (Opened, error)
	// OpenNewest opens the newest generation that is sound. When that is not
	// the current one, refused says why.
	OpenNewest(ctx context.Context) (o Opened, refused, err error)
}

const (
	// followEvery is how often Follow asks for the current generation: a new
	// one is served within seconds.
	followEvery = time.Second
	// A refused generation is left alone for a while, unless its state changes: trying
	// again may mean to read all of its files. The time doubles with each attempt.
	firstRetry = time.Second
	lastRetry  = 8 * time.Second
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

	refresh sync.Mutex // one Refresh at a time; guards the fields below
	refused refusal    // of the last attempt
}

// refusal is a generation that could not be opened.
type refusal struct {
	version Version
	reason  error
	at      time.Time
	wait    time.Duration // until the next attempt
	nothing bool          // no other generation could be opened, either
}

// engineRef is an engine with the number of its users. The Follower itself is
// one of them while the engine is current. A count that reached 0 never rises
// again.
type engineRef struct {
	engine Engine
	key    string
	users  atomic.Int64
}

// NewFollower opens the newest sound generation. When that is not the current
// one, refused says why the current one is not served.
func NewFollower(ctx context.Context, o Opener) (f *Follower, refused, err error) {
	current, _ := o.Current(ctx) // before it is opened: a later one is not the one refused
	opened, refused, err := o.OpenNewest(ctx)
	if err != nil {
		return nil, nil, err
	}
	f = &Follower{opener: o}
	f.serve(opened)
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
// the error is the same. An engine whose data is damaged is replaced by the newest
// generation that is sound.
func (f *Follower) Refresh(ctx context.Context) (changed bool, err error) {
	f.refresh.Lock()
	defer f.refresh.Unlock()
	served := f.current.Load()
	damage := Damage(served.engine)
	current, err := f.opener.Current(ctx)
	if damage == nil {
		if err != nil {
			return false, err
		}
		if current.Key == served.key {
			f.refused = refusal{}
			return false, nil
		}
	}
	if r := &f.refused; r.reason != nil && r.version == current && time.Since(r.at) < r.wait && (damage == nil || r.nothing) {
		return false, r.reason
	}
	open := f.open
	if damage != nil {
		open = f.openNewest
	}
	opened, refused, err := open(ctx)
	if reason := cmp.Or(err, refused); reason != nil {
		f.refuse(current, reason)
	}
	if err != nil {
		f.refused.nothing = damage != nil
		return false, err
	}
	f.serve(opened)
	return true, nil
}

func (f *Follower) open(ctx context.Context) (o Opened, refused, err error) {
	o, err = f.opener.Open(ctx)
	return o, nil, err
}

func (f *Follower) openNewest(ctx context.Context) (o Opened, refused, err error) {
	return f.opener.OpenNewest(ctx)
}

// refuse notes why a version is not served. Another look at the same one waits twice as
// long as the last.
func (f *Follower) refuse(v Version, why error) {
	wait := firstRetry
	if f.refused.version == v {
		wait = min(max(2*f.refused.wait, firstRetry), lastRetry)
	}
	f.refused = refusal{version: v, reason: why, at: time.Now(), wait: wait}
}

// serve makes o the engine that is served and gives up the one before.
func (f *Follower) serve(o Opened) {
	next := &engineRef{engine: o.Engine, key: o.Key}
	next.users.Store(1)
	if old := f.current.Swap(next); old != nil {
		old.release()
	}
}

// Follow refreshes until ctx ends, every second and at once when the served engine finds
// damage. Each change of the outcome is reported once: changed with the id of the
// generation that is served from now on, or failed with the error that keeps the old one,
// or that ends it: ErrDamaged.
func (f *Follower) Follow(ctx context.Context, changed func(id string), failed func(error)) {
	tick := time.NewTicker(followEvery)
	defer tick.Stop()
	var last string
	fail := func(err error) {
		if err.Error() != last {
			last = err.Error()
			failed(err)
		}
	}
	var seen *engineRef // whose damage was reported
	for {
		served := f.current.Load()
		var damaged <-chan struct{}
		if w, ok := served.engine.(Watched); ok && served != seen {
			damaged = w.Damaged()
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		case <-damaged:
		}
		if err := Damage(served.engine); err != nil && served != seen {
			seen = served
			fail(err)
		}
		ok, err := f.Refresh(ctx)
		if err != nil {
			fail(err)
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
