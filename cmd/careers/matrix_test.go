//go:build unix

package main

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

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

// matrixTimeout is when a server is given up that does not serve what it should.
const matrixTimeout = 20 * time.Second

// pause is how many requests end between two steps of what copies slowly.
const pause = 5

// way brings the index in the folder from to the folder live.
type way struct {
	name string
	// sameID has the id of the generation that is served, in other bytes.
	sameID bool
	// built has no folder from: it needs the site.
	built bool
	do    func(m *matrix, from, live string) error
}

// ways are all of them. Those of small are run by 'go test'.
func ways() []way {
	return []way{
		{name: "cp -r", do: shell(`cp -r "$0"/. "$1"`)},
		{name: "cp -a", do: shell(`cp -a "$0"/. "$1"`)},
		{name: "cp -r, the same id", sameID: true, do: shell(`cp -r "$0"/. "$1"`)},
		{name: "rsync -a", do: shell(`rsync -a "$0"/ "$1"/`)},
		{name: "rsync -a --inplace", sameID: true, do: shell(`rsync -a --inplace --ignore-times "$0"/ "$1"/`)},
		{name: "tar", do: shell(`tar -C "$0" -cf - . | tar -C "$1" -xf -`)},
		{name: "truncate and rewrite", sameID: true, do: copyFiles{truncate: true}.do},
		{name: "slow writes", sameID: true, do: copyFiles{pieces: 40}.do},
		{name: "pointer first", do: copyFiles{pieces: 20, pointer: -1}.do},
		{name: "pointer last", do: copyFiles{pieces: 20, pointer: 1}.do},
		{name: "rename over", sameID: true, do: renameOver},
		{name: "delete while served", do: deleteWhileServed},
		{name: "rm -rf, then build", built: true, do: func(m *matrix, from, live string) error {
			return errors.Join(os.RemoveAll(live), m.build(from, live))
		}},
		{name: "build", built: true, do: (*matrix).build},
		{name: "deploy", sameID: true, do: shell(`careers deploy "$0" "$1"`)},
	}
}

var smallWays = []string{"cp -r, the same id", "pointer first", "deploy"}

// shell is a way that a command goes: $0 is from, and $1 is live.
func shell(command string) func(*matrix, string, string) error {
	return func(_ *matrix, from, live string) error {
		out, err := exec.Command("sh", "-c", command, from, live).CombinedOutput()
		if err != nil {
			err = fmt.Errorf("%s: %w: %s", command, err, out)
		}
		return err
	}
}

// copyFiles copies file by file.
type copyFiles struct {
	truncate bool // cuts off every file first
	pieces   int  // in which a file is written, with a pause after each
	pointer  int  // CURRENT is the first (-1) or the last (1) file
}

func (c copyFiles) do(m *matrix, from, live string) error {
	var names []string
	err := filepath.WalkDir(from, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, strings.TrimPrefix(path, from))
		}
		return err
	})
	if err != nil {
		return err
	}
	slices.SortStableFunc(names, func(a, b string) int {
		order := func(name string) int {
			if filepath.Base(name) == "CURRENT" {
				return c.pointer
			}
			return 0
		}
		return order(a) - order(b)
	})
	if c.truncate {
		for _, name := range names {
			if err := os.Truncate(live+name, 0); err != nil && !errors.Is(err, os.ErrNotExist) {
				return err
			}
			if err := m.progress(pause); err != nil {
				return err
			}
		}
	}
	for _, name := range names {
		if err := c.copy(m, from+name, live+name); err != nil {
			return err
		}
	}
	return nil
}

func (c copyFiles) copy(m *matrix, from, to string) error {
	b, err := os.ReadFile(from)
	if err == nil {
		err = os.MkdirAll(filepath.Dir(to), 0o755)
	}
	if err != nil {
		return err
	}
	f, err := os.OpenFile(to, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	piece := len(b)/max(c.pieces, 1) + 1
	for len(b) > 0 && err == nil {
		_, err = f.Write(b[:min(piece, len(b))])
		b = b[min(piece, len(b)):]
		if c.pieces > 0 {
			err = errors.Join(err, m.progress(pause))
		}
	}
	return errors.Join(err, f.Close())
}

// renameOver puts whole folders and files in place of those that are served.
func renameOver(_ *matrix, from, live string) error {
	staged := live + ".staged"
	if err := errors.Join(os.RemoveAll(staged), shell(`cp -r "$0" "$1"`)(nil, from, staged)); err != nil {
		return err
	}
	names, err := filepath.Glob(filepath.Join(staged, "gen-*"))
	if err != nil {
		return err
	}
	for _, name := range append(names, filepath.Join(staged, "CURRENT")) {
		to := filepath.Join(live, filepath.Base(name))
		if filepath.Base(name) != "CURRENT" {
			if err := os.RemoveAll(to); err != nil {
				return err
			}
		}
		if err := os.Rename(name, to); err != nil {
			return err
		}
	}
	return nil
}

// deleteWhileServed deletes everything, and brings the other index when clients have asked on.
func deleteWhileServed(m *matrix, from, live string) error {
	if err := errors.Join(os.RemoveAll(live), os.Mkdir(live, 0o755)); err != nil {
		return err
	}
	if err := m.progress(200); err != nil {
		return err
	}
	return shell(`careers deploy "$0" "$1"`)(m, from, live)
}

// matrix is the clients and the server of one folder.
type matrix struct {
	t     *testing.T
	sites map[string]*content.Site // by folder of the index that has been built from it
	want  map[string][]string      // folder of an index → the answers to all questions
	asked []string                 // addresses

	ends                            chan struct{} // of requests, for whoever waits for progress
	url                             atomic.Pointer[string]
	answered, wrong, failed, deaths atomic.Int64
	late                            int
	slowest                         time.Duration
}

func number(t *testing.T, variable string, otherwise int) int {
	t.Helper()
	text := os.Getenv(variable)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("%s: %v", variable, err)
	}
	return n
}

func TestNoCopyOverAServedIndexGivesAWrongAnswer(t *testing.T) {
	t.Parallel()
	runs, pages := number(t, matrixRuns, 2), number(t, matrixPages, 60)
	small := os.Getenv(matrixRuns) == ""
	first, second, same := indexes(t, pages)
	m := &matrix{t: t, ends: make(chan struct{}), want: map[string][]string{}, sites: map[string]*content.Site{
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
func (m *matrix) start(folder string) *process {
	m.t.Helper()
	return startProcess(m.t, cmp.Or(os.Getenv(matrixServer), "careers"), nil, "--index", folder)
}

// end ends a server, which is not to fail.
func (m *matrix) end(server *process) {
	if err := server.stop(os.Interrupt); err != nil {
		m.t.Logf("the server ends: %v\n%s", err, server.said.String())
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
		a, err := m.ask(server.url, address)
		if err != nil {
			m.t.Fatal(err)
		}
		all = append(all, a)
	}
	return all
}

// client asks until ctx ends. Every answer must be that of one of the indexes.
func (m *matrix) client(ctx context.Context, n int) {
	pace := time.NewTicker(3 * time.Millisecond) // leaves the processor to the server and to what copies
	defer pace.Stop()
	for i := n; ctx.Err() == nil; i++ {
		question := i % len(m.asked)
		got, err := m.ask(*m.url.Load(), m.asked[question])
		switch {
		case ctx.Err() != nil:
		case err != nil:
			if m.failed.Add(1) <= 20 { // a dead server has many
				m.t.Log(err)
			}
		default:
			m.answered.Add(1)
			known := false
			for _, answers := range m.want {
				known = known || answers[question] == got
			}
			if !known {
				m.wrong.Add(1)
				m.t.Logf("%s: a wrong answer: %.300s", m.asked[question], got)
			}
		}
		select {
		case m.ends <- struct{}{}:
		default:
		}
		select {
		case <-pace.C:
		case <-ctx.Done():
		}
	}
}

// progress waits until n more requests of clients were answered, or have failed.
func (m *matrix) progress(n int) error {
	timeout := time.After(matrixTimeout)
	for range n {
		select {
		case <-m.ends:
		case <-timeout:
			return fmt.Errorf("no %d requests end within %s", n, matrixTimeout)
		}
	}
	return nil
}

// row goes one way many times, and prints what happened.
func (m *matrix) row(w way, runs int, first, second, same string) {
	m.t.Helper()
	live := filepath.Join(m.t.TempDir(), "live")
	if err := shell(`cp -r "$0" "$1"`)(m, first, live); err != nil {
		m.t.Fatal(err)
	}
	for _, n := range []*atomic.Int64{&m.answered, &m.wrong, &m.failed, &m.deaths} {
		n.Store(0)
	}
	m.late, m.slowest = 0, 0
	server := m.start(live)
	m.url.Store(&server.url)
	ctx, end := context.WithCancel(m.t.Context())
	var clients sync.WaitGroup
	for n := range 3 {
		clients.Go(func() { m.client(ctx, n*5) })
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
		case <-server.ended:
			m.deaths.Add(1)
			m.t.Logf("the server ends: %v\n%s", server.err, server.said.String())
			server = m.start(live)
			m.url.Store(&server.url)
		default:
		}
	}
	end()
	clients.Wait()
	m.end(server)
	fmt.Fprintf(os.Stderr, "%-22s %3d runs  %7d answers  %d wrong  %d failed  %d deaths  %d late  served after %v at most\n",
		w.name, runs, m.answered.Load(), m.wrong.Load(), m.failed.Load(), m.deaths.Load(), m.late, m.slowest.Round(10*time.Millisecond))
	if m.wrong.Load()+m.failed.Load()+m.deaths.Load() > 0 || m.late > 0 {
		m.t.Errorf("%s: %d wrong, %d failed, %d deaths, %d late", w.name, m.wrong.Load(), m.failed.Load(), m.deaths.Load(), m.late)
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
		case took > matrixTimeout || m.progress(20) != nil:
			m.late++
			return
		}
	}
}
