package main

import (
	"bytes"
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// TestMain runs the test program as the small process between the driver and a build.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == measured {
		os.Exit(runMeasured(os.Args[2:]))
	}
	os.Exit(m.Run())
}

// The whole run, with the one peer that needs nothing but Go.
func TestRunComparesAndMeasures(t *testing.T) {
	t.Chdir("..")
	bin := t.TempDir()
	if out, err := exec.Command("go", "build", "-o", filepath.Join(bin, "careers"), "./cmd/careers").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	o, err := readOptions(func(name string) string {
		return map[string]string{"PEERS_SIZES": "80", "PEERS_ENGINES": "bleve", "PEERS_ROUNDS": "1", "PEERS_BIN": bin}[name]
	})
	if err != nil {
		t.Fatal(err)
	}
	o.warmUpTime, o.httpTime = time.Millisecond, 50*time.Millisecond
	var out, progress bytes.Buffer
	if err := run(t.Context(), o, &out, &progress); err != nil {
		t.Fatalf("%v\n%s%s", err, progress.String(), out.String())
	}
	for _, want := range []string{
		`== 80 pages, \d+ of them recombined; .*, derived: \w+`,
		`  careers, each word in quotes: \d+ queries; the same pages in \d+`,
		`  bleve: total and both facets are equal in (\d+) of `,
		` OR +\d+ +careers .* ( +1\.00){3}\n`,
		` multi-select +\d+ +bleve `,
		`\n +careers( +[\d.]+){8}\n`, // upkeep, with --watch
		`\n +bleve( +[\d.]+){7} +-\n`,
		`\n +32 +careers +\d+ `,
	} {
		if !regexp.MustCompile(want).MatchString(out.String()) {
			t.Errorf("no %s in\n%s", want, out.String())
		}
	}
}

func TestLoadCountsAnswersAndRefusals(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	var asked atomic.Int64
	h := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/busy" {
			w.WriteHeader(http.StatusServiceUnavailable)
		}
		if asked.Add(1) == 40 {
			cancel()
		}
	}))
	defer h.Close()
	got := (&server{url: h.URL}).load(ctx, time.Hour, 2, []string{"/", "/busy"})
	if n := len(got.times) + got.refused; n < 36 || n > 42 || got.refused < 15 || len(got.times) < 15 {
		t.Errorf("%d answers and %d refusals of %d", len(got.times), got.refused, asked.Load())
	}
}

func TestServersThatDoNotListenSayWhy(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	_, err = startServer(t.Context(), []string{self, measured, filepath.Join(t.TempDir(), "no-such-program")})
	if err == nil || !strings.Contains(err.Error(), "does not listen") || !strings.Contains(err.Error(), "no-such-program") {
		t.Errorf("error is %v", err)
	}
}
