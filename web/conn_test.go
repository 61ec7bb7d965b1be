package web_test

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web"
)

// observations keeps what Options.Observe is told.
type observations struct {
	mu  sync.Mutex
	all []web.Observation
}

func (o *observations) add(one web.Observation) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.all = append(o.all, one)
}

func (o *observations) list() []web.Observation {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.all
}

// listen serves src as the program does, and returns the address.
func listen(t *testing.T, src web.Source, o web.Options) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	srv := web.NewServer(newHandler(t, src, o), log.New(io.Discard, "", 0))
	stopped := make(chan struct{})
	go func() {
		defer close(stopped)
		_ = srv.Serve(web.Guard(l, o))
	}()
	t.Cleanup(func() {
		_ = srv.Close()
		<-stopped
	})
	return l.Addr().String()
}

// talk sends raw bytes over a connection, and reads the first answer and what
// follows it until the server closes.
func talk(t *testing.T, addr, raw string) (first *http.Response, body string, rest []byte) {
	t.Helper()
	c, err := net.Dial("tcp", addr)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	if err := c.SetDeadline(time.Now().Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(c, raw); err != nil {
		t.Fatal(err)
	}
	in := bufio.NewReader(c)
	method, _, _ := strings.Cut(raw, " ")
	resp, err := http.ReadResponse(in, &http.Request{Method: method})
	if err != nil {
		t.Fatalf("%.40q: %v", raw, err)
	}
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatalf("%.40q: %v", raw, err)
	}
	if rest, err = io.ReadAll(in); err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !isReset(err) {
		t.Fatalf("%.40q: the connection stays open: %v", raw, err)
	}
	return resp, string(b), rest
}

// isReset reports a connection that was closed with something still unread.
func isReset(err error) bool {
	var op *net.OpError
	return errors.As(err, &op) && !op.Timeout()
}

// TestAnswersBeforeAnyHandlerAreGuarded sends what net/http answers by itself.
func TestAnswersBeforeAnyHandlerAreGuarded(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		raw    string
		status int
	}{
		"no HTTP":               {"GARBAGE\r\n\r\n", 400},
		"a TLS handshake":       {"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", 400},
		"no host":               {"GET / HTTP/1.1\r\n\r\n", 400},
		"two hosts":             {"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400},
		"a host of bad letters": {"GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400},
		"a bad header":          {"GET / HTTP/1.1\r\nHost: a\r\nA b: c\r\n\r\n", 400},
		"a bad length":          {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", 400},
		"two lengths":           {"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400},
		"a bad address":         {"GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n", 400},
		"an expectation":        {"GET / HTTP/1.1\r\nHost: a\r\nExpect: miracles\r\n\r\n", 417},
		"a large header":        {"GET / HTTP/1.1\r\nHost: a\r\nA: " + strings.Repeat("a", 64<<10) + "\r\n\r\n", 431},
		"an unknown coding":     {"GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: rot13\r\n\r\n", 501},
		"an unknown version":    {"GET / HTTP/3.0\r\nHost: a\r\n\r\n", 505},
		"options of the server": {"OPTIONS * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 405},
		"a proxy's request":     {"CONNECT a:80 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n", 405},
		"a second request":      {"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\nGARBAGE\r\n\r\n", 200},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var seen observations
			addr := listen(t, site(search.Site{Generation: "g"}), web.Options{HSTS: time.Hour, Observe: seen.add})
			resp, _, rest := talk(t, addr, c.raw)
			if resp.StatusCode != c.status {
				t.Errorf("status %s, want %d", resp.Status, c.status)
			}
			answers := []http.Header{resp.Header}
			if c.status == http.StatusOK {
				second, err := http.ReadResponse(bufio.NewReader(strings.NewReader(string(rest))), nil)
				if err != nil || second.StatusCode != http.StatusBadRequest {
					t.Fatalf("the second answer: %v, %v", second, err)
				}
				_ = second.Body.Close()
				answers = append(answers, second.Header)
			}
			for _, h := range answers {
				for header, want := range map[string]string{
					"X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Strict-Transport-Security": "max-age=3600",
					"Referrer-Policy": "strict-origin-when-cross-origin", "Cross-Origin-Resource-Policy": "same-origin",
				} {
					if got := h.Values(header); len(got) != 1 || got[0] != want {
						if c.status == http.StatusOK && header == "Cross-Origin-Resource-Policy" {
							continue // the API may be read from other sites
						}
						t.Errorf("%s: %q, want %q once", header, got, want)
					}
				}
				if got := h.Get("Content-Security-Policy"); !strings.HasPrefix(got, "default-src 'none'") {
					t.Errorf("policy %q", got)
				}
			}
			all := seen.list()
			if len(all) != len(answers) || all[0].Status != c.status || all[0].Remote != "127.0.0.1" {
				t.Errorf("observed %+v", all)
			}
		})
	}
}

// TestAnswersOfHandlersAreSentAsTheyAre: a file of the site that looks like an
// answer of net/http, and larger than any buffer.
func TestAnswersOfHandlersAreSentAsTheyAre(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n", 4096)
	e := site(search.Site{Generation: "g", Assets: fstest.MapFS{"a.txt": {Data: []byte(text)}}})
	e.page = func(string) (*search.Page, error) { return nil, search.ErrNotFound }
	addr := listen(t, e, web.Options{})
	for range 3 {
		_, body, _ := talk(t, addr, "GET /a.txt HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
		if body != text {
			t.Fatalf("a file of %d bytes arrives as %d bytes, or others", len(text), len(body))
		}
	}
}

// TestAnswersOfAllSizesArriveWhole asks for files of sizes around those of all buffers, one after
// the other on a connection, with and without somebody who observes.
func TestAnswersOfAllSizesArriveWhole(t *testing.T) {
	t.Parallel()
	files, sizes := fstest.MapFS{}, []int{}
	for size := 0; size < 20_000; size += 61 {
		sizes = append(sizes, size)
		files[fmt.Sprint(size, ".txt")] = &fstest.MapFile{Data: bytes.Repeat([]byte{byte('a' + size%23)}, size)}
	}
	e := site(search.Site{Generation: "g", Assets: files})
	e.page = func(string) (*search.Page, error) { return nil, search.ErrNotFound }
	for _, o := range []web.Options{{}, {Observe: func(web.Observation) {}}} {
		client := &http.Client{Transport: &http.Transport{DisableCompression: true, MaxConnsPerHost: 1}}
		addr := listen(t, e, o)
		for _, size := range sizes {
			name := fmt.Sprint(size, ".txt")
			resp, err := client.Get("http://" + addr + "/" + name)
			if err != nil {
				t.Fatal(err)
			}
			got, err := io.ReadAll(resp.Body)
			_ = resp.Body.Close()
			if err != nil || !bytes.Equal(got, files[name].Data) {
				t.Fatalf("%s: %d bytes arrive, or others: %v", name, len(got), err)
			}
		}
		client.CloseIdleConnections()
	}
}

// TestRequestsWithTwoLengthsEndTheConnection: where they end is uncertain, so
// that nothing after one is taken for a request (RFC 9112, 6.1).
func TestRequestsWithTwoLengthsEndTheConnection(t *testing.T) {
	t.Parallel()
	addr := listen(t, site(search.Site{Generation: "g"}), web.Options{})
	for _, raw := range []string{
		"GET /healthz HTTP/1.1\r\nHost: a\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG",
		"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: a\r\n\r\n",
		"GET /nothing HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: a\r\n\r\n",
	} {
		resp, _, rest := talk(t, addr, raw)
		if !resp.Close || len(rest) > 0 {
			t.Errorf("%.60q: Connection: close is %v, and then came %.40q", raw, resp.Close, rest)
		}
	}
}
