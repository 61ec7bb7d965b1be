package main

// Servers under load.

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/careers-index/careers/.peers/peer"
)

// httpRounds is how often each server has its turn.
const httpRounds = 3

// server is a process that serves HTTP.
type server struct {
	cmd   *exec.Cmd
	url   string
	ended chan struct{} // closed when the process has ended
	err   error         // how; only then
}

var listening = regexp.MustCompile(`listening on (http://\S+)`)

// startServer starts a command and waits until it says where it listens.
func startServer(ctx context.Context, command []string) (*server, error) {
	s := &server{cmd: exec.CommandContext(ctx, command[0], command[1:]...), ended: make(chan struct{})}
	r, w := io.Pipe()
	s.cmd.Stdout, s.cmd.Stderr = w, w
	if err := s.cmd.Start(); err != nil {
		return nil, err
	}
	found := make(chan string, 1)
	go func() {
		lines := bufio.NewScanner(r)
		var said []string
		for lines.Scan() {
			said = append(said, lines.Text())
			if m := listening.FindStringSubmatch(lines.Text()); m != nil {
				found <- m[1]
				_, _ = io.Copy(io.Discard, r) // what it says afterwards
				return
			}
		}
		found <- "\n" + strings.Join(said, "\n")
	}()
	go func() {
		s.err = s.cmd.Wait()
		_ = w.Close() // ends the reading of r
		close(s.ended)
	}()
	s.url = <-found
	if !strings.HasPrefix(s.url, "http") {
		<-s.ended
		return nil, fmt.Errorf("%s: %w: %s", strings.Join(command, " "), errors.Join(errors.New("does not listen"), s.err), s.url)
	}
	return s, nil
}

func (s *server) stop() {
	_ = s.cmd.Process.Signal(syscall.SIGTERM)
	<-s.ended // it removes its temporary files
}

// http measures the servers in turns, each alone: first one, then the other, several
// times over.
func (b *bench) http(ctx context.Context) error {
	var rows []httpRow
	servers := map[string]*server{}
	for _, e := range b.engines {
		if e.serve == nil {
			continue
		}
		s, err := startServer(ctx, e.serve(b.index(e), "127.0.0.1:0"))
		if err != nil {
			return err
		}
		defer s.stop()
		servers[e.name] = s
	}
	for _, connections := range []int{2, 32} {
		samples := map[string][]sample{}
		for range httpRounds {
			for _, e := range b.engines {
				if s := servers[e.name]; s != nil {
					samples[e.name] = append(samples[e.name], s.load(ctx, b.httpTime, connections, addresses(e.name, b.queries())))
				}
			}
		}
		for _, e := range b.engines {
			if servers[e.name] != nil {
				rows = append(rows, newHTTPRow(connections, e.name, samples[e.name]))
			}
		}
	}
	printHTTP(b.out, rows)
	return ctx.Err()
}

// addresses are the requests of the OR and AND queries.
func addresses(engine string, queries []peer.Request) (out []string) {
	for _, q := range queries {
		if q.Category != "" || q.Kind != peer.Or && q.Kind != peer.And {
			continue
		}
		if engine == ours {
			words := strings.Join(q.Words, map[peer.Kind]string{peer.Or: " OR ", peer.And: " "}[q.Kind])
			out = append(out, "/api/v1/search?per_page=10&q="+url.QueryEscape(words))
		} else {
			out = append(out, "/?kind="+string(q.Kind)+"&q="+url.QueryEscape(strings.Join(q.Words, " ")))
		}
	}
	return out
}

// sample is what one run of load saw.
type sample struct {
	took    time.Duration
	times   []time.Duration // of answers
	refused int
}

// load asks on so many connections at once, each as fast as answers come.
func (s *server) load(ctx context.Context, d time.Duration, connections int, addresses []string) (all sample) {
	ctx, cancel := context.WithTimeout(ctx, d)
	defer cancel()
	var wg sync.WaitGroup
	var mu sync.Mutex
	begin := time.Now()
	for c := range connections {
		wg.Go(func() {
			one := s.converse(ctx, addresses, c)
			mu.Lock()
			defer mu.Unlock()
			all.times = append(all.times, one.times...)
			all.refused += one.refused
		})
	}
	wg.Wait()
	all.took = time.Since(begin)
	return all
}

// converse asks on one connection until the time is over.
func (s *server) converse(ctx context.Context, addresses []string, from int) (one sample) {
	client := &http.Client{Transport: &http.Transport{DisableCompression: true, MaxConnsPerHost: 1}}
	defer client.CloseIdleConnections()
	for i := from; ctx.Err() == nil; i++ {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, s.url+addresses[i%len(addresses)], nil)
		if err != nil {
			return one
		}
		begin := time.Now()
		resp, err := client.Do(req)
		if err != nil {
			continue // the time is over
		}
		_, err = io.Copy(io.Discard, resp.Body)
		_ = resp.Body.Close() // only read
		switch {
		case err != nil:
		case resp.StatusCode == http.StatusOK:
			one.times = append(one.times, time.Since(begin))
		default:
			one.refused++
		}
	}
	return one
}

func newHTTPRow(connections int, engine string, samples []sample) httpRow {
	row := httpRow{connections: connections, engine: engine}
	var rates []float64
	var p50s, p99s []time.Duration
	var asked, refused int
	for _, s := range samples {
		rates = append(rates, float64(len(s.times))/s.took.Seconds())
		p50s, p99s = append(p50s, median(s.times)), append(p99s, quantile(s.times, .99))
		asked, refused = asked+len(s.times)+s.refused, refused+s.refused
	}
	row.rate, row.p50, row.p99 = median(rates), median(p50s), median(p99s)
	if asked > 0 {
		row.refused = float64(refused) / float64(asked)
	}
	return row
}
