package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/careers-index/careers/cmd/careers/servertest"
)

// load is the clients of a server, and what they were answered.
type load struct {
	*servertest.Clients
	t         *testing.T
	questions []question
	host      string

	transports []*http.Transport

	mu       sync.Mutex
	statuses map[int]int
	bodies   map[string]map[string][32]byte // generation → question → its answer
	orders   map[int][]string               // client → generations in the order it saw them
}

func newLoad(t *testing.T, address string, pages int) *load {
	return &load{
		Clients: servertest.NewClients(), t: t, questions: questions(pages), host: strings.TrimPrefix(address, "http://"),
		statuses: map[int]int{}, bodies: map[string]map[string][32]byte{}, orders: map[int][]string{},
	}
}

// start has clients ask until ctx ends.
func (l *load) start(ctx context.Context) {
	for n, behave := range []func(context.Context, *http.Client, int, int) error{
		l.asks, l.asks, l.asks, l.searches, l.revalidates, l.readsSlowly, l.readsSlowly, l.aborts,
	} {
		transport := &http.Transport{DisableCompression: true, DisableKeepAlives: n%3 == 2}
		l.transports = append(l.transports, transport)
		client := &http.Client{Transport: transport, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
		l.Go(ctx, 10*time.Millisecond, n*7, func(i int) {
			if err := behave(ctx, client, n, i); err != nil && ctx.Err() == nil && l.Failed.Add(1) <= 20 {
				l.t.Errorf("client %d: %v", n, err)
			}
		})
	}
}

// rests waits until no client asks, and leaves nothing of them.
func (l *load) rests() {
	l.Wait()
	for _, t := range l.transports {
		t.CloseIdleConnections()
	}
}

// do asks and reads the whole answer.
func (l *load) do(ctx context.Context, c *http.Client, q question, header ...string) (*http.Response, []byte, error) {
	r, err := http.NewRequestWithContext(ctx, q.method, "http://"+l.host+q.target, nil)
	if err != nil {
		return nil, nil, err
	}
	r.Header.Set("Accept-Encoding", q.accept)
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	answer, err := c.Do(r)
	if err != nil {
		return nil, nil, err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.statuses[answer.StatusCode]++
	l.Answered.Add(1)
	return answer, body, err
}

// wrongly counts an answer that is not right.
func (l *load) wrongly(q question, why string) error {
	l.Wrong.Add(1)
	return fmt.Errorf("%s %.60s (%s): %s", q.method, q.target, q.accept, why)
}

// asks takes the questions in turn.
func (l *load) asks(ctx context.Context, c *http.Client, n, i int) error {
	q := l.questions[i%len(l.questions)]
	answer, body, err := l.do(ctx, c, q)
	switch {
	case err != nil || answer.StatusCode == http.StatusServiceUnavailable:
		return err
	case answer.StatusCode != q.status:
		return l.wrongly(q, answer.Status)
	case answer.Header.Get("Content-Encoding") == "" && !bytes.Contains(body, []byte(q.has)):
		return l.wrongly(q, fmt.Sprintf("%.200s", body))
	}
	tag, _, ok := strings.Cut(strings.TrimPrefix(answer.Header.Get("ETag"), `W/"`), "-")
	if !ok || q.method == "HEAD" {
		return nil
	}
	return l.note(n, tag, q, body)
}

// note keeps an answer of a generation: the next of the same must be the same.
func (l *load) note(n int, generation string, q question, body []byte) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if seen := l.orders[n]; len(seen) == 0 || seen[len(seen)-1] != generation {
		l.orders[n] = append(seen, generation)
	}
	if l.bodies[generation] == nil {
		l.bodies[generation] = map[string][32]byte{}
	}
	name, sum := q.accept+" "+q.target, sha256.Sum256(body)
	if was, ok := l.bodies[generation][name]; ok && was != sum {
		return l.wrongly(q, "another answer than before in the same generation")
	}
	l.bodies[generation][name] = sum
	return nil
}

// searches asks what nobody has asked before.
func (l *load) searches(ctx context.Context, c *http.Client, _, i int) error {
	q := question{"GET", searchFor(fmt.Sprintf("developer python %d", i)), []string{"", "gzip"}[i%2], 200, ""}
	answer, _, err := l.do(ctx, c, q)
	if err == nil && answer.StatusCode != 200 && answer.StatusCode != 503 {
		return l.wrongly(q, answer.Status)
	}
	return err
}

// revalidates asks again for what it has, and for a part of the film.
func (l *load) revalidates(ctx context.Context, c *http.Client, _, i int) error {
	q := l.questions[i%60]
	first, _, err := l.do(ctx, c, q)
	if err != nil || first.Header.Get("ETag") == "" {
		return err
	}
	again, body, err := l.do(ctx, c, q, "If-None-Match", first.Header.Get("ETag"))
	if err != nil {
		return err
	}
	if same := again.Header.Get("ETag") == first.Header.Get("ETag"); same && (again.StatusCode != 304 || len(body) > 0) {
		return l.wrongly(q, "again: "+again.Status)
	}
	from := i * 4099 % (len(film) - 5000)
	q = question{"GET", "/film.mp4", "", 206, ""}
	part, body, err := l.do(ctx, c, q, "Range", fmt.Sprintf("bytes=%d-%d", from, from+4999))
	if err == nil && (part.StatusCode != 206 || string(body) != film[from:from+5000]) {
		return l.wrongly(q, fmt.Sprintf("%d bytes from %d: %s", len(body), from, part.Status))
	}
	return err
}

// readsSlowly reads the film, or the sitemap, in parts; others are answered between them.
func (l *load) readsSlowly(ctx context.Context, _ *http.Client, n, i int) error {
	conn, err := new(net.Dialer).DialContext(ctx, "tcp", l.host)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }()
	_ = conn.(*net.TCPConn).SetReadBuffer(4096)
	stop := context.AfterFunc(ctx, func() { _ = conn.Close() })
	defer stop()
	q := question{"GET", []string{"/film.mp4", "/sitemap.xml"}[(i+n)%2], "", 200, ""}
	if _, err := fmt.Fprintf(conn, "GET %s HTTP/1.1\r\nHost: jobs.example.com\r\nConnection: close\r\n\r\n", q.target); err != nil {
		return err
	}
	var got bytes.Buffer
	for range 20 {
		if _, err := io.CopyN(&got, conn, 4096); err != nil {
			break // the sitemap of a short run has less
		}
		if err := l.others(ctx, 10); err != nil {
			return err
		}
	}
	if _, err := io.Copy(&got, conn); err != nil {
		return err
	}
	l.Answered.Add(1)
	head, body, _ := strings.Cut(got.String(), "\r\n\r\n")
	if !strings.HasPrefix(head, "HTTP/1.1 200 OK") || q.target == "/film.mp4" && body != film || q.target == "/sitemap.xml" && !strings.HasSuffix(strings.TrimSpace(body), "</urlset>") {
		return l.wrongly(q, fmt.Sprintf("%d bytes after %s", len(body), head))
	}
	return nil
}

// others waits until n requests of others were answered.
func (l *load) others(ctx context.Context, n int64) error {
	look := time.NewTicker(5 * time.Millisecond)
	defer look.Stop()
	for until := l.Answered.Load() + n; l.Answered.Load() < until; {
		select {
		case <-look.C:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// aborts goes away before it has an answer, or before it has asked, or asks nonsense.
func (l *load) aborts(ctx context.Context, _ *http.Client, _, i int) error {
	conn, err := new(net.Dialer).DialContext(ctx, "tcp", l.host)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }()
	_ = conn.(*net.TCPConn).SetLinger(0) // closing it resets it
	asked := []string{
		"GET /?q=abort+%d HTTP/1.1\r\nHost: x\r\n\r\n", "GET /?q=abort+%d HTTP/1.1\r\nHo", "", "GET /film.mp4?%d HTTP/1.1\r\nHost: x\r\n\r\n",
		"nonsense %d\r\n\r\n", "OPTIONS * HTTP/1.1\r\nHost: x%d\r\n\r\n",
	}[i%6]
	if asked != "" {
		_, err = fmt.Fprintf(conn, asked, i)
	}
	if i%6 >= 3 && err == nil {
		_, err = io.ReadFull(conn, make([]byte, 100))
	}
	return err
}

// check compares what was answered with what was built.
func (l *load) check(builds []build) {
	turns, compared := map[string]int{}, 0
	for turn, b := range builds {
		turns[b.id] = turn
		for target, want := range b.answers {
			got, ok := l.bodies[b.id][" "+target]
			if !ok {
				continue // nobody asked in time
			}
			if compared++; got != sha256.Sum256([]byte(want)) {
				l.t.Error(l.wrongly(question{"GET", target, "", 200, ""}, "not what 'careers search' prints"))
			}
		}
	}
	if compared == 0 || len(l.bodies) < len(builds)/2 {
		l.t.Errorf("of %d generations %d were asked, and %d answers are compared", len(builds), len(l.bodies), compared)
	}
	for generation := range l.bodies {
		if _, ok := turns[generation]; !ok {
			l.t.Errorf("generation %q was never built", generation)
		}
	}
	for n, order := range l.orders {
		if !slices.IsSortedFunc(order, func(a, b string) int { return turns[a] - turns[b] }) {
			l.t.Errorf("client %d saw an older generation after a newer one: %v", n, order)
		}
	}
}

// await waits until a generation is served.
func (l *load) await(generation string) {
	l.t.Helper()
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	for start := time.Now(); ; {
		answer, err := client.Head("http://" + l.host + "/release")
		if err != nil {
			l.t.Fatal(err)
		}
		_ = answer.Body.Close()
		if strings.HasPrefix(answer.Header.Get("ETag"), `W/"`+generation+"-") {
			return
		}
		if time.Since(start) > servertest.Timeout {
			l.t.Fatalf("generation %s is not served", generation)
		}
		if err := l.Progress(20); err != nil {
			l.t.Fatal(err)
		}
	}
}
