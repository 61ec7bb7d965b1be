package web

import (
	"bytes"
	"errors"
	"net"
	"testing"
)

// recordedConn remembers what was written.
type recordedConn struct {
	net.Conn
	bytes.Buffer
}

func (c *recordedConn) Write(p []byte) (int, error) { return c.Buffer.Write(p) }
func (c *recordedConn) Read([]byte) (int, error)    { return 0, net.ErrClosed }

// What a handler writes arrives in order and whole, and a header waits for the body.
func TestAHeaderWaitsForTheBody(t *testing.T) {
	t.Parallel()
	piece := func(n int) []byte { return bytes.Repeat([]byte{byte('a' + n%7)}, n) }
	for _, c := range []struct {
		name    string
		writes  []int // sizes
		waiting int   // bytes that are not written before the release
	}{
		{"a short answer", []int{700}, 700},
		{"a full buffer, and the rest after the handler", []int{heldBytes}, heldBytes},
		{"a full buffer and the rest of a body", []int{heldBytes, 9000}, 0},
		{"a header and a body", []int{300, 90_000}, 0},
		{"two short pieces", []int{300, 200}, 0},
		{"three pieces", []int{heldBytes, 9000, 10}, 0},
		{"a large piece", []int{9000}, 0},
		{"nothing", nil, 0},
	} {
		to := &recordedConn{}
		conn := &guardedConn{Conn: to}
		conn.answering.Store(true)
		for range 2 { // the second answer is as the first
			to.Reset()
			conn.hold()
			var want []byte
			for _, n := range c.writes {
				want = append(want, piece(n)...)
				if got, err := conn.Write(piece(n)); got != n || err != nil {
					t.Errorf("%s: %d bytes are written, %v; want %d", c.name, got, err, n)
				}
			}
			if got := len(want) - to.Len(); got != c.waiting {
				t.Errorf("%s: %d bytes wait, want %d", c.name, got, c.waiting)
			}
			if conn.release(); c.waiting < heldBytes && !bytes.Equal(to.Bytes(), want) {
				t.Errorf("%s: %d bytes arrive, or others; want %d", c.name, to.Len(), len(want))
			}
			if conn.flush(); !bytes.Equal(to.Bytes(), want) {
				t.Errorf("%s: %d bytes arrive when all is sent, or others; want %d", c.name, to.Len(), len(want))
			}
		}
		conn.release()
		if _, err := conn.Write(piece(5)); err != nil || !bytes.HasSuffix(to.Bytes(), piece(5)) {
			t.Errorf("%s: what is written afterwards waits", c.name)
		}
	}
}

// brokenConn takes some bytes, and then no more.
type brokenConn struct {
	net.Conn
	room int
}

func (c *brokenConn) Write(p []byte) (int, error) {
	n := min(len(p), c.room)
	if c.room -= n; n < len(p) {
		return n, net.ErrClosed
	}
	return n, nil
}

// A handler is told how much of its own was written.
func TestABrokenConnectionIsTold(t *testing.T) {
	t.Parallel()
	for room, want := range map[int]int{0: 0, 100: 0, 300: 0, 301: 1, 5000: 4700, 9299: 8999} {
		conn := &guardedConn{Conn: &brokenConn{room: room}}
		conn.answering.Store(true)
		conn.hold()
		if _, err := conn.Write(make([]byte, 300)); err != nil {
			t.Errorf("with room for %d: %v before anything is written", room, err)
		}
		if n, err := conn.Write(make([]byte, 9000)); n != want || !errors.Is(err, net.ErrClosed) {
			t.Errorf("with room for %d: %d bytes, %v; want %d and an error", room, n, err, want)
		}
	}
}
