package web_test

import (
	"bufio"
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestScripts runs testdata/*.txt on the example site. A script is a list of
// requests, each with the checks below it:
//
//	GET /path                      a request; ETAG in a header is the ETag
//	  If-None-Match: ETAG          of the last answer
//	code == 200
//	header Content-Type == text/html; charset=utf-8
//	header Vary contains Accept-Encoding
//	header ETag absent
//	body contains <main
//	body !contains <script>alert
//	body count 1 <h1
//
// Lines that start with # are comments.
func TestScripts(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no scripts", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			s := script{t: t, h: example(t), file: file}
			lines := bufio.NewScanner(bytes.NewReader(text))
			for n := 1; lines.Scan(); n++ {
				s.at = fmt.Sprintf("%s:%d: ", file, n)
				s.line(lines.Text())
			}
			s.ask()
			if s.checks == 0 {
				t.Error("the script checks nothing")
			}
		})
	}
}

// script is a running script: a request being read, then its answer.
type script struct {
	t       *testing.T
	h       http.Handler
	file    string
	at      string
	request *http.Request
	answer  *httptest.ResponseRecorder
	etag    string
	checks  int
}

func (s *script) line(line string) {
	word, rest, _ := strings.Cut(line, " ")
	switch {
	case line == "" || strings.HasPrefix(line, "#"):
	case strings.HasPrefix(line, "  "):
		name, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || s.request == nil {
			s.t.Fatal(s.at, "a header must follow its request")
		}
		s.request.Header.Set(name, strings.ReplaceAll(value, "ETAG", s.etag))
	case word == strings.ToUpper(word):
		s.request, s.answer = httptest.NewRequest(word, rest, nil), nil
	default:
		s.ask()
		s.check(word, rest)
	}
}

// ask sends the request, once its headers are complete.
func (s *script) ask() {
	if s.answer != nil || s.request == nil {
		return
	}
	s.answer = httptest.NewRecorder()
	s.h.ServeHTTP(s.answer, s.request)
	if tag := s.answer.Header().Get("ETag"); tag != "" {
		s.etag = tag
	}
}

func (s *script) check(what, rest string) {
	s.t.Helper()
	s.checks++
	got := s.answer.Body.String()
	switch what {
	case "code":
		got = fmt.Sprint(s.answer.Code)
	case "header":
		var name string
		name, rest, _ = strings.Cut(rest, " ")
		got = strings.Join(s.answer.Header().Values(name), ", ")
	case "body":
	default:
		s.t.Fatal(s.at, "unknown check ", what)
	}
	how, want, _ := strings.Cut(rest, " ")
	var ok bool
	switch how {
	case "==":
		ok = got == want
	case "contains":
		ok = strings.Contains(got, want)
	case "!contains":
		ok = !strings.Contains(got, want)
	case "absent":
		ok = got == ""
	case "count":
		number, text, _ := strings.Cut(want, " ")
		ok = fmt.Sprint(strings.Count(got, text)) == number
	default:
		s.t.Fatal(s.at, "unknown comparison ", how)
	}
	if !ok {
		s.t.Errorf("%s%s %s: want %s %s\ngot %.2000s", s.at, s.request.Method, s.request.URL, how, want, got)
	}
}
