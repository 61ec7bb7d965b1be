package web_test

import (
	"io"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"testing"

	"github.com/careers-index/careers/web"
)

// TestHeadHasTheHeadersOfGet asks the server, as net/http adds headers of its own, for
// every kind of answer: made, kept, and refused.
func TestHeadHasTheHeadersOfGet(t *testing.T) {
	t.Parallel()
	source, err := exampleSource()
	if err != nil {
		t.Fatal(err)
	}
	addr := listen(t, source, web.Options{})
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	ask := func(method, target string) (status int, header http.Header, size int) {
		t.Helper()
		r, err := http.NewRequestWithContext(t.Context(), method, "http://"+addr+target, nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Accept-Encoding", "identity")
		answer, err := client.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		b, err := io.ReadAll(answer.Body)
		if err != nil {
			t.Fatal(err)
		}
		answer.Header.Del("Date")
		return answer.StatusCode, answer.Header, len(b)
	}
	for target, want := range map[string]int{
		"/": 200, "/?q=engineer": 200, "/?page=x": 400, "/about/mission": 200, "/images/banner.svg": 200, "/nope": 404,
		"/about/mission/": 301, "/about/mission/?q=\"ä&b=1": 301, "/images/banner.svg/": 301, "/nope/": 404, "/about": 302, "/about/": 301,
		"/api/v1/search?q=go": 200, "/api/v1/suggest?q=go": 200, "/api/v1/pages/about/mission": 200, "/api/v1/pages/nope": 404, "/api/v1/search?page=x": 400, "/api/x": 404,
		"/feed.atom": 200, "/feed.json": 200, "/openapi.json": 200, "/opensearch.xml": 200, "/sitemap.xml": 200, "/robots.txt": 200,
		"/healthz": 200, "/readyz": 200, "/favicon.ico": 200, "/assets/nope": 404,
	} {
		for range 2 {
			headStatus, head, none := ask(http.MethodHead, target)
			status, header, size := ask(http.MethodGet, target)
			if status != want || headStatus != want || none != 0 || !maps.EqualFunc(head, header, slices.Equal) {
				t.Errorf("%s: HEAD is %d %v\nand GET %d %v, want %d", target, headStatus, head, status, header, want)
			}
			if header.Get("Content-Length") != strconv.Itoa(size) {
				t.Errorf("GET %s: Content-Length %q of %d bytes", target, header.Get("Content-Length"), size)
			}
		}
	}
}

func TestRedirectsLeadToThisSite(t *testing.T) {
	t.Parallel()
	h := example(t)
	for target, want := range map[string]string{
		"/about/mission/":                    "/about/mission",
		"/about/mission/?q=a&b":              "/about/mission?q=a&b",
		"/about/mission/?q=\"<ä\xff>":        `/about/mission?q="<%C3%A4%FF>`,
		"/about":                             "/?category=About+Us&show=pages",
		"/about/":                            "/about",
		"/open-positions":                    "/",
		"/open-positions/finance-analyst/?x": "/open-positions/finance-analyst?x",
	} {
		for range 2 {
			if got := get(t, h, target).Header().Values("Location"); len(got) != 1 || got[0] != want {
				t.Errorf("GET %s leads to %q, want %q", target, got, want)
			}
		}
	}
}
