//go:build unix

package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/careers-index/careers/cmd/careers/servertest"
)

// TestNoRequestIsLostWhenTheServerStops stops a server while clients ask it over
// fresh and over kept connections. Every request that was sent before the signal is
// answered. CAREERS_STOPS is how many stops (make stops).
func TestNoRequestIsLostWhenTheServerStops(t *testing.T) {
	stops := servertest.Number(t, "CAREERS_STOPS", 2)
	dir := t.TempDir()
	if status := run(t.Context(), []string{"build", "--content", "../../content/site", "--index", dir}, io.Discard, io.Discard); status != exitOK {
		t.Fatal("the example site is not built")
	}
	signals := []syscall.Signal{syscall.SIGTERM, syscall.SIGINT, syscall.SIGHUP}
	var total tally
	var longest time.Duration
	for i := range stops {
		got, took := stopUnderLoad(t, dir, signals[i%len(signals)])
		if got.lost.Load() > 0 || got.before.Load() == 0 {
			t.Errorf("stop %d by %v: %d of %d requests sent before are lost; %v", i, signals[i%len(signals)], got.lost.Load(), got.before.Load(), got.why.Load())
		}
		total.before.Add(got.before.Load())
		total.atSignal.Add(got.atSignal.Load())
		total.after.Add(got.after.Load())
		total.lost.Add(got.lost.Load())
		longest = max(longest, took)
	}
	t.Logf("%d stops: %d requests sent before the signal (%d of them unanswered when it came), %d lost; %d answered that were sent after; the longest stop took %s",
		stops, total.before.Load(), total.atSignal.Load(), total.lost.Load(), total.after.Load(), longest.Round(time.Millisecond))
}

// TestASecondSignalStopsAtOnce: the server does not wait for somebody who does not read.
func TestASecondSignalStopsAtOnce(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, dir, "page.md", "---\ntitle: Page\n---\n\nGo.\n")
	write(t, dir, "static/film.mp4", "")
	if err := os.Truncate(filepath.Join(dir, "static", "film.mp4"), 32<<20); err != nil { // more than a connection holds
		t.Fatal(err)
	}
	server := servertest.Start(t, "careers", []string{"TMPDIR=" + t.TempDir()}, "--content", dir, "--static", filepath.Join(dir, "static"))
	conn, err := net.Dial("tcp", strings.TrimPrefix(server.URL, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	fmt.Fprint(conn, "GET /film.mp4 HTTP/1.1\r\nHost: localhost\r\n\r\n")
	if answer, err := http.ReadResponse(bufio.NewReader(conn), nil); err != nil || answer.StatusCode != http.StatusOK || answer.ContentLength != 32<<20 {
		t.Fatalf("the film is answered with %v, %v", answer, err)
	}
	if err := server.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	awaitNotReady(t, server.URL)
	for done := false; !done; { // one may come too early to be a second
		_ = server.Signal(syscall.SIGTERM)
		if answer, err := http.Get(server.URL + "/healthz"); err == nil {
			_ = answer.Body.Close()
		}
		select {
		case <-server.Ended:
			done = true
		default:
		}
	}
	if server.Err == nil || server.Err.Error() != "signal: terminated" {
		t.Errorf("the server ends with %v\n%s", server.Err, server.Said.String())
	}
}

// tally counts requests by when they were sent.
type tally struct {
	before, atSignal, after, lost atomic.Int64
	why                           atomic.Value // of the last one lost
}

// stopUnderLoad starts the program, has clients ask it, and stops it.
func stopUnderLoad(t *testing.T, index string, sig syscall.Signal) (got *tally, took time.Duration) {
	t.Helper()
	server := servertest.Start(t, "careers", nil, "--index", index)
	host := strings.TrimPrefix(server.URL, "http://")

	got = &tally{}
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var clients sync.WaitGroup
	var signalled atomic.Int64 // when, or 0
	for client := range 16 {
		clients.Go(func() { askUntilGone(ctx, got, &signalled, host, client) })
	}
	for got.before.Load() < 100 { // requests flow
		runtime.Gosched()
	}
	signalled.Store(time.Now().UnixNano())
	start := time.Now()
	if err := server.Stop(sig); err != nil {
		t.Errorf("after %v the server ends with %v\n%s", sig, err, server.Said.String())
	}
	took = time.Since(start)
	stop()
	clients.Wait()
	return got, took
}

// askUntilGone asks until the server has gone. Half of the clients take a fresh
// connection each time. It uses none of net/http's clients: they send a request again
// when a kept connection was closed, which hides what is lost.
func askUntilGone(ctx context.Context, got *tally, signalled *atomic.Int64, host string, client int) {
	var conn net.Conn
	defer func() {
		if conn != nil {
			_ = conn.Close()
		}
	}()
	for i := 0; ctx.Err() == nil; i++ {
		if conn == nil {
			var err error
			if conn, err = net.Dial("tcp", host); err != nil {
				return // it has gone
			}
		}
		target := fmt.Sprintf("/?q=engineer+%d.%d", client, i)
		if i%4 == 0 {
			target = "/sitemap.xml"
		}
		_, err := fmt.Fprintf(conn, "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n", target)
		sent := time.Now().UnixNano()
		closes := true
		if err == nil {
			closes, err = readAnswer(conn)
		}
		at := signalled.Load()
		switch before := at == 0 || sent < at; {
		case before:
			got.before.Add(1)
			if at != 0 {
				got.atSignal.Add(1)
			}
			if err != nil {
				got.lost.Add(1)
				got.why.Store(fmt.Sprintf("%s of client %d, after %s: %v", target, client, time.Since(time.Unix(0, sent)), err))
			}
		case err == nil:
			got.after.Add(1)
		default:
			return // it has gone
		}
		if closes || client%2 == 0 {
			_ = conn.Close()
			conn = nil
		}
	}
}

// readAnswer reads one whole answer.
func readAnswer(conn net.Conn) (closes bool, err error) {
	answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		return true, err
	}
	defer answer.Body.Close()
	if _, err := io.Copy(io.Discard, answer.Body); err != nil {
		return true, err
	}
	if answer.StatusCode != http.StatusOK {
		return true, errors.New(answer.Status)
	}
	return answer.Close, nil
}
