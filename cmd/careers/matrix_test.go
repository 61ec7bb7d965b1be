//go:build unix

package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/careers-index/careers/cmd/careers/servertest"
	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/indextest"
)

// The matrix: every way to bring another index to a folder that is served, while clients
// ask. What a client gets is a whole answer of one of the indexes, and the server lives.
//
// Without variables it is a small part of that, for 'go test'. 'make matrix' sets them.
const (
	matrixRuns   = "CAREERS_MATRIX_RUNS"   // of each way
	matrixPages  = "CAREERS_MATRIX_PAGES"  // of each index
	matrixServer = "CAREERS_MATRIX_SERVER" // another program to serve with, to compare
)

// matrix is the clients and the server of one folder.
type matrix struct {
	t     *testing.T
	sites map[string]*content.Site // by folder of the index that has been built from it
	want  map[string][]string      // folder of an index → the answers to all questions
	asked []string                 // addresses

	*servertest.Clients
	url          atomic.Pointer[string]
	deaths, late int
	slowest      time.Duration
}

func TestNoCopyOverAServedIndexGivesAWrongAnswer(t *testing.T) {
	t.Parallel()
	runs, pages := servertest.Number(t, matrixRuns, 2), servertest.Number(t, matrixPages, 60)
	small := os.Getenv(matrixRuns) == ""
	first, second, same := indexes(t, pages)
	m := &matrix{t: t, want: map[string][]string{}, sites: map[string]*content.Site{
		first: indextest.Site(pages, 1), second: indextest.Site(pages+7, 2),
	}}
	for _, q := range []string{"engineer", "python", "developer+kubernetes", "java", "lisbon", ""} {
		m.asked = append(m.asked, "/api/v1/search?q="+q, "/api/v1/search?per_page=3&sort=title&q="+q)
	}
	for i := range 5 {
		m.asked = append(m.asked, fmt.Sprintf("/api/v1/pages/jobs/posting-%06d", i*pages/5))
	}
	for _, folder := range []string{first, second, same} {
		m.want[folder] = m.answersOf(folder)
	}
	for _, w := range ways() {
		if small && !slices.Contains(smallWays, w.name) {
			continue
		}
		if strings.HasPrefix(w.name, "rsync") {
			if _, err := exec.LookPath("rsync"); err != nil {
				fmt.Fprintln(os.Stderr, w.name+": there is no rsync here")
				continue
			}
		}
		m.row(w, runs, first, second, same)
	}
}

// indexes builds two, and one with the id of the first and the answers of the second:
// no build makes such a one, and nothing but its checksum tells it from the first.
func indexes(t *testing.T, pages int) (first, second, same string) {
	t.Helper()
	dir := t.TempDir()
	first, second, same = filepath.Join(dir, "first"), filepath.Join(dir, "second"), filepath.Join(dir, "same")
	build := func(site *content.Site, to string) *index.Manifest {
		b, err := index.Build(t.Context(), site, to, index.BuildOptions{Volatile: true})
		if err != nil {
			t.Fatal(err)
		}
		return b.Manifest
	}
	a, b := build(indextest.Site(pages, 1), first), build(indextest.Site(pages+7, 2), second)
	build(indextest.Site(pages+7, 2), same)
	forged := *a
	forged.Pages, forged.Postings, forged.Skills, forged.Checksum = b.Pages, b.Postings, b.Skills, ""
	m, err := index.Verify(same) // its own files, byte by byte
	if err != nil {
		t.Fatal(err)
	}
	forged.Files = m.Files
	encode := func() []byte {
		text, err := json.MarshalIndent(&forged, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		return append(text, '\n')
	}
	sum := sha256.Sum256(encode())
	forged.Checksum = hex.EncodeToString(sum[:])
	folder := filepath.Join(same, "gen-"+m.ID)
	if err := os.Remove(filepath.Join(folder, "manifest.json")); err != nil {
		t.Fatal(err)
	}
	write(t, folder, "manifest.json", string(encode()))
	if err := os.Rename(folder, filepath.Join(same, "gen-"+a.ID)); err != nil {
		t.Fatal(err)
	}
	write(t, same, "CURRENT", "gen-"+a.ID+"\n")
	if _, err := index.Verify(same); err != nil {
		t.Fatal(err)
	}
	return first, second, same
}

func (m *matrix) build(from, live string) error {
	_, err := index.Build(m.t.Context(), m.sites[from], live, index.BuildOptions{})
	return err
}

// start serves a folder with a process of its own.
func (m *matrix) start(folder string) *servertest.Process {
	m.t.Helper()
	return servertest.Start(m.t, cmp.Or(os.Getenv(matrixServer), "careers"), nil, "--index", folder)
}

// end ends a server, which is not to fail.
func (m *matrix) end(server *servertest.Process) {
	if err := server.Stop(os.Interrupt); err != nil {
		m.t.Logf("the server ends: %v\n%s", err, server.Said.String())
	}
}

// ask gets all answers, as text.
func (m *matrix) ask(url, address string) (string, error) {
	resp, err := http.Get(url + address)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err == nil && resp.StatusCode != http.StatusOK {
		// A page that one of the indexes does not have is an answer too.
		if resp.StatusCode == http.StatusNotFound {
			return "404", nil
		}
		err = fmt.Errorf("%s: %s", address, resp.Status)
	}
	return string(b), err
}

// answersOf are the answers of an index that nobody touches.
func (m *matrix) answersOf(folder string) []string {
	m.t.Helper()
	server := m.start(folder)
	defer m.end(server)
	var all []string
	for _, address := range m.asked {
		a, err := m.ask(server.URL, address)
		if err != nil {
			m.t.Fatal(err)
		}
		all = append(all, a)
	}
	return all
}

// check asks one question. The answer must be that of one of the indexes.
func (m *matrix) check(ctx context.Context, question int) {
	got, err := m.ask(*m.url.Load(), m.asked[question])
	switch {
	case ctx.Err() != nil:
	case err != nil:
		if m.Failed.Add(1) <= 20 { // a dead server has many
			m.t.Log(err)
		}
	default:
		m.Answered.Add(1)
		for _, answers := range m.want {
			if answers[question] == got {
				return
			}
		}
		m.Wrong.Add(1)
		m.t.Logf("%s: a wrong answer: %.300s", m.asked[question], got)
	}
}

// row goes one way many times, and prints what happened.
func (m *matrix) row(w way, runs int, first, second, same string) {
	m.t.Helper()
	live := filepath.Join(m.t.TempDir(), "live")
	if err := shell(`cp -r "$0" "$1"`)(m, first, live); err != nil {
		m.t.Fatal(err)
	}
	m.Clients, m.deaths, m.late, m.slowest = servertest.NewClients(), 0, 0, 0
	server := m.start(live)
	m.url.Store(&server.URL)
	ctx, end := context.WithCancel(m.t.Context())
	for n := range 3 {
		m.Go(ctx, 3*time.Millisecond, n*5, func(i int) { m.check(ctx, i%len(m.asked)) })
	}
	next := []string{second, first}
	if w.sameID {
		next = []string{same, first, second, first}
	}
	for run := range runs {
		from := next[run%len(next)]
		if err := shell(`chmod -R u+w "$1"`)(m, from, live); err != nil { // as whoever copies may have done
			m.t.Fatal(err)
		}
		if err := w.do(m, from, live); err != nil {
			m.t.Fatalf("%s: %v", w.name, err)
		}
		m.await(from)
		select {
		case <-server.Ended:
			m.deaths++
			m.t.Logf("the server ends: %v\n%s", server.Err, server.Said.String())
			server = m.start(live)
			m.url.Store(&server.URL)
		default:
		}
	}
	end()
	m.Wait()
	m.end(server)
	fmt.Fprintf(os.Stderr, "%-22s %3d runs  %7d answers  %d wrong  %d failed  %d deaths  %d late  served after %v at most\n",
		w.name, runs, m.Answered.Load(), m.Wrong.Load(), m.Failed.Load(), m.deaths, m.late, m.slowest.Round(10*time.Millisecond))
	if m.Wrong.Load()+m.Failed.Load() > 0 || m.deaths+m.late > 0 {
		m.t.Errorf("%s: %d wrong, %d failed, %d deaths, %d late", w.name, m.Wrong.Load(), m.Failed.Load(), m.deaths, m.late)
	}
}

// await waits until the answers are those of an index.
func (m *matrix) await(folder string) {
	start := time.Now()
	for {
		got, err := m.ask(*m.url.Load(), m.asked[0])
		took := time.Since(start)
		switch {
		case err == nil && got == m.want[folder][0]:
			m.slowest = max(m.slowest, took)
			return
		case took > servertest.Timeout || m.Progress(20) != nil:
			m.late++
			return
		}
	}
}
