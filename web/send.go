package web

import (
	"container/list"
	"errors"
	"maps"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/careers-index/careers/web/kept"
)

// How slow a reader may be. Bodies are written in pieces, and the deadline moves
// with each: what is large may take long, what stands still may not.
const (
	pieceBytes = 64 << 10
	// slowest is the floor in bytes a second: a tenth of what the slowest line
	// that people still use has.
	slowest = 1000
	// grace is how long a reader may pause: a phone in a tunnel.
	grace = writeTimeout
	// maxUnsent bounds the bodies that wait for slow readers, each counted once
	// however many read it. Over it, those go who have been reading longest.
	maxUnsent = 48 << 20
)

// send writes the answer. Its length is always known.
func (c *requestContext) send(a *kept.Answer) {
	body, used, more := a.In(c.coding)
	if more > 0 {
		c.s.kept.Grow(c.site, c.key, a, more)
	}
	h := c.w.Header()
	maps.Copy(h, a.Header)
	if used != kept.Plain {
		h["Content-Encoding"] = []string{used.String()}
	}
	if a.Status != http.StatusNotModified {
		h["Content-Length"] = []string{strconv.Itoa(len(body))}
	}
	c.w.WriteHeader(a.Status)
	if c.r.Method != http.MethodHead && len(body) > 0 {
		conn := guarded(c.r)
		conn.hold()
		defer conn.release()
		c.s.sending.write(c.w, a, body)
	}
}

// pace moves the write deadline of one answer with its progress.
type pace struct {
	control *http.ResponseController
	start   time.Time
	sent    int64
}

func newPace(w http.ResponseWriter) *pace {
	return &pace{control: http.NewResponseController(w), start: time.Now()}
}

// next allows the time for n more bytes: what the floor allows for all so far,
// and not more than a pause and the floor allow for these alone. A reader who was
// fast has not earned to stand still.
func (p *pace) next(n int) error {
	p.sent += int64(n)
	now := time.Now()
	all := p.start.Add(grace + time.Duration(p.sent)*time.Second/slowest)
	these := now.Add(grace + time.Duration(n)*time.Second/slowest)
	if all.Before(these) {
		these = all
	}
	if err := p.control.SetWriteDeadline(these); !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	return nil // a recorder of tests, which takes everything
}

// sending are the bodies that are being written to their readers.
type sending struct {
	limit int64

	mu      sync.Mutex
	unsent  int64                // bytes of the answers in readers
	readers map[*kept.Answer]int // how many read each
	oldest  list.List            // of *reader, those longest at it first
}

// reader is one connection that an answer is written to.
type reader struct {
	answer  *kept.Answer
	control *http.ResponseController
	place   *list.Element // nil once it is cut off
}

func newSending(limit int64) *sending {
	return &sending{limit: limit, readers: map[*kept.Answer]int{}}
}

// write writes body, which is a's, to w. It fails when the client went away or is
// too slow: nobody is left to tell.
func (s *sending) write(w http.ResponseWriter, a *kept.Answer, body []byte) {
	p := newPace(w)
	r := s.begin(a, p.control)
	defer s.end(r)
	short := len(body) <= slowest*int(grace/time.Second) // the server's own deadline does
	for len(body) > 0 {
		n := min(len(body), pieceBytes)
		if !short && s.next(r, p, n) != nil {
			return
		}
		if _, err := w.Write(body[:n]); err != nil {
			return
		}
		body = body[n:]
	}
}

// next moves the deadline of a reader who is not cut off.
func (s *sending) next(r *reader, p *pace, n int) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r.place == nil {
		return http.ErrHandlerTimeout
	}
	return p.next(n)
}

func (s *sending) begin(a *kept.Answer, control *http.ResponseController) *reader {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.readers[a]++; s.readers[a] == 1 {
		s.unsent += a.Size()
	}
	r := &reader{answer: a, control: control}
	r.place = s.oldest.PushBack(r)
	for s.unsent > s.limit && s.oldest.Front() != r.place {
		slow := s.oldest.Front().Value.(*reader)
		s.leave(slow)
		_ = slow.control.SetWriteDeadline(time.Now()) // where it can be set
	}
	return r
}

func (s *sending) end(r *reader) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r.place != nil {
		s.leave(r)
	}
}

// leave no longer counts r.
func (s *sending) leave(r *reader) {
	s.oldest.Remove(r.place)
	r.place = nil
	if s.readers[r.answer]--; s.readers[r.answer] == 0 {
		delete(s.readers, r.answer)
		s.unsent -= r.answer.Size()
	}
}
