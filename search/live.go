package search

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"github.com/careers-index/careers/index"
)

// followEvery is how often Follow looks at the pointer: a read of one small
// file, so often enough that a new generation is served within seconds.
const followEvery = time.Second

// retryRefused is how long a refused generation is left alone: looking again
// means to read all of its files.
const retryRefused = 8 * time.Second

// Live serves the current generation of an index folder and follows it to the
// next one. Who acquires an engine keeps it until release, whatever is
// published meanwhile; nobody waits for anybody.
//
// Why not bleve's IndexAlias: its Swap waits for the slowest running search
// and holds up all new ones meanwhile.
type Live struct {
	dir     string
	current atomic.Pointer[lease]

	refresh   sync.Mutex // one Refresh at a time; guards what follows
	refused   string     // the generation that was refused last
	refusedAt time.Time
}

// lease is an engine with the number of its users; Live itself is one of them
// while the engine is current. A count that reached 0 never rises again.
type lease struct {
	engine *Engine
	users  atomic.Int64
}

// OpenLive opens the current generation of dir. When that one is refused but
// an older one is fit to be served, it serves the older one and refused says
// why.
func OpenLive(dir string) (l *Live, refused, err error) {
	g, refused, err := index.OpenNewest(dir)
	if err != nil {
		return nil, nil, err
	}
	l = &Live{dir: dir}
	if err := l.serve(g); err != nil {
		return nil, nil, err
	}
	if refused != nil {
		l.refused, _ = index.Current(dir)
		l.refusedAt = time.Now()
	}
	return l, refused, nil
}

// Acquire returns the current engine. Release must be called once. Live must
// be open.
func (l *Live) Acquire() (e *Engine, release func()) {
	for {
		cur := l.current.Load()
		n := cur.users.Load()
		if n > 0 && cur.users.CompareAndSwap(n, n+1) {
			return cur.engine, cur.release
		}
		// n == 0: the generation was replaced between the two loads.
	}
}

func (c *lease) release() {
	if c.users.Add(-1) == 0 {
		_ = c.engine.Close() // read-only: nothing is lost
	}
}

// Refresh opens the generation that the pointer names, unless it is already
// served. When that fails the old one stays.
func (l *Live) Refresh() (changed bool, err error) {
	l.refresh.Lock()
	defer l.refresh.Unlock()
	id, err := index.Current(l.dir)
	if err != nil || id == l.current.Load().engine.g.Manifest().ID {
		return false, err
	}
	if id == l.refused && time.Since(l.refusedAt) < retryRefused {
		return false, nil
	}
	g, err := index.Open(l.dir)
	if err == nil {
		err = l.serve(g)
	}
	if err != nil {
		l.refused, l.refusedAt = id, time.Now()
		return false, err
	}
	return true, nil
}

// serve makes g the generation that is served and lets go of the one before.
func (l *Live) serve(g *index.Generation) error {
	engine, err := New(g)
	if err != nil {
		_ = g.Close()
		return err
	}
	next := &lease{engine: engine}
	next.users.Store(1)
	if old := l.current.Swap(next); old != nil {
		old.release()
	}
	return nil
}

// Follow refreshes until ctx ends. Each change of the outcome is told once:
// changed with the new generation's id, or the error that keeps the old one.
func (l *Live) Follow(ctx context.Context, changed func(id string), failed func(error)) {
	tick := time.NewTicker(followEvery)
	defer tick.Stop()
	var last string
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		ok, err := l.Refresh()
		if err != nil && err.Error() != last {
			last = err.Error()
			failed(err)
		}
		if ok {
			last = ""
			e, release := l.Acquire()
			changed(e.Site().Generation)
			release()
		}
	}
}

// Close gives up the current engine, which closes when its last user releases
// it. Following must have ended, and nothing may be acquired from then on.
func (l *Live) Close() { l.current.Swap(nil).release() }
