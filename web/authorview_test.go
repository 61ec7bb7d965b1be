package web_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/careers-index/careers/web"
	"github.com/careers-index/careers/web/author"
)

// desk is an author.Source that knows one page, with markup in everything it says.
type desk struct{ version, line atomic.Int32 }

const evil = `<script>alert("x")</script>`

func (d *desk) Notes(path string) author.Notes {
	switch path {
	case "/about/mission":
		return author.Notes{File: "about/mission.md", Cut: 1234, Findings: []author.Finding{
			{Severity: "error", Rule: "dead-link", Message: evil, File: "sections/" + evil, Line: 3, Column: 7, Section: evil},
			{Severity: "warning", Rule: "no-title", Message: strings.Repeat("again ", int(d.version.Load())) + "untitled", File: "about/mission.md", Line: 1 + int(d.line.Load()), Column: 1},
		}}
	case "/draft":
		return author.Notes{File: "draft.md", Hidden: "draft: true"}
	case "/":
		return author.Notes{Failed: evil, Others: []author.Others{{Path: "/about/mission", File: "about/mission.md", Errors: 1, Warnings: 1}}, More: 2}
	}
	return author.Notes{}
}

func (d *desk) Preview(_ context.Context, path string) (*author.Preview, error) {
	if path == "/" {
		return nil, author.ErrNoPage
	}
	return &author.Preview{
		File:   "a.md",
		Skills: []author.Skill{{Name: "Rust" + evil, Strength: "required", Evidence: []author.Place{{File: "a.md", Line: 4, Column: 9, Text: "rust" + evil, Section: "stack"}}}},
		Parts:  []author.Part{{File: "a.md", Passages: 2, Words: 1234}, {Section: "stack", File: "sections/stack.md", Passages: 1, Words: 20, Skills: []string{"Rust"}, Only: []string{"Rust"}, Pages: 3}},
	}, nil
}

func here(t *testing.T, h http.Handler, target string, header ...string) *httptest.ResponseRecorder {
	t.Helper()
	return get(t, h, "http://127.0.0.1:8080"+target, header...)
}

func authored(t *testing.T) (*desk, http.Handler) {
	t.Helper()
	source, err := exampleSource()
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{}
	return d, newHandler(t, source, web.Options{Live: true, Author: d})
}

func TestTheAuthorSeesWhatCheckSays(t *testing.T) {
	t.Parallel()
	_, h := authored(t)
	for target, want := range map[string][]string{
		"/about/mission": {"check: 1 error, 1 warning", "sections/&lt;script&gt;", ":3:7</code>", "[dead-link]", "[no-title]", "And 1,234 more", `href="/about/mission?preview"`, "<noscript>"},
		"/":              {"The last build failed", "The pages are as they were", `<a href="/about/mission">about/mission.md</a>`, "1 error, 1 warning", "and 2 more"},
		"/?q=rust":       {"The last build failed"},
		"/draft":         {"This page is not shown", "draft.md is left out: draft: true"},
	} {
		w := here(t, h, target)
		for _, text := range want {
			if !strings.Contains(w.Body.String(), text) {
				t.Errorf("%s does not say %q", target, text)
			}
		}
		if strings.Contains(w.Body.String(), evil) {
			t.Errorf("%s shows text as markup", target)
		}
		if policy := w.Header().Get("Content-Security-Policy"); !strings.Contains(policy, "script-src 'self'; style-src 'self'") || strings.Contains(policy, "unsafe") {
			t.Errorf("%s: policy %q", target, policy)
		}
	}
	if body := here(t, h, "/insights").Body.String(); strings.Contains(body, "<dialog") || strings.Contains(body, "?preview") {
		t.Error("a page without notes shows some")
	}
}

// TestNobodyElseSeesNotes: without an author, by another name, or through a proxy.
func TestNobodyElseSeesNotes(t *testing.T) {
	t.Parallel()
	_, h := authored(t)
	without := example(t)
	for name, w := range map[string]*httptest.ResponseRecorder{
		"no author":           here(t, without, "/about/mission?preview"),
		"a public name":       get(t, h, "https://jobs.example.com/about/mission?preview"),
		"a name that looks":   get(t, h, "http://localhost.example.com/about/mission?preview"),
		"a proxy":             here(t, h, "/about/mission?preview", "X-Forwarded-For", "192.0.2.1"),
		"the data of a page":  here(t, h, "/api/v1/pages/about/mission?preview"),
		"a page before it is": here(t, without, "/?preview&q=rust"),
	} {
		for _, text := range []string{"site-notes", "author-", "Author’s", "dead-link"} {
			if strings.Contains(w.Body.String(), text) {
				t.Errorf("%s: the answer has %q", name, text)
			}
		}
		if w.Code != http.StatusOK {
			t.Errorf("%s: %d", name, w.Code)
		}
	}
	for _, host := range []string{"localhost", "localhost:8080", "a.localhost:8080", "127.0.0.1", "[::1]:8080", "[::1]"} {
		if !strings.Contains(get(t, h, "http://"+host+"/about/mission").Body.String(), "site-notes") {
			t.Errorf("no notes at %s", host)
		}
	}
}

// TestNotesAreNew: what is kept, by the server or a browser, is not what was said before.
func TestNotesAreNew(t *testing.T) {
	t.Parallel()
	d, h := authored(t)
	for _, target := range []string{"/about/mission", "/about/mission?preview"} {
		before := here(t, h, target).Header().Get("ETag")
		if again := here(t, h, target, "If-None-Match", before); again.Code != http.StatusNotModified {
			t.Errorf("%s: %d for what is known", target, again.Code)
		}
		d.version.Add(1)
		after := here(t, h, target, "If-None-Match", before)
		if after.Code != http.StatusOK || !strings.Contains(after.Body.String(), "again untitled") {
			t.Errorf("%s: %d for what is new", target, after.Code)
		}
	}
	if tag := here(t, h, "/draft").Header().Get("ETag"); tag == "" {
		t.Error("the author's browser cannot see that a page that is not shown has changed")
	}
	if tag := get(t, h, "http://jobs.example.com/draft").Header().Get("ETag"); tag != "" {
		t.Errorf("an error has the ETag %s", tag)
	}
}

// TestNotesThatMovedAreTheSame: who has hidden them need not hide them again for a line
// that was written above.
func TestNotesThatMovedAreTheSame(t *testing.T) {
	t.Parallel()
	d, h := authored(t)
	said := func() string {
		_, rest, _ := strings.Cut(here(t, h, "/about/mission").Body.String(), `data-said="`)
		said, _, _ := strings.Cut(rest, `"`)
		return said
	}
	before := said()
	d.line.Add(5)
	if moved := said(); before == "" || moved != before {
		t.Errorf("%q, and after a line was added %q", before, moved)
	}
	d.version.Add(1)
	if other := said(); other == before {
		t.Error("other notes say the same")
	}
}

func TestPreviewOfAPage(t *testing.T) {
	t.Parallel()
	_, h := authored(t)
	for target, want := range map[string][]string{
		"/about/mission?preview":                               {"Author’s view", "<q>rust&lt;script&gt;", "<code>a.md:4:9</code>", "section stack", "required", "1,234", "in 3 pages", "page, no position", "noindex", "[dead-link]"},
		"/about/mission?preview=&q=mission":                    {"Hit ", " of ", "<mark>", `value="mission"`},
		"/about/mission?preview&q=cobolzzz":                    {"It is not found by"},
		"/draft?preview":                                       {"Not shown", "draft: true", "a.md:4:9"},
		"/?preview&q=rust":                                     {"results"},
		"/about/mission?preview&q=" + strings.Repeat("x", 600): {"The search text is longer"},
	} {
		body := here(t, h, target).Body.String()
		for _, text := range want {
			if !strings.Contains(body, text) {
				t.Errorf("%s does not say %q", target, text)
			}
		}
		if strings.Contains(body, evil) {
			t.Errorf("%s shows text as markup", target)
		}
	}
}
