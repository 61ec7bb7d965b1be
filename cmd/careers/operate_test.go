package main

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// fetch returns the answer at an address.
func fetch(t *testing.T, url string) (status int, header http.Header, body string) {
	t.Helper()
	resp, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, resp.Header, string(b)
}

// exited waits until the command has ended.
func (s *served) exited(t *testing.T) {
	t.Helper()
	s.stop()
	for s.lines.Scan() { // so that it is not held up by what it says
	}
	if got := <-s.status; got != exitOK {
		t.Errorf("exit status %d", got)
	}
}

func TestOperatorsHaveAnAddressOfTheirOwn(t *testing.T) {
	t.Parallel()
	s := serve(t, "--admin", "127.0.0.1:0")
	m := regexp.MustCompile(`(?m)^admin on (http://127\.0\.0\.1:\d+)$`).FindStringSubmatch(strings.Join(s.said, "\n"))
	if m == nil {
		t.Fatalf("it does not say where operators ask: %q", s.said)
	}
	admin := m[1]
	s.total(t, "go")
	fetch(t, s.url+"/nope")
	for path, want := range map[string][]string{
		"/metrics": {
			`careers_http_requests_total{route="/api/v1/search",status="200"} 1`, `careers_http_requests_total{route="/{path}",status="404"} 1`,
			`careers_http_request_duration_seconds_bucket{route="/api/v1/search",le="+Inf"} 1`, `careers_generation_info{generation="`,
			`careers_generation_age_seconds `, `careers_build_info{`, `go_goroutines `,
		},
		"/healthz":                       {"ok"},
		"/debug/pprof/":                  {"goroutine"},
		"/debug/pprof/goroutine?debug=1": {"goroutine profile"},
	} {
		status, _, body := fetch(t, admin+path)
		for _, text := range want {
			if status != http.StatusOK || !strings.Contains(body, text) {
				t.Errorf("admin %s: %d, without %s", path, status, text)
			}
		}
	}
	if _, _, body := fetch(t, admin+"/metrics"); regexp.MustCompile(`careers_generation_pages [1-9]`).FindString(body) == "" {
		t.Error("the number of pages is missing")
	}
	for _, path := range []string{"/metrics", "/debug/pprof/", "/debug/vars"} {
		if status, _, _ := fetch(t, s.url+path); status != http.StatusNotFound {
			t.Errorf("visitors get %s: %d", path, status)
		}
	}
	s.exited(t)
	if _, err := http.Get(admin + "/healthz"); err == nil {
		t.Error("operators are still answered")
	}
}

func TestBusyAddressesForOperatorsAreNamed(t *testing.T) {
	t.Parallel()
	s := serve(t)
	var stderr bytes.Buffer
	status := run(t.Context(), []string{"serve", "--addr", "127.0.0.1:0", "--admin", strings.TrimPrefix(s.url, "http://")}, io.Discard, &stderr)
	if status != exitFailure || !strings.Contains(stderr.String(), "--admin HOST:PORT chooses another address") {
		t.Errorf("status %d: %s", status, stderr.String())
	}
}

func TestAnswersAreLoggedWithoutWhatPeopleSearchFor(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "answers.log")
	s := serve(t, "--access-log="+file, "--log-format", "json")
	fetch(t, s.url+"/api/v1/search?q=secret")
	fetch(t, s.url+"/n%E2%80%AEo%0Ape")
	s.exited(t)
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	if len(lines) != 2 || strings.Contains(string(text), "secret") || strings.Contains(string(text), "\u202e") {
		t.Fatalf("the log has\n%s", text)
	}
	var got struct {
		Msg, Method, Path, Route, Remote string
		Status, Bytes                    int
		Duration                         float64 `json:"duration_ms"`
	}
	if err := json.Unmarshal([]byte(lines[0]), &got); err != nil {
		t.Fatal(err)
	}
	if got.Msg != "answered" || got.Method != "GET" || got.Path != "/api/v1/search" || got.Route != "/api/v1/search" || got.Remote != "127.0.0.1" ||
		got.Status != 200 || got.Bytes == 0 || got.Duration <= 0 {
		t.Errorf("%+v", got)
	}
}

func TestHTTPSIsPromisedIfAskedFor(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		flags []string
		want  string
	}{
		{nil, ""},
		{[]string{"--hsts"}, "max-age=31536000"},
		{[]string{"--hsts=true"}, "max-age=31536000"},
		{[]string{"--hsts=false"}, ""},
		{[]string{"--hsts=48h"}, "max-age=172800"},
	} {
		s := serve(t, c.flags...)
		if _, header, _ := fetch(t, s.url+"/healthz"); header.Get("Strict-Transport-Security") != c.want {
			t.Errorf("%q: %q, want %q", c.flags, header.Get("Strict-Transport-Security"), c.want)
		}
		s.exited(t)
	}
}

func TestHealthAsksTheServerOfThisMachine(t *testing.T) {
	t.Parallel()
	for addr, want := range map[string]string{
		"": "http://127.0.0.1:8080/readyz", ":80": "http://127.0.0.1:80/readyz", "0.0.0.0:9000": "http://127.0.0.1:9000/readyz",
		"[::]:1": "http://[::1]:1/readyz", "10.0.0.1:8080": "http://10.0.0.1:8080/readyz", "[::1]:8080": "http://[::1]:8080/readyz",
	} {
		if got, err := healthURL(nil, addr); err != nil || got != want {
			t.Errorf("with CAREERS_ADDR=%s: %s, %v; want %s", addr, got, err, want)
		}
	}
	s := serve(t)
	for _, c := range []struct {
		args   []string
		status int
		says   string
	}{
		{[]string{s.url + "/readyz"}, exitOK, ""},
		{[]string{s.url + "/nope"}, exitFindings, "404 Not Found"},
		{[]string{"http://127.0.0.1:1/"}, exitFindings, "connection refused"},
		{[]string{"localhost:80"}, exitUsage, "URL is an address"},
		{[]string{"http://%zz"}, exitUsage, "URL is an address"},
		{[]string{"a", "b"}, exitUsage, "1 arg"},
	} {
		var stderr bytes.Buffer
		if status := run(t.Context(), append([]string{"health"}, c.args...), io.Discard, &stderr); status != c.status || !strings.Contains(stderr.String(), c.says) {
			t.Errorf("careers health %q: %d, %s", c.args, status, stderr.String())
		}
	}
}
