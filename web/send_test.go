package web

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"iter"
	"math"
	"net"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"testing/synctest"
	"time"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/kept"
)

// Time in these tests is virtual (testing/synctest): a sleep waits for no clock.

// pipes is a network in memory whose connections hold nothing back: what is
// written is read at once or waits, so that time in a bubble decides.
type pipes struct {
	conns chan net.Conn
	done  chan struct{}
	once  sync.Once
}

func newPipes() *pipes { return &pipes{conns: make(chan net.Conn), done: make(chan struct{})} }

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.conns:
		return c, nil
	case <-p.done:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error   { p.once.Do(func() { close(p.done) }); return nil }
func (p *pipes) Addr() net.Addr { return &net.TCPAddr{} }

func (p *pipes) dial() net.Conn {
	client, server := net.Pipe()
	p.conns <- server
	return client
}

// filmSource serves files, and a long answer at each search.
type filmSource struct{ site search.Site }

func (f *filmSource) Search(_ context.Context, r search.Request) (*search.Result, error) {
	return &search.Result{Page: 1, PerPage: 20, Total: 1, Hits: []search.Hit{{Path: "/x", Title: strings.Repeat(r.Query, 1<<20/len(r.Query))}}}, nil
}
func (f *filmSource) Suggest(context.Context, string, int) ([]search.Suggestion, error) {
	return nil, nil
}
func (f *filmSource) Page(context.Context, string) (*search.Page, error) {
	return nil, search.ErrNotFound
}
func (f *filmSource) All(context.Context, search.Request) iter.Seq2[*search.Page, error] {
	return func(func(*search.Page, error) bool) {}
}
func (f *filmSource) Site() *search.Site               { return &f.site }
func (f *filmSource) Close() error                     { return nil }
func (f *filmSource) Acquire() (search.Engine, func()) { return f, func() {} }

// read asks for a target over a line of some bytes a second, and pauses once.
func read(t *testing.T, p *pipes, target string, bytesPerSecond int, pause time.Duration) (n int64, want int64, err error) {
	t.Helper()
	conn := p.dial()
	defer func() { _ = conn.Close() }()
	if _, err := fmt.Fprintf(conn, "GET %s HTTP/1.1\r\nHost: x\r\n\r\n", target); err != nil {
		t.Error(err)
	}
	answer, err := http.ReadResponse(bufio.NewReaderSize(conn, 1024), nil)
	if err != nil {
		t.Error(err)
		return 0, 0, err
	}
	defer func() { _ = answer.Body.Close() }()
	piece := make([]byte, 1024)
	for {
		got, err := answer.Body.Read(piece)
		n += int64(got)
		if err == io.EOF {
			return n, answer.ContentLength, nil
		}
		if err != nil {
			return n, answer.ContentLength, err
		}
		time.Sleep(time.Duration(got) * time.Second / time.Duration(bytesPerSecond))
		if pause > 0 && n > 300_000 {
			time.Sleep(pause)
			pause = 0
		}
	}
}

func TestReadersHaveTheTimeThatTheyMakeUseOf(t *testing.T) {
	t.Parallel()
	const size = 6 << 20
	for _, c := range []struct {
		name   string
		target string
		rate   int
		pause  time.Duration
		whole  bool
	}{
		{"a film over a slow line", "/film.mp4", 4000, 0, true},
		{"an answer over a slow line", "/api/v1/search?q=abc", 2000, 0, true},
		{"a film with a pause", "/film.mp4", 50_000, 10 * time.Second, true},
		{"an answer with a pause", "/api/v1/search?q=abc", 50_000, 10 * time.Second, true},
		{"a film below the floor", "/film.mp4", 300, 0, false},
		{"an answer below the floor", "/api/v1/search?q=abc", 300, 0, false},
		{"a film that nobody goes on to read", "/film.mp4", 1_000_000, 10 * time.Minute, false},
		{"an answer that nobody goes on to read", "/api/v1/search?q=abc", 1_000_000, 10 * time.Minute, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				h, err := New(&filmSource{search.Site{Generation: "g", Assets: fstest.MapFS{"film.mp4": {Data: make([]byte, size)}}}}, Options{})
				if err != nil {
					t.Fatal(err)
				}
				p, srv := newPipes(), NewServer(h, nil)
				var serving sync.WaitGroup
				serving.Go(func() { _ = srv.Serve(p) })
				start := time.Now()
				n, want, err := read(t, p, c.target, c.rate, c.pause)
				if (err == nil && n == want) != c.whole || want < 1<<20 {
					t.Errorf("after %s: %d of %d bytes, %v", time.Since(start), n, want, err)
				}
				_ = srv.Close()
				serving.Wait()
			})
		})
	}
}

// TestAnswersAreCountedBeforeTheirReadersHaveThem: who reads the metrics right after an
// answer finds it counted.
func TestAnswersAreCountedBeforeTheirReadersHaveThem(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{"film.mp4": {Data: make([]byte, 1<<20)}}
	targets := []string{"/healthz", "/api/v1/search?q=abc", "/?q=abc", "/film.mp4", "/no/such", "/export.csv"}
	for _, size := range []int{1, 2048, 4096, 5000, 8192, 20_000, pieceBytes + 8192} {
		name := fmt.Sprintf("%d.png", size)
		files[name] = &fstest.MapFile{Data: make([]byte, size)}
		targets = append(targets, "/"+name)
	}
	for _, target := range targets {
		t.Run(target, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				var whole, late atomic.Bool
				var counted atomic.Int32
				h, err := New(&filmSource{search.Site{Generation: "g", Assets: files}}, Options{Observe: func(Observation) {
					synctest.Wait() // until the reader has all that it can get
					late.Store(whole.Load())
					counted.Add(1)
				}})
				if err != nil {
					t.Fatal(err)
				}
				p, srv := newPipes(), NewServer(h, nil)
				var serving sync.WaitGroup
				serving.Go(func() { _ = srv.Serve(p) })
				n, want, err := read(t, p, target, math.MaxInt, 0)
				whole.Store(true)
				if err != nil || want >= 0 && n != want {
					t.Errorf("%d of %d bytes, %v", n, want, err)
				}
				_ = srv.Close()
				serving.Wait()
				if counted.Load() != 1 || late.Load() {
					t.Errorf("counted %d times, too late: %v", counted.Load(), late.Load())
				}
			})
		})
	}
}

// TestSlowReadersHoldNoMoreThanTheirRoom: those who read longest are cut off, and
// readers of one answer hold it once.
func TestSlowReadersHoldNoMoreThanTheirRoom(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		held := newSending(10 << 20)
		p, srv := newPipes(), NewServer(nil, nil)
		shared := &kept.Answer{Status: 200, Body: make([]byte, 1<<20)}
		srv.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			a := shared
			if r.URL.Path != "/shared" {
				a = &kept.Answer{Status: 200, Body: make([]byte, 1<<20)}
			}
			w.Header().Set("Content-Length", fmt.Sprint(len(a.Body)))
			held.write(w, a, a.Body)
		})
		var serving, readers sync.WaitGroup
		serving.Go(func() { _ = srv.Serve(p) })
		var mu sync.Mutex
		whole := map[int]bool{}
		for i := range 30 {
			readers.Go(func() {
				n, want, err := read(t, p, "/", 20_000, 0)
				mu.Lock()
				defer mu.Unlock()
				whole[i] = err == nil && n == want
			})
			synctest.Wait()
			held.mu.Lock()
			if held.unsent > held.limit || held.oldest.Len() > 10 {
				t.Errorf("%d readers hold %d bytes", held.oldest.Len(), held.unsent)
			}
			held.mu.Unlock()
		}
		readers.Wait()
		for i := range 30 {
			if whole[i] != (i >= 21) { // an answer takes a little more than its body
				t.Errorf("reader %d has the whole answer: %v", i, whole[i])
			}
		}
		synctest.Wait()
		held.mu.Lock()
		if held.unsent != 0 || held.oldest.Len() != 0 || len(held.readers) != 0 {
			t.Errorf("left: %d bytes of %d readers", held.unsent, held.oldest.Len())
		}
		held.mu.Unlock()
		for range 30 {
			readers.Go(func() {
				if n, want, err := read(t, p, "/shared", 20_000, 0); err != nil || n != want {
					t.Errorf("of a shared answer: %d of %d bytes, %v", n, want, err)
				}
			})
		}
		readers.Wait()
		_ = srv.Close()
		serving.Wait()
	})
}
