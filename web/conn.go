package web

// Connections: what net/http answers by itself, before any handler, has the
// headers of every other answer, and a header and a body are written in one piece.

import (
	"bytes"
	"context"
	"net"
	"net/http"
	"slices"
	"strconv"
	"sync"
	"sync/atomic"
)

// Guard returns a listener for [NewServer] whose connections add the headers
// that every answer carries to those that net/http makes by itself, before
// there is a request to hand on: 400 for what is not HTTP, 417, 431, 501, 505.
// Options.Observe is told of them. o are those of [New].
//
// net/http has no hook for these answers. It writes them to the connection
// outside of any request, and that is how they are known here, not by what they
// say: a handler can never write anything that is taken for one.
func Guard(l net.Listener, o Options) net.Listener {
	header := http.Header{}
	setHeaders(header, pageKind)
	promiseHTTPS(header, o.HSTS)
	header.Set("Content-Security-Policy", dataPolicy)
	header.Set("Cache-Control", "no-store")
	var b bytes.Buffer
	_ = header.Write(&b) // to memory
	return &guardedListener{Listener: l, header: b.Bytes(), observe: o.Observe}
}

type guardedListener struct {
	net.Listener
	header  []byte // lines of a header
	observe func(Observation)
}

func (l *guardedListener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &guardedConn{Conn: c, l: l}, nil
}

// guardedConn adds headers to what is written while no handler answers, and writes a header
// and what follows it in one piece.
type guardedConn struct {
	net.Conn
	l         *guardedListener
	answering atomic.Bool // from the call of a handler until its answer is sent
	held      *[]byte     // what waits for the rest; nil if nothing is to wait
}

var crlf = []byte("\r\n")

func (c *guardedConn) Write(p []byte) (int, error) {
	if c.answering.Load() {
		return c.writeHeld(p)
	}
	line, rest, ok := bytes.Cut(p, crlf)
	if !ok || !bytes.HasPrefix(line, []byte("HTTP/1.")) {
		return c.Conn.Write(p)
	}
	if c.l.observe != nil {
		c.l.observe(Observation{Status: statusOf(line), Bytes: bodySize(rest), Remote: host(c.RemoteAddr().String())})
	}
	if _, err := c.Conn.Write(slices.Concat(line, crlf, c.l.header, rest)); err != nil {
		return 0, err
	}
	return len(p), nil
}

// heldBytes is how much net/http writes at once of a header and a body: the size of its
// buffer. The rest of a large body it writes as it is.
const heldBytes = 4 << 10

var heldBuffers = sync.Pool{New: func() any { b := make([]byte, 0, heldBytes); return &b }}

// hold lets what is written next wait for what follows it, or for release: each write of its
// own is a call of the system, and wakes the client up. It is for the handler that answers.
func (c *guardedConn) hold() {
	if c != nil {
		c.held = heldBuffers.Get().(*[]byte)
	}
}

// writeHeld writes what is held and p, or holds p.
func (c *guardedConn) writeHeld(p []byte) (int, error) {
	switch {
	case c.held == nil:
		return c.Conn.Write(p)
	case len(*c.held) == 0 && len(p) <= heldBytes:
		*c.held = append(*c.held, p...)
		return len(p), nil
	}
	held := len(*c.held)
	pieces := net.Buffers{*c.held, p}
	n, err := pieces.WriteTo(c.Conn)
	c.drop()
	return max(int(n)-held, 0), err
}

// release ends hold: what is held is written, unless the rest follows when the handler has
// returned. It does when the buffer of net/http was full, as it is emptied only for more.
func (c *guardedConn) release() {
	if c != nil && c.held != nil && len(*c.held) < heldBytes {
		c.flush()
	}
}

// flush writes what is held.
func (c *guardedConn) flush() {
	if c.held == nil {
		return
	}
	if len(*c.held) > 0 {
		_, _ = c.Conn.Write(*c.held) // whoever writes or reads next is told
	}
	c.drop()
}

func (c *guardedConn) drop() {
	*c.held = (*c.held)[:0]
	heldBuffers.Put(c.held)
	c.held = nil
}

// statusOf is the number in a status line.
func statusOf(line []byte) int {
	if words := bytes.Fields(line); len(words) > 1 {
		if n, err := strconv.Atoi(string(words[1])); err == nil {
			return n
		}
	}
	return 0
}

// bodySize is the size of what follows the header.
func bodySize(rest []byte) int64 {
	_, body, _ := bytes.Cut(rest, []byte("\r\n\r\n"))
	return int64(len(body))
}

// CloseWrite is how net/http closes a connection whose client still sends.
func (c *guardedConn) CloseWrite() error {
	if half, ok := c.Conn.(interface{ CloseWrite() error }); ok {
		return half.CloseWrite()
	}
	return nil
}

// connKey finds the guarded connection in the context of a request.
type connKey struct{}

// guarded is the connection of a request; nil for none that is guarded.
func guarded(r *http.Request) *guardedConn {
	g, _ := r.Context().Value(connKey{}).(*guardedConn)
	return g
}

// guard makes a server tell its guarded connections when a handler answers.
func guard(srv *http.Server) {
	srv.ConnContext = func(ctx context.Context, c net.Conn) context.Context {
		return context.WithValue(ctx, connKey{}, c)
	}
	srv.ConnState = func(c net.Conn, state http.ConnState) {
		if g, ok := c.(*guardedConn); ok && state == http.StateIdle { // the answer is sent
			g.flush()
			g.answering.Store(false)
		}
	}
	h := srv.Handler
	srv.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if g := guarded(r); g != nil {
			g.answering.Store(true)
		}
		h.ServeHTTP(w, r)
	})
}
