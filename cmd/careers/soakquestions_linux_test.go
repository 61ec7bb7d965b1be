package main

import (
	"fmt"
	"math/rand/v2"
	"net/url"
	"strings"
)

// film is a file that no connection holds whole, each of its bytes at a place of its own.
var film = func() string {
	r := rand.NewChaCha8([32]byte{1})
	b := make([]byte, 12<<20)
	_, _ = r.Read(b)
	return string(b)
}()

func searchFor(q string) string { return "/api/v1/search?q=" + url.QueryEscape(q) }

// question is an address and what is right for it in every generation.
type question struct {
	method, target, accept string
	status                 int
	has                    string
}

// questions are of every kind of route, and of every kind of error.
func questions(pages int) []question {
	var all []question
	for _, coding := range []string{"", "gzip", "zstd"} {
		for _, q := range soakQueries {
			all = append(all, question{"GET", searchFor(q), coding, 200, `"facets"`})
		}
		for _, target := range []string{"/", "/?q=developer", "/?category=Engineering&place=Berlin", "/?q=python&page=2&sort=title", "/?skill.prefix=p", "/release"} {
			all = append(all, question{"GET", target, coding, 200, "</html>"})
		}
		for target, has := range map[string]string{
			"/feed.atom?q=engineer": "</feed>", "/feed.json": `"items"`, "/sitemap.xml": "</urlset>", "/api/v1/suggest?q=py": `"suggestions"`,
			"/api/v1/pages/release": `"path":"/release"`, "/openapi.json": `"paths"`, "/opensearch.xml": "</OpenSearchDescription>", "/robots.txt": "User-agent",
		} {
			all = append(all, question{"GET", target, coding, 200, has})
		}
	}
	for i := range 10 {
		path := fmt.Sprintf("jobs/posting-%06d", i*pages/10)
		all = append(all, question{"GET", "/" + path, "gzip", 200, "</html>"}, question{"GET", "/api/v1/pages/" + path, "", 200, `"html"`})
	}
	return append(all,
		question{"HEAD", "/?q=developer", "gzip", 200, ""}, question{"HEAD", "/film.mp4", "", 200, ""}, question{"GET", "/jobs/", "", 301, ""},
		question{"GET", "/healthz", "", 200, ""}, question{"GET", "/readyz", "", 200, ""}, question{"GET", "/favicon.ico", "", 200, ""}, question{"GET", "/jobs", "", 302, ""},
		question{"GET", "/nosuch", "", 404, "Page not found"}, question{"GET", "/api/v1/nosuch", "", 404, `"status":404`}, question{"GET", "/api/v1/pages/nosuch", "", 404, `"status":404`},
		question{"GET", "/api/v1/search?page=x", "", 400, `"status":400`}, question{"POST", "/", "", 405, "</html>"}, question{"GET", "/?q=" + strings.Repeat("x", 9000), "", 414, "</html>"},
	)
}
