package web_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"testing/synctest"

	"github.com/klauspost/compress/zstd"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web"
)

// counting is an engine that counts its searches.
func counting(n *atomic.Int64) *fakeEngine {
	e := site(search.Site{Generation: "g"})
	e.search = func(search.Request) (*search.Result, error) {
		n.Add(1)
		return &search.Result{Page: 1, PerPage: 20, Total: 1}, nil
	}
	return e
}

func TestAnAnswerIsMadeOncePerGeneration(t *testing.T) {
	t.Parallel()
	var searches atomic.Int64
	src := &replaceable{}
	src.Store(counting(&searches))
	h := newHandler(t, src, web.Options{})
	first := get(t, h, "/?q=a&page=1")
	for _, target := range []string{"/?q=a", "/?q=a&page=1", "/?page=&q=a"} { // one question
		w := get(t, h, target)
		if w.Body.String() != first.Body.String() || !maps.EqualFunc(w.Header(), first.Header(), slices.Equal) {
			t.Errorf("GET %s has another answer:\n%v\n%v", target, w.Header(), first.Header())
		}
	}
	if n := searches.Load(); n != 1 {
		t.Errorf("%d searches for one question", n)
	}
	get(t, h, "/?q=b")
	src.Store(counting(&searches)) // of the same name, with other content
	get(t, h, "/?q=a")
	if n := searches.Load(); n != 3 {
		t.Errorf("%d searches, want one more for another question and one for another engine", n)
	}
}

func TestErrorsAreNotKept(t *testing.T) {
	t.Parallel()
	fail := true
	e := site(search.Site{Generation: "g"})
	e.search = func(search.Request) (*search.Result, error) {
		if fail {
			return nil, errors.New("gone")
		}
		return &search.Result{Page: 1, PerPage: 20, Total: 1}, nil
	}
	e.page = func(string) (*search.Page, error) {
		if fail {
			return nil, search.ErrNotFound
		}
		return &search.Page{Path: "/x", Title: "X"}, nil
	}
	h := newHandler(t, e, web.Options{})
	for _, fails := range []bool{true, false} {
		fail = fails
		for _, target := range []string{"/?q=a", "/x", "/api/v1/search", "/api/v1/pages/x"} {
			if got := get(t, h, target).Code; (got == http.StatusOK) == fails {
				t.Errorf("GET %s = %d while the engine fails: %v", target, got, fails)
			}
		}
	}
}

// TestOneRequestMakesWhatManyAskFor: the others wait, and one of them makes it
// when the first goes away.
func TestOneRequestMakesWhatManyAskFor(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var searches atomic.Int64
		enough := make(chan struct{})
		e := counting(&searches)
		h := newHandler(t, blocking{e, enough}, web.Options{})
		ctx, cancel := context.WithCancel(t.Context())
		var all sync.WaitGroup
		all.Go(func() { record(h, httptest.NewRequestWithContext(ctx, http.MethodGet, "/?q=a", nil)) })
		synctest.Wait()
		bodies := make([]string, 20)
		for i := range bodies {
			all.Go(func() { bodies[i] = get(t, h, "/?q=a").Body.String() })
		}
		synctest.Wait()
		cancel()
		synctest.Wait()
		close(enough)
		all.Wait()
		if n := searches.Load(); n != 1 {
			t.Errorf("%d searches end for one question", n)
		}
		for i := range bodies {
			if bodies[i] != bodies[0] || !strings.Contains(bodies[i], "<html") {
				t.Errorf("answer %d: %s", i, bodies[i])
			}
		}
	})
}

// blocking holds up searches until ready is closed or the context ends.
type blocking struct {
	*fakeEngine
	ready chan struct{}
}

func (b blocking) Search(ctx context.Context, r search.Request) (*search.Result, error) {
	select {
	case <-b.ready:
		return b.fakeEngine.Search(ctx, r)
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (b blocking) Acquire() (search.Engine, func()) { return b, func() {} }

func TestWholeAnswersHaveTheirLengthInEveryCoding(t *testing.T) {
	t.Parallel()
	h := example(t)
	for _, target := range []string{"/", "/?q=rust", "/sitemap.xml", "/feed.atom", "/api/v1/search", "/images/banner.svg", "/about/mission", "/no/such/page"} {
		identity := get(t, h, target)
		for _, c := range []struct{ accept, want string }{
			{"", ""}, {"identity", ""}, {"br", ""}, {"gzip;q=0", ""}, {"gzip", "gzip"}, {"deflate, GZIP;q=0.5", "gzip"}, {"gzip, zstd", "zstd"},
			{"zstd;q=0.1, gzip", "gzip"}, {"*", "zstd"}, {"zstd;q=0,*", "gzip"}, {"gzip;q=x", ""},
		} {
			w := get(t, h, target, "Accept-Encoding", c.accept)
			if got := w.Header().Get("Content-Encoding"); got != c.want {
				t.Errorf("GET %s accepting %q is in %q, want %q", target, c.accept, got, c.want)
				continue
			}
			if got := w.Header().Get("Content-Length"); got != strconv.Itoa(w.Body.Len()) {
				t.Errorf("GET %s accepting %q: Content-Length %s of %d bytes", target, c.accept, got, w.Body.Len())
			}
			if got := decoded(t, w); got != identity.Body.String() {
				t.Errorf("GET %s accepting %q has another body", target, c.accept)
			}
			r := httptest.NewRequest(http.MethodHead, target, nil)
			r.Header.Set("Accept-Encoding", c.accept)
			head := record(h, r)
			if head.Body.Len() > 0 || !maps.EqualFunc(head.Header(), w.Header(), slices.Equal) {
				t.Errorf("HEAD %s accepting %q: %v, want the headers of GET %v", target, c.accept, head.Header(), w.Header())
			}
		}
	}
}

func decoded(t *testing.T, w *httptest.ResponseRecorder) string {
	t.Helper()
	var r io.Reader = bytes.NewReader(w.Body.Bytes())
	var err error
	switch w.Header().Get("Content-Encoding") {
	case "gzip":
		r, err = gzip.NewReader(r)
	case "zstd":
		r, err = zstd.NewReader(r)
	}
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestInventedHostsDoNotDriveOutTheRealOne: a site without an address of its own
// repeats the name it is asked by.
func TestInventedHostsDoNotDriveOutTheRealOne(t *testing.T) {
	t.Parallel()
	var searches atomic.Int64
	h := newHandler(t, counting(&searches), web.Options{})
	ask := func(host string) string {
		r := httptest.NewRequest(http.MethodGet, "/feed.json", nil)
		r.Host = host
		return record(h, r).Body.String()
	}
	for i := range 1000 {
		if body := ask(fmt.Sprintf("h%d.example", i)); !strings.Contains(body, fmt.Sprintf("http://h%d.example/", i)) {
			t.Fatalf("host %d: %s", i, body)
		}
		if body := ask("real.example"); !strings.Contains(body, "http://real.example/") {
			t.Fatalf("the real host: %s", body)
		}
	}
	if n := searches.Load() / 2; n > 1000+10 { // a feed takes two
		t.Errorf("%d searches for 1,000 names and a real one, whose answer can be kept", n)
	}
}

// TestKeptAnswersAreBounded: what is asked for again stays, however much is asked
// for once.
func TestKeptAnswersAreBounded(t *testing.T) {
	t.Parallel()
	var searches atomic.Int64
	for room, kept := range map[int64]bool{1 << 20: true, -1: false} {
		searches.Store(0)
		h := newHandler(t, counting(&searches), web.Options{Keep: room})
		get(t, h, "/?q=popular")
		get(t, h, "/?q=popular")
		before := searches.Load()
		for i := range 1000 {
			get(t, h, fmt.Sprint("/?q=", i))
		}
		get(t, h, "/?q=0") // was driven out
		get(t, h, "/?q=popular")
		want := int64(1002)
		if kept {
			want = 1001
		}
		if n := searches.Load() - before; n != want {
			t.Errorf("room of %d: %d searches, want %d", room, n, want)
		}
	}
}

func TestRangesOfFilesContinueWhatIsTheSame(t *testing.T) {
	t.Parallel()
	large := strings.Repeat("0123456789", 100_000)
	h := newHandler(t, site(search.Site{Generation: "g", Assets: fstest.MapFS{
		"large.mp4": {Data: []byte(large)}, "small.png": {Data: []byte(large[:5000])}, "small.txt": {Data: []byte(large[:5000])},
	}}), web.Options{})
	for target, body := range map[string]string{"/large.mp4": large, "/small.png": large[:5000], "/small.txt": large[:5000]} {
		for range 2 { // as it is made, and as it is kept
			whole := get(t, h, target)
			tag := whole.Header().Get("ETag")
			if whole.Body.String() != body || whole.Header().Get("Accept-Ranges") != "bytes" || whole.Header().Get("Content-Length") != strconv.Itoa(len(body)) {
				t.Errorf("GET %s: %d bytes, %v", target, whole.Body.Len(), whole.Header())
			}
			for _, c := range []struct {
				ifRange string
				status  int
				body    string
			}{{"", 206, "12345"}, {tag, 206, "12345"}, {`"other"`, 200, body}} {
				if strings.HasPrefix(c.ifRange, "W/") {
					c.status, c.body = 200, body // may have been compressed
				}
				w := get(t, h, target, "Range", "bytes=1-5", "If-Range", c.ifRange)
				if w.Code != c.status || w.Body.String() != c.body {
					t.Errorf("GET %s If-Range %s: %d with %d bytes, want %d", target, c.ifRange, w.Code, w.Body.Len(), c.status)
				}
			}
			if w := get(t, h, target, "Range", "bytes=9999999-"); w.Code != http.StatusRequestedRangeNotSatisfiable {
				t.Errorf("GET %s beyond its end: %d", target, w.Code)
			}
			if w := get(t, h, target, "If-None-Match", tag); w.Code != http.StatusNotModified || w.Header().Get("ETag") != tag {
				t.Errorf("GET %s if changed: %d %v, want the ETag %s", target, w.Code, w.Header(), tag)
			}
		}
	}
}
