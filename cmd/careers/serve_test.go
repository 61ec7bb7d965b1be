package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/careers-index/careers/web/serving"
)

// served is a running serve command.
type served struct {
	url    string
	lines  *bufio.Scanner // of standard error
	said   []string       // lines that were read over
	stop   context.CancelFunc
	status <-chan int
}

// serve starts the command on a free port and waits until it listens.
func serve(t *testing.T, args ...string) *served {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	r, w := io.Pipe()
	status := make(chan int, 1)
	go func() {
		status <- run(ctx, append([]string{"serve", "--addr", "127.0.0.1:0"}, args...), io.Discard, w)
		w.Close()
	}()
	s := &served{lines: bufio.NewScanner(r), stop: stop, status: status}
	s.url = strings.TrimPrefix(s.waitFor(t, "listening on "), "listening on ")
	t.Cleanup(func() {
		stop()
		_, _ = io.Copy(io.Discard, r) // ends when the command has
	})
	return s
}

// waitFor reads standard error up to the line that contains text.
func (s *served) waitFor(t *testing.T, text string) string {
	t.Helper()
	var seen []string
	for s.lines.Scan() {
		if strings.Contains(s.lines.Text(), text) {
			return s.lines.Text()
		}
		seen = append(seen, s.lines.Text())
		s.said = append(s.said, s.lines.Text())
	}
	t.Fatalf("serve never said %q; it said:\n%s", text, strings.Join(seen, "\n"))
	return ""
}

// total asks the API how many pages match.
func (s *served) total(t *testing.T, query string) int {
	t.Helper()
	resp, err := http.Get(s.url + "/api/v1/search?q=" + query)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var body struct{ Total int }
	if err := json.NewDecoder(resp.Body).Decode(&body); err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("search for %s: %s, %v", query, resp.Status, err)
	}
	return body.Total
}

// drained is longer than the command may take to stop.
const drained = serving.Drain + 10*time.Second

func TestServeAnswersUntilItIsToldToStop(t *testing.T) {
	t.Parallel()
	s := serve(t)
	if n := s.total(t, "engineer"); n == 0 {
		t.Error("the example site has no engineer")
	}
	s.stop()
	go func() {
		for s.lines.Scan() { // so that the command is not held up by what it says
		}
	}()
	select {
	case got := <-s.status:
		if got != exitOK {
			t.Errorf("exit status %d, want %d", got, exitOK)
		}
	case <-time.After(drained):
		t.Fatal("serve still runs")
	}
	if _, err := http.Get(s.url); err == nil {
		t.Error("somebody still answers")
	}
}

func TestServeWatchFollowsEditsAndKeepsTheLastGoodSite(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, dir, "page.md", "---\ntitle: Page\n---\n\n<common-section section-name=\"stack\"></common-section>\n")
	write(t, dir, "sections/stack.md", "We run Terraform.\n")
	s := serve(t, "--content", dir, "--watch")
	if n := s.total(t, "terraform"); n != 1 {
		t.Fatalf("terraform has %d hits, want 1", n)
	}

	// A section that the page includes.
	write(t, dir, "sections/stack.md", "We run Kubernetes.\n")
	s.waitFor(t, "msg=built")
	if old, now := s.total(t, "terraform"), s.total(t, "kubernetes"); old != 0 || now != 1 {
		t.Errorf("terraform has %d hits and kubernetes %d, want 0 and 1", old, now)
	}

	// A page that cannot be built is told, and nothing changes.
	write(t, dir, "broken.md", "---\ntitle: Broken\n---\n\n<common-section section-name=\"nosuch\"></common-section>\n")
	s.waitFor(t, "missing-section")
	s.waitFor(t, "nothing was built")
	if n := s.total(t, "kubernetes"); n != 1 {
		t.Errorf("kubernetes has %d hits after a broken edit, want 1", n)
	}

	// A folder that was not there at the start.
	if err := os.Remove(filepath.Join(dir, "broken.md")); err != nil {
		t.Fatal(err)
	}
	write(t, dir, "jobs/new.md", "---\ntitle: New\n---\n\nScala.\n")
	for s.total(t, "scala") != 1 {
		s.waitFor(t, "msg=built")
	}

	// The whole folder is replaced, as a checkout or a sync does.
	if err := os.Rename(dir, dir+".old"); err != nil {
		t.Fatal(err)
	}
	write(t, dir, "page.md", "---\ntitle: Page\n---\n\nHaskell.\n")
	for s.total(t, "haskell") != 1 {
		s.waitFor(t, "msg=built")
	}
	write(t, dir, "page.md", "---\ntitle: Page\n---\n\nErlang.\n")
	for s.total(t, "erlang") != 1 {
		s.waitFor(t, "msg=built")
	}
}

// TestServeWatchTellsTheAuthor: what check says is on the page, and so is why a build
// failed; without --watch there is nothing of it.
func TestServeWatchTellsTheAuthor(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, dir, "page.md", "---\ntitle: Page\ndescription: D\n---\n\n[dead](/none) and Scala.\n")
	page := func(s *served, target string) string {
		_, _, body := fetch(t, s.url+target)
		return body
	}
	plain := serve(t, "--content", dir)
	if a, b := page(plain, "/page"), page(plain, "/page?preview"); strings.Contains(a, "dead-link") || a != b {
		t.Error("without --watch there is something for the author")
	}
	s := serve(t, "--content", dir, "--watch")
	for target, want := range map[string]string{"/page": "page.md:6:1</code> <span>[dead-link]", "/page?preview&q=scala": "<code>page.md:6:19</code>"} {
		if body := page(s, target); !strings.Contains(body, want) {
			t.Errorf("%s does not say %q:\n%s", target, want, body)
		}
	}
	write(t, dir, "broken.md", "---\ntitle: [\n---\nText.\n")
	s.waitFor(t, "nothing was built")
	if body := page(s, "/page"); !strings.Contains(body, "The last build failed") || !strings.Contains(body, "broken.md:2:") || !strings.Contains(body, "Scala") {
		t.Error("a build that failed is not told on the last good page")
	}
	write(t, dir, "broken.md", "---\ntitle: Whole\ndescription: D\n---\nText.\n")
	s.waitFor(t, "msg=built")
	if body := page(s, "/page"); strings.Contains(body, "failed") || !strings.Contains(body, "dead-link") {
		t.Error("a build that failed is told after a good one")
	}
}

func TestServeWatchFollowsALink(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	write(t, dir, "releases/1/page.md", "---\ntitle: Page\n---\n\nScala.\n")
	write(t, dir, "releases/2/page.md", "---\ntitle: Page\n---\n\nHaskell.\n")
	link := filepath.Join(dir, "current")
	if err := os.Symlink(filepath.Join("releases", "1"), link); err != nil {
		t.Fatal(err)
	}
	s := serve(t, "--content", link, "--watch")
	write(t, dir, "releases/1/page.md", "---\ntitle: Page\n---\n\nErlang.\n")
	for s.total(t, "erlang") != 1 {
		s.waitFor(t, "msg=built")
	}
	// A new release: the link is replaced.
	if err := os.Symlink(filepath.Join("releases", "2"), link+".new"); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(link+".new", link); err != nil {
		t.Fatal(err)
	}
	for s.total(t, "haskell") != 1 {
		s.waitFor(t, "msg=built")
	}
}

func TestServeDevReadsTemplatesAndAssetsOnEachRequest(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("../../web")); err != nil {
		t.Fatal(err)
	}
	s := serve(t, "--dev", dir)
	body := func() string {
		_, _, body := fetch(t, s.url+"/nosuch")
		return body
	}
	if got := body(); !strings.Contains(got, "Page not found") {
		t.Fatalf("a path without a page is answered\n%s", got)
	}
	write(t, dir, "templates/error.html", `{{define "main"}}<h1>Changed</h1>{{end}}`)
	if got := body(); !strings.Contains(got, "<h1>Changed</h1>") {
		t.Errorf("a changed template is not shown:\n%s", got)
	}
	write(t, dir, "templates/error.html", `{{define "main"}}{{.Heading`)
	done := make(chan struct{})
	go func() { // the request waits until somebody reads the report of its error
		defer close(done)
		if resp, err := http.Get(s.url + "/nosuch"); err == nil {
			resp.Body.Close()
		}
	}()
	s.waitFor(t, "error.html") // says which file is broken
	<-done
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestServeSaysHowToChooseAnotherAddress(t *testing.T) {
	t.Parallel()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = l.Close() }()
	var stderr bytes.Buffer
	status := run(t.Context(), []string{"serve", "--addr", l.Addr().String()}, io.Discard, &stderr)
	if status != exitFailure || !strings.Contains(stderr.String(), "--addr HOST:PORT chooses another address") {
		t.Errorf("status %d: %s", status, stderr.String())
	}
}

// awaitNotReady waits until a server has noticed that it is to stop.
func awaitNotReady(t *testing.T, url string) {
	t.Helper()
	for status := http.StatusOK; status != http.StatusServiceUnavailable; {
		status, _, _ = fetch(t, url+"/readyz")
	}
}

// TestServeLeavesInSteps: first it is not ready and closes connections with its
// answers, and later it has gone.
func TestServeLeavesInSteps(t *testing.T) {
	t.Parallel()
	s := serve(t)
	kept, err := net.Dial("tcp", strings.TrimPrefix(s.url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = kept.Close() }()
	in := bufio.NewReader(kept)
	exchange := func(path string) *http.Response {
		t.Helper()
		fmt.Fprintf(kept, "GET %s HTTP/1.1\r\nHost: x\r\n\r\n", path)
		answer, err := http.ReadResponse(in, nil)
		if err != nil {
			t.Fatal(err)
		}
		_, _ = io.Copy(io.Discard, answer.Body)
		return answer
	}
	if a := exchange("/readyz"); a.StatusCode != http.StatusOK || a.Close {
		t.Fatalf("before: %s, closes: %v", a.Status, a.Close)
	}
	s.stop()
	go func() {
		for s.lines.Scan() { // so that the command is not held up by what it says
		}
	}()
	awaitNotReady(t, s.url)
	if a := exchange("/?q=engineer"); a.StatusCode != http.StatusOK || !a.Close {
		t.Errorf("while it leaves: %s, closes: %v", a.Status, a.Close)
	}
	if status := <-s.status; status != exitOK {
		t.Errorf("exit status %d", status)
	}
	if _, err := http.Get(s.url); err == nil {
		t.Error("somebody still answers")
	}
}
