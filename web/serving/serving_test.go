package serving

import (
	"context"
	"errors"
	"net"
	"net/http"
	"testing"
	"testing/synctest"
	"time"
)

// Time in these tests is virtual (testing/synctest): a sleep waits for no clock.

func TestItListensForAsLongAsARequestMayBeOnItsWay(t *testing.T) {
	t.Parallel()
	type change struct {
		after time.Duration
		now   http.ConnState
	}
	for name, c := range map[string]struct {
		before  http.ConnState // of one connection; -1 for none
		changes []change
		want    time.Duration
	}{
		"nobody":              {-1, nil, leaveAfter},
		"idle":                {http.StateIdle, nil, leaveIdleAfter},
		"busy":                {http.StateActive, nil, leaveAtLast},
		"new":                 {http.StateNew, nil, leaveAtLast},
		"busy, then gone":     {http.StateActive, []change{{700 * time.Millisecond, http.StateClosed}}, 700 * time.Millisecond},
		"idle, then gone":     {http.StateIdle, []change{{100 * time.Millisecond, http.StateClosed}}, leaveAfter},
		"busy, then idle":     {http.StateActive, []change{{1500 * time.Millisecond, http.StateIdle}}, 1500 * time.Millisecond},
		"idle, then busy":     {http.StateIdle, []change{{900 * time.Millisecond, http.StateActive}}, leaveAtLast},
		"busy, then hijacked": {http.StateActive, []change{{600 * time.Millisecond, http.StateHijacked}}, 600 * time.Millisecond},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				open, conn := newConnections(), &net.TCPConn{}
				if c.before >= 0 {
					open.note(conn, http.StateNew)
					open.note(conn, c.before)
				}
				start := time.Now()
				go func() {
					for _, change := range c.changes {
						time.Sleep(change.after)
						open.note(conn, change.now)
					}
				}()
				if open.settle(); time.Since(start) != c.want {
					t.Errorf("it listens for %s more, want %s", time.Since(start), c.want)
				}
			})
		})
	}
}

func TestWhatTakesTooLongIsCutOff(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ctx, stop := context.WithCancel(t.Context())
		l := &one{conns: make(chan net.Conn, 1), closed: make(chan struct{})}
		client, server := net.Pipe()
		l.conns <- server
		left := make(chan time.Time, 1)
		srv := &http.Server{Handler: http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
			stop()
			<-r.Context().Done() // cut off
		})}
		go func() { _, _ = client.Write([]byte("GET / HTTP/1.1\r\nHost: x\r\n\r\n")) }()
		start := time.Now()
		err := Until(ctx, srv, l, func() { left <- time.Now() })
		if !errors.Is(err, ErrCutOff) || time.Since(start) != leaveAtLast+Drain || (<-left).Sub(start) != 0 {
			t.Errorf("after %s: %v", time.Since(start), err)
		}
		_ = client.Close()
	})
}

func TestAListenerThatFailsEndsTheServer(t *testing.T) {
	t.Parallel()
	l := &one{conns: make(chan net.Conn), closed: make(chan struct{})}
	_ = l.Close()
	if err := Until(t.Context(), &http.Server{}, l, func() { t.Error("nobody told it to leave") }); !errors.Is(err, net.ErrClosed) {
		t.Errorf("it ends with %v", err)
	}
}

// one is a listener in memory.
type one struct {
	conns  chan net.Conn
	closed chan struct{}
}

func (l *one) Accept() (net.Conn, error) {
	select {
	case c := <-l.conns:
		return c, nil
	case <-l.closed:
		return nil, net.ErrClosed
	}
}

func (l *one) Close() error {
	select {
	case <-l.closed:
	default:
		close(l.closed)
	}
	return nil
}

func (l *one) Addr() net.Addr { return &net.TCPAddr{} }
