package web

// What monitors read: whether the server works.

import (
	"net/http"
	"sync"
	"time"

	"github.com/careers-index/careers/search"
)

// healthz says that the process answers.
func (c *requestContext) healthz() error {
	c.header.Set("Cache-Control", "no-store")
	return c.write("text/plain; charset=utf-8", []byte("ok\n"))
}

var errLeaving = &statusError{http.StatusServiceUnavailable, "The server is about to stop."}

// readyFor is how long one answer of readyz holds: however often it is asked, it
// costs little.
const readyFor = 100 * time.Millisecond

// readiness is what readyz found last.
type readiness struct {
	mu   sync.Mutex
	site *search.Site // that was ready
	at   time.Time
}

// readyz says that searches are answered: it makes one, which passes the gate.
func (c *requestContext) readyz() error {
	c.header.Set("Cache-Control", "no-store")
	if c.s.leaving() {
		return errLeaving
	}
	if search.Damage(c.engine) != nil {
		return errDamaged
	}
	ready := &c.s.ready
	ready.mu.Lock()
	defer ready.mu.Unlock()
	if ready.site != c.site || time.Since(ready.at) > readyFor {
		if _, err := c.engine.Search(c.r.Context(), search.Request{PerPage: 1}); err != nil {
			ready.site = nil
			return err
		}
		ready.site, ready.at = c.site, time.Now()
	}
	return c.write("text/plain; charset=utf-8", []byte("ready "+c.site.Generation+"\n"))
}
