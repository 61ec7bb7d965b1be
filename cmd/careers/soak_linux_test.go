package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/careers-index/careers/cmd/careers/servertest"
	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/indextest"
)

// The soak: one process serves a site while clients ask for everything that there is and
// the site is built again and again, each time with other content. What it needs stays
// the same, and every answer is that of one of the builds.
//
// Without the variable it is a short run, for 'go test'. 'make soak-server' sets it.
const (
	soakMinutes = "CAREERS_SOAK_MINUTES"

	soakTurns   = 6    // of a short run
	soakRequest = 150  // requests after each turn of a short run
	soakPages   = 150  // of a short run
	longRequest = 800  // a few seconds
	longPages   = 1200 // more than the thousand of a large employer
)

// What the last third of a run may need more than the first third after the warm-up.
// Memory of a short run is mostly a heap that still grows to its size.
const (
	shareShort = .5
	shareLong  = .1
	warmUp     = 5 // a fifth of the turns
)

func TestAServerNeedsNoMoreTheLongerItServes(t *testing.T) {
	t.Parallel()
	minutes := servertest.Number(t, soakMinutes, 0)
	pages, requests, share := soakPages, soakRequest, shareShort
	if minutes > 0 {
		pages, requests, share = longPages, longRequest, shareLong
	}
	s := newSoak(t, pages)
	atRest := s.measure()
	end := time.Now().Add(time.Duration(minutes) * time.Minute)
	ctx, stop := context.WithCancel(t.Context())
	s.load.start(ctx)
	var samples []sample
	for turn := 1; turn <= soakTurns || time.Now().Before(end); turn++ {
		s.build(turn)
		s.load.await(s.builds[turn].id)
		if err := s.load.Progress(requests); err != nil {
			t.Fatal(err)
		}
		samples = append(samples, s.measure())
	}
	stop()
	s.load.rests()
	s.load.check(s.builds)
	s.comesToRest(atRest)
	printSamples(samples, s.load)
	rest := samples[len(samples)/warmUp:]
	first, last := middle(rest[:len(rest)/3]), middle(rest[len(rest)-len(rest)/3:])
	for _, n := range []struct {
		name        string
		first, last int
	}{
		{"MB of memory", first.memory, last.memory}, {"descriptors", first.descriptors, last.descriptors}, {"goroutines", first.goroutines, last.goroutines},
	} {
		if float64(n.last) > float64(n.first)*(1+share) {
			t.Errorf("the last third needs %d %s, the first %d", n.last, n.name, n.first)
		}
	}
	if err := s.server.Stop(os.Interrupt); err != nil || strings.Contains(s.server.Said.String(), "level=ERROR") {
		t.Errorf("the server ends with %v\n%s", err, s.server.Said.String())
	}
}

// soak is a site that changes, and the process that serves it.
type soak struct {
	t              *testing.T
	content, index string
	pages          int
	builds         []build // by turn
	server         *servertest.Process
	load           *load
}

// build is one generation and what it has to answer.
type build struct {
	id      string
	answers map[string]string // address of the API → body
}

// soakQueries are those whose answers are compared with what 'careers search' prints.
var soakQueries = []string{"engineer", "python kubernetes", "developer -java", "remote", "\"what you bring\"", ""}

func newSoak(t *testing.T, pages int) *soak {
	t.Helper()
	dir := t.TempDir()
	s := &soak{t: t, content: filepath.Join(dir, "content"), index: filepath.Join(dir, "index"), pages: pages}
	write(t, s.content, "careers.yaml", "title: Soak\nurl: https://jobs.example.com\n")
	write(t, s.content, "static/film.mp4", film)
	for _, p := range indextest.Site(pages, 0).Pages {
		s.write(p)
	}
	s.build(0)
	s.server = servertest.Start(t, "careers", []string{"TMPDIR=" + t.TempDir()}, "--index", s.index, "--admin", "127.0.0.1:0")
	s.load = newLoad(t, s.server.URL, pages)
	return s
}

// write writes a page as a file.
func (s *soak) write(p *content.Page) {
	s.t.Helper()
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %s\ncategory: %s\nlocation: %s\n---\n", p.Title, p.Category, p.Job.Locations[0])
	for _, passage := range p.Passages {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n", passage.Heading, strings.ReplaceAll(passage.Text, "\n", "\n\n"))
	}
	write(s.t, s.content, p.File, strings.Replace(b.String(), "## \n\n", "", 1))
}

// build changes a tenth of the pages, and builds.
func (s *soak) build(turn int) {
	s.t.Helper()
	changed := indextest.Site(s.pages, uint64(turn)).Pages
	for i := turn % 10; i < s.pages; i += 10 {
		s.write(changed[i])
	}
	write(s.t, s.content, "release.md", fmt.Sprintf("---\ntitle: Release %d\n---\n\nThe site was built %d times before.\n", turn, turn))
	var said strings.Builder
	if status := run(s.t.Context(), []string{"build", "--content", s.content, "--static", filepath.Join(s.content, "static"), "--index", s.index}, io.Discard, &said); status != exitOK {
		s.t.Fatalf("turn %d is not built: %s", turn, said.String())
	}
	m, err := index.Verify(s.index)
	if err != nil {
		s.t.Fatal(err)
	}
	b := build{m.ID, map[string]string{}}
	for _, q := range soakQueries {
		var out strings.Builder
		if status := run(s.t.Context(), []string{"search", "--index", s.index, "--json", "--", q}, &out, io.Discard); status != exitOK && status != exitFindings {
			s.t.Fatalf("search for %q: status %d", q, status)
		}
		b.answers[searchFor(q)] = out.String()
	}
	s.builds = append(s.builds, b)
}

// sample is what the process has at one time.
type sample struct{ memory, heap, descriptors, goroutines, answers int }

// measure asks the system and the process itself.
func (s *soak) measure() sample {
	s.t.Helper()
	var got sample
	_, _, text := fetch(s.t, s.server.Admin+"/metrics")
	figures := map[string]int{}
	for line := range strings.Lines(text) {
		if name, figure, ok := strings.Cut(strings.TrimSpace(line), " "); ok {
			f, _ := strconv.ParseFloat(figure, 64) // of the help it is none
			figures[name] = int(f)
		}
	}
	got.heap, got.goroutines = figures["go_memstats_heap_inuse_bytes"]>>20, figures["go_goroutines"]
	descriptors, err := os.ReadDir(fmt.Sprintf("/proc/%d/fd", s.server.Pid))
	if err != nil {
		s.t.Fatal(err)
	}
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.server.Pid))
	if err != nil {
		s.t.Fatal(err)
	}
	_, memory, _ := strings.Cut(string(status), "VmRSS:")
	if _, err := fmt.Sscan(memory, &got.memory); err != nil {
		s.t.Fatalf("%v in\n%s", err, status)
	}
	got.memory /= 1024
	got.descriptors, got.answers = len(descriptors), int(s.load.Answered.Load())
	return got
}

// comesToRest waits until nothing is left of the clients: the process has no more
// descriptors and goroutines than before it had any.
func (s *soak) comesToRest(before sample) {
	s.t.Helper()
	var now sample
	for end := time.Now().Add(servertest.Timeout); time.Now().Before(end); {
		if now = s.measure(); now.descriptors <= before.descriptors && now.goroutines <= before.goroutines {
			return
		}
	}
	s.t.Errorf("without clients it has %d descriptors and %d goroutines, before them %d and %d", now.descriptors, now.goroutines, before.descriptors, before.goroutines)
	_, _, stacks := fetch(s.t, s.server.Admin+"/debug/pprof/goroutine?debug=1")
	s.t.Log(stacks)
}

// middle has the medians of samples.
func middle(samples []sample) sample {
	median := func(of func(sample) int) int {
		var all []int
		for _, s := range samples {
			all = append(all, of(s))
		}
		slices.Sort(all)
		return all[len(all)/2]
	}
	return sample{
		memory: median(func(s sample) int { return s.memory }), heap: median(func(s sample) int { return s.heap }),
		descriptors: median(func(s sample) int { return s.descriptors }), goroutines: median(func(s sample) int { return s.goroutines }),
		answers: samples[len(samples)-1].answers,
	}
}

// printSamples prints a long run as a table of its tenths.
func printSamples(samples []sample, l *load) {
	const rows = 10
	if len(samples) < 3*rows {
		return
	}
	out := bufio.NewWriter(os.Stderr)
	defer func() { _ = out.Flush() }()
	fmt.Fprintf(out, "%6s %9s %6s %6s %12s %11s\n", "turns", "answers", "MB", "heap", "descriptors", "goroutines")
	for i := range rows {
		part := samples[i*len(samples)/rows : (i+1)*len(samples)/rows]
		m := middle(part)
		fmt.Fprintf(out, "%6d %9d %6d %6d %12d %11d\n", (i+1)*len(samples)/rows, m.answers, m.memory, m.heap, m.descriptors, m.goroutines)
	}
	fmt.Fprintf(out, "%d answers (by status %v), %d wrong, %d failed\n", l.Answered.Load(), l.statuses, l.Wrong.Load(), l.Failed.Load())
}
