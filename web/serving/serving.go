package serving

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"time"
)

// How the server leaves. First it answers as before, but each answer closes its
// connection: a request that was on its way when the signal came is not lost, and
// balancers see that the server is no longer ready. Then it takes no more
// connections, and closes those without a request.
const (
	// leaveAfter is when it stops listening if nobody is connected, and
	// leaveIdleAfter if every connection is idle: longer than a request is on its way.
	leaveAfter     = 500 * time.Millisecond
	leaveIdleAfter = time.Second
	leaveAtLast    = 2 * time.Second
)

// Drain is how long running requests may take when nobody is let in any longer: well
// below the 30 s that service managers wait before they kill a process.
const Drain = 20 * time.Second

// ErrCutOff says that the server stopped before every request was answered.
var ErrCutOff = errors.New("some requests took too long to be answered")

// Listen opens a TCP listener, whose connections hold little for slow readers.
func Listen(ctx context.Context, addr string) (net.Listener, error) {
	config := net.ListenConfig{Control: limitUnsent}
	config.SetMultipathTCP(false) // its connections do not inherit the limit
	return config.Listen(ctx, "tcp", addr)
}

// Until serves connections of l until ctx ends, then calls leaving, and leaves. It returns
// ErrCutOff when requests ran for longer than [Drain], and else an error when l fails. The
// server's own ConnState is called.
func Until(ctx context.Context, srv *http.Server, l net.Listener, leaving func()) error {
	open := newConnections()
	told := srv.ConnState
	srv.ConnState = func(conn net.Conn, now http.ConnState) {
		if told != nil {
			told(conn, now)
		}
		open.note(conn, now)
	}
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(l) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	leaving()
	open.settle()
	timeout, cancel := context.WithTimeout(context.WithoutCancel(ctx), Drain)
	defer cancel()
	if err := srv.Shutdown(timeout); err != nil {
		_ = srv.Close() // the rest is cut off; that is what the deadline means
		return fmt.Errorf("%w: %w", ErrCutOff, err)
	}
	return nil
}

// connections knows the connections of a server.
type connections struct {
	mu      sync.Mutex
	state   map[net.Conn]http.ConnState
	busy    int           // that are not idle
	changed chan struct{} // has a value after each change
}

func newConnections() *connections {
	return &connections{state: map[net.Conn]http.ConnState{}, changed: make(chan struct{}, 1)}
}

// note is told of every change of a connection.
func (c *connections) note(conn net.Conn, now http.ConnState) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if before, ok := c.state[conn]; ok && before != http.StateIdle {
		c.busy--
	}
	switch now {
	case http.StateClosed, http.StateHijacked:
		delete(c.state, conn)
	default:
		c.state[conn] = now
		if now != http.StateIdle {
			c.busy++
		}
	}
	select {
	case c.changed <- struct{}{}:
	default:
	}
}

func (c *connections) count() (open, busy int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.state), c.busy
}

// settle returns once the server need not listen any longer.
func (c *connections) settle() {
	start := time.Now()
	for {
		open, busy := c.count()
		until := leaveAtLast
		switch {
		case open == 0:
			until = leaveAfter
		case busy == 0:
			until = leaveIdleAfter
		}
		wait := time.Until(start.Add(until))
		if wait <= 0 {
			return
		}
		select {
		case <-c.changed:
		case <-time.After(wait):
		}
	}
}
