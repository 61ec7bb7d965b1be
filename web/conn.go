package web

// Connections: what net/http answers by itself, before any handler, has the
// headers of every other answer.

import (
	"bytes"
	"context"
	"net"
	"net/http"
	"slices"
	"strconv"
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

// guardedConn adds headers to what is written while no handler answers.
type guardedConn struct {
	net.Conn
	l         *guardedListener
	answering atomic.Bool // from the call of a handler until its answer is sent
}

var crlf = []byte("\r\n")

func (c *guardedConn) Write(p []byte) (int, error) {
	line, rest, ok := bytes.Cut(p, crlf)
	if c.answering.Load() || !ok || !bytes.HasPrefix(line, []byte("HTTP/1.")) {
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

// guard makes a server tell its guarded connections when a handler answers.
func guard(srv *http.Server) {
	srv.ConnContext = func(ctx context.Context, c net.Conn) context.Context {
		return context.WithValue(ctx, connKey{}, c)
	}
	srv.ConnState = func(c net.Conn, state http.ConnState) {
		if g, ok := c.(*guardedConn); ok && state == http.StateIdle { // the answer is sent
			g.answering.Store(false)
		}
	}
	h := srv.Handler
	srv.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if g, ok := r.Context().Value(connKey{}).(*guardedConn); ok {
			g.answering.Store(true)
		}
		h.ServeHTTP(w, r)
	})
}
