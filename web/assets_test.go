package web_test

import (
	"bytes"
	"errors"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web"
)

// site is an engine without pages whose site is s.
func site(s search.Site) *fakeEngine {
	return &fakeEngine{
		search: func(search.Request) (*search.Result, error) { return &search.Result{Page: 1, PerPage: 20}, nil },
		page:   func(string) (*search.Page, error) { return nil, search.ErrNotFound },
		site:   s,
	}
}

var assetLink = regexp.MustCompile(`(?:href|src)="(/assets/[^"]+)"`)

func TestOwnAssetsAreKeptForGood(t *testing.T) {
	t.Parallel()
	h := example(t)
	links := assetLink.FindAllStringSubmatch(get(t, h, "/").Body.String(), -1)
	if len(links) != 4 {
		t.Fatalf("a page links %d assets, want theme, styles, script and icon", len(links))
	}
	for _, l := range links {
		w := get(t, h, l[1])
		if w.Code != http.StatusOK || w.Header().Get("Cache-Control") != "public, max-age=31536000, immutable" {
			t.Errorf("%s: %d, Cache-Control %q", l[1], w.Code, w.Header().Get("Cache-Control"))
		}
		if changed := strings.Replace(l[1], "-", "-0", 1); get(t, h, changed).Code != http.StatusNotFound {
			t.Errorf("%s is served too", changed)
		}
	}
}

func TestThemeIsTheSitesAccent(t *testing.T) {
	t.Parallel()
	pages := map[string]string{}
	for _, accent := range []string{"#0b6e75", "#7a2048", "no colour"} {
		h := newHandler(t, site(search.Site{Accent: accent, Generation: "g"}), web.Options{})
		pages[accent] = assetLink.FindStringSubmatch(get(t, h, "/").Body.String())[1]
		css := get(t, h, pages[accent]).Body.String()
		if strings.HasPrefix(accent, "#") && !strings.Contains(css, "--accent:"+accent) {
			t.Errorf("theme of %s: %s", accent, css)
		}
	}
	if pages["#0b6e75"] == pages["#7a2048"] {
		t.Error("two accents share an address that is kept for good")
	}
}

func TestSiteFilesHaveTypesOfOurs(t *testing.T) {
	t.Parallel()
	h := newHandler(t, site(search.Site{Generation: "g", Assets: fstest.MapFS{
		"a.png": {Data: []byte("png")}, "logo.SVG": {Data: []byte("<svg/>")}, "deep/x.pdf": {Data: []byte("%PDF")}, "page.html": {Data: []byte("<script>alert(1)</script>")},
		"film.mp4": {Data: []byte("film")}, "feed.xml": {Data: []byte("<a/>")},
		"what.xyz": {Data: []byte("?")}, "favicon.ico": {Data: []byte("ico")}, "assets/own.txt": {Data: []byte("own")}, "ü b.txt": {Data: []byte("ü")},
	}}), web.Options{})
	for target, want := range map[string]string{
		"/a.png": "image/png", "/logo.SVG": "image/svg+xml", "/deep/x.pdf": "application/pdf", "/page.html": "text/html; charset=utf-8",
		"/film.mp4": "video/mp4", "/feed.xml": "application/xml",
		"/what.xyz": "application/octet-stream", "/favicon.ico": "image/vnd.microsoft.icon", "/assets/own.txt": "text/plain; charset=utf-8", "/%C3%BC%20b.txt": "text/plain; charset=utf-8",
	} {
		w := get(t, h, target)
		if got := w.Header().Get("Content-Type"); w.Code != http.StatusOK || got != want {
			t.Errorf("GET %s: %d %s, want %s", target, w.Code, got, want)
		}
		policy := w.Header().Get("Content-Security-Policy")
		viewed := strings.HasPrefix(want, "video/") || want == "application/pdf"
		if !strings.Contains(policy, "default-src 'none'") || !strings.Contains(policy, "media-src 'self'") || strings.Contains(policy, "sandbox") == viewed {
			t.Errorf("GET %s has the policy %q", target, policy)
		}
	}
	if got := get(t, h, "/what.xyz").Header().Get("Content-Disposition"); got != "attachment" {
		t.Errorf("a file of an unknown kind is shown: %q", got)
	}
}

func TestMissingLogoIsTheNameInText(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		site search.Site
		want string
	}{
		"no file":    {search.Site{Title: "Jobs", LogoLight: "/logo.svg"}, `aria-current="true">Jobs</a>`},
		"a file":     {search.Site{Title: "Jobs", LogoLight: "/logo.svg", Assets: fstest.MapFS{"logo.svg": {}}}, `<img src="/logo.svg" alt="Jobs"`},
		"an address": {search.Site{Title: "Jobs", LogoDark: "https://example.com/l.svg"}, `<img src="https://example.com/l.svg" alt="Jobs"`},
		"no title":   {search.Site{}, `aria-current="true">Careers</a>`},
	} {
		if body := get(t, newHandler(t, site(c.site), web.Options{}), "/").Body.String(); !strings.Contains(body, c.want) {
			t.Errorf("%s: no %s in\n%.3000s", name, c.want, body)
		}
	}
}

func TestETagChangesWithGenerationProgramAndHost(t *testing.T) {
	t.Parallel()
	tag := func(generation, version, target string) string {
		return get(t, newHandler(t, site(search.Site{Generation: generation}), web.Options{Version: version}), target).Header().Get("ETag")
	}
	base := tag("g1", "v1", "/")
	if base == "" || base != tag("g1", "v1", "/") {
		t.Fatalf("the same answer has the tags %s and %s", base, tag("g1", "v1", "/"))
	}
	for name, other := range map[string]string{
		"generation": tag("g2", "v1", "/"), "version": tag("g1", "v2", "/"), "host": tag("g1", "v1", "http://jobs.example.com/"), "question": tag("g1", "v1", "/?q=a"),
	} {
		if other == base {
			t.Errorf("another %s has the same ETag", name)
		}
	}
}

func TestAbsoluteAddressesNeverRepeatAForgedHost(t *testing.T) {
	t.Parallel()
	h := newHandler(t, site(search.Site{Generation: "g"}), web.Options{})
	for host, want := range map[string]string{
		"jobs.example.com:8080": "http://jobs.example.com:8080/", "[::1]:80": "http://[::1]:80/", `evil"><script>`: "http://localhost/", "a/b": "http://localhost/", "": "http://localhost/",
		"a:65535": "http://a:65535/", "a:65536": "http://localhost/", "a:99999": "http://localhost/", "a:0": "http://localhost/", "a:": "http://localhost/", "[::1]:70000": "http://localhost/",
	} {
		r, err := http.NewRequest(http.MethodGet, "/sitemap.xml", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Host = host
		w := record(h, r)
		if !bytes.Contains(w.Body.Bytes(), []byte("<loc>"+want+"</loc>")) {
			t.Errorf("host %q: %s, want %s", host, w.Body, want)
		}
	}
}

func TestLargeSiteFileIsReadAsFarAsItIsSent(t *testing.T) {
	t.Parallel()
	const size = 1 << 20
	film := strings.Repeat("0123456789abcdef", size/16)
	for _, streams := range []bool{false, true} {
		var read atomic.Int64
		h := newHandler(t, site(search.Site{Generation: "g", Assets: watchedFS{MapFS: fstest.MapFS{"film.mp4": {Data: []byte(film)}}, streams: streams, read: &read}}), web.Options{})
		tag := get(t, h, "/film.mp4").Header().Get("ETag")
		for _, c := range []struct {
			method, header, value string
			code                  int
			body                  string
		}{
			{"GET", "Range", "bytes=17-20", http.StatusPartialContent, "1234"},
			{"GET", "Range", "bytes=-2", http.StatusPartialContent, "ef"},
			{"GET", "If-None-Match", tag, http.StatusNotModified, ""},
			{"HEAD", "", "", http.StatusOK, ""},
			{"GET", "", "", http.StatusOK, film},
		} {
			read.Store(0)
			r := httptest.NewRequest(c.method, "/film.mp4", nil)
			r.Header.Set(c.header, c.value)
			w := record(h, r)
			if w.Code != c.code || w.Body.String() != c.body {
				t.Errorf("%s %s %s: %d with %d bytes", c.method, c.header, c.value, w.Code, w.Body.Len())
			}
			if got := read.Load(); !streams && got != int64(len(c.body)) {
				t.Errorf("%s %s %s reads %d bytes to send %d", c.method, c.header, c.value, got, len(c.body))
			}
		}
	}
}

func TestBrokenSiteFileIsAnError(t *testing.T) {
	t.Parallel()
	broken := errors.New("disk gone")
	var reported error
	e := site(search.Site{Generation: "g", Assets: watchedFS{MapFS: fstest.MapFS{"a.png": {}}, streams: true, err: broken}})
	h := newHandler(t, e, web.Options{Report: func(_ *http.Request, err error) { reported = err }})
	if got := get(t, h, "/a.png").Code; got != http.StatusInternalServerError || !errors.Is(reported, broken) {
		t.Errorf("status %d, reported %v", got, reported)
	}
}
