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

// Live serves the current generation of an index folder and follows it to the
// next one. Who acquires an engine keeps it until release, whatever is
// published meanwhile; nobody waits for anybody.
//
// Why not bleve's IndexAlias: its Swap waits for the slowest running search
// and holds up all new ones meanwhile.
type Live struct {
	dir     string
	current atomic.Pointer[lease]
	refresh sync.Mutex // one Refresh at a time
}

// lease is an engine with the number of its users; Live itself is one of them
// while the engine is current. A count that reached 0 never rises again.
type lease struct {
	engine *Engine
	users  atomic.Int64
}

// OpenLive opens the current generation of dir.
func OpenLive(dir string) (*Live, error) {
	l := &Live{dir: dir}
	if _, err := l.Refresh(); err != nil {
		return nil, err
	}
	return l, nil
}

// Acquire returns the current engine. Release must be called once.
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
	old := l.current.Load()
	if old != nil {
		id, err := index.Current(l.dir)
		if err != nil || id == old.engine.g.Manifest().ID {
			return false, err
		}
	}
	g, err := index.Open(l.dir)
	if err != nil {
		return false, err
	}
	engine, err := New(g)
	if err != nil {
		_ = g.Close()
		return false, err
	}
	next := &lease{engine: engine}
	next.users.Store(1)
	l.current.Store(next)
	if old != nil {
		old.release()
	}
	return true, nil
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
		switch {
		case err != nil && err.Error() != last:
			last = err.Error()
			failed(err)
		case err == nil:
			last = ""
		}
		if ok {
			e, release := l.Acquire()
			changed(e.Site().Generation)
			release()
		}
	}
}

// Close gives up the current engine; it closes when its last user releases it.
func (l *Live) Close() error {
	if cur := l.current.Load(); cur != nil {
		cur.release()
	}
	return nil
}
