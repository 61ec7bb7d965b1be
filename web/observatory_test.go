package web_test

import (
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/careers-index/careers/web"
)

// The scoring of MDN's HTTP Observatory, as its documentation of tests and scores
// publishes it (https://developer.mozilla.org/en-US/observatory/docs/tests_and_scoring).
// A site begins with 100; what it gains counts if it has 90 without. TLS, and
// the redirection to it, are those of the proxy in front: nothing lost, nothing gained.

// rated is one header's result.
type rated struct {
	name     string
	modifier int
}

// observatory rates the answer that a browser gets by HTTPS.
func observatory(h http.Header, body string) (score int, results []rated) {
	results = []rated{
		rateCSP(h.Get("Content-Security-Policy")),
		rateCookies(h), rateCORS(h), rateHSTS(h), rateSRI(h, body),
		rateValue(h, "Referrer-Policy", -5, 0, map[string]int{
			"no-referrer": 5, "same-origin": 5, "strict-origin": 5, "strict-origin-when-cross-origin": 5,
		}),
		rateValue(h, "X-Content-Type-Options", -5, -5, map[string]int{"nosniff": 0}),
		rateFrames(h),
		rateValue(h, "Cross-Origin-Resource-Policy", -5, 0, map[string]int{"same-origin": 10, "same-site": 10, "cross-origin": 0}),
	}
	score, bonus := 100, 0
	for _, r := range results {
		if r.modifier < 0 {
			score += r.modifier
		} else {
			bonus += r.modifier
		}
	}
	if score >= 90 {
		score += bonus
	}
	return max(score, 0), results
}

// rateValue is the modifier of a header's value; of another value; of no header.
func rateValue(h http.Header, name string, other, none int, known map[string]int) rated {
	value := strings.ToLower(strings.Join(h.Values(name), ", "))
	if value == "" {
		return rated{name, none}
	}
	if modifier, ok := known[value]; ok {
		return rated{name, modifier}
	}
	return rated{name, other}
}

// sources are the directives of a policy.
func sources(policy string) map[string][]string {
	all := map[string][]string{}
	for directive := range strings.SplitSeq(policy, ";") {
		if words := strings.Fields(strings.ToLower(directive)); len(words) > 0 && all[words[0]] == nil {
			all[words[0]] = append([]string{}, words[1:]...)
		}
	}
	return all
}

func rateCSP(policy string) rated {
	const name = "Content-Security-Policy"
	all := sources(policy)
	if len(all) == 0 {
		return rated{name, -25}
	}
	of := func(directive string) []string {
		for _, d := range []string{directive, "default-src"} {
			if s, ok := all[d]; ok {
				return s
			}
		}
		return []string{"*"}
	}
	broad := func(extra ...string) func(string) bool {
		unsafe := append([]string{"*", "http:", "https:", "http://*", "https://*", "ftp:", "ftp://*"}, extra...)
		return func(s string) bool { return slices.Contains(unsafe, s) }
	}
	insecure := func(s string) bool { return strings.HasPrefix(s, "http:") || strings.HasPrefix(s, "ftp:") }
	active := slices.Concat(of("script-src"), of("object-src"), of("style-src"), of("connect-src"), of("font-src"))
	scripts, styles := of("script-src"), of("style-src")
	switch {
	case slices.ContainsFunc(scripts, broad("'unsafe-inline'", "data:")), slices.ContainsFunc(of("object-src"), broad()):
		return rated{name, -20}
	case slices.ContainsFunc(active, insecure):
		return rated{name, -20}
	case slices.Contains(slices.Concat(scripts, styles), "'unsafe-eval'"):
		return rated{name, -10}
	case slices.ContainsFunc(slices.Concat(of("img-src"), of("media-src")), insecure):
		return rated{name, -10}
	case slices.ContainsFunc(styles, broad("'unsafe-inline'", "data:")):
		return rated{name, 0}
	case slices.Equal(all["default-src"], []string{"'none'"}):
		return rated{name, 10}
	}
	return rated{name, 5}
}

// rateFrames: frame-ancestors of the policy counts before X-Frame-Options.
func rateFrames(h http.Header) rated {
	if sources(h.Get("Content-Security-Policy"))["frame-ancestors"] != nil {
		return rated{"frame-ancestors", 5}
	}
	return rateValue(h, "X-Frame-Options", -20, -20, map[string]int{"deny": 5, "sameorigin": 5})
}

func rateHSTS(h http.Header) rated {
	const name = "Strict-Transport-Security"
	const sixMonths = 15_552_000
	if values := h.Values(name); len(values) == 1 {
		for parameter := range strings.SplitSeq(strings.ToLower(values[0]), ";") {
			age, ok := strings.CutPrefix(strings.TrimSpace(parameter), "max-age=")
			if n, err := strconv.Atoi(age); ok && err == nil && n >= sixMonths {
				return rated{name, 0}
			} else if ok && err == nil {
				return rated{name, -10}
			}
		}
	}
	return rated{name, -20}
}

// rateCookies: we set none.
func rateCookies(h http.Header) rated {
	if len(h.Values("Set-Cookie")) > 0 {
		return rated{"Set-Cookie", -40}
	}
	return rated{"no cookies", 0}
}

// rateCORS: anybody may read what is public, without credentials.
func rateCORS(h http.Header) rated {
	if h.Get("Access-Control-Allow-Credentials") != "" {
		return rated{"Access-Control-Allow-Credentials", -50}
	}
	return rated{"cross-origin sharing", 0}
}

var scriptSource = regexp.MustCompile(`<script[^>]* src="([^"]*)"`)

// rateSRI: scripts of the same origin need no digest.
func rateSRI(h http.Header, body string) rated {
	if strings.HasPrefix(h.Get("Content-Type"), "text/html") {
		for _, m := range scriptSource.FindAllStringSubmatch(body, -1) {
			if !strings.HasPrefix(m[1], "/") || strings.HasPrefix(m[1], "//") {
				return rated{"a script of another site", -50}
			}
		}
	}
	return rated{"scripts", 0}
}

// TestPagesScoreInMozillasObservatory: 130 for pages of every status. What
// programs read may be embedded by other sites, which is worth 10 less.
func TestPagesScoreInMozillasObservatory(t *testing.T) {
	t.Parallel()
	source, err := exampleSource()
	if err != nil {
		t.Fatal(err)
	}
	h := newHandler(t, source, web.Options{HSTS: 365 * 24 * time.Hour})
	without := newHandler(t, source, web.Options{})
	for _, c := range []struct {
		h              http.Handler
		method, target string
		least          int
	}{
		{h, "GET", "/", 130}, {h, "GET", "/?q=go", 130}, {h, "GET", "/open-positions/staff-engineer-tracking", 130},
		{h, "GET", "/about/mission/", 130}, {h, "GET", "/?page=x", 130}, {h, "GET", "/nope", 130}, {h, "POST", "/", 130},
		{h, "GET", "/images/banner.svg", 130}, {h, "GET", "/favicon.ico", 130},
		{h, "GET", "/api/v1/search", 120}, {h, "GET", "/feed.atom", 120}, {h, "GET", "/robots.txt", 120}, {h, "GET", "/api/nope", 120},
		// Where the proxy adds the promise of HTTPS, nothing else is missing.
		{without, "GET", "/", 80},
	} {
		w := record(c.h, httptest.NewRequest(c.method, c.target, nil))
		if score, results := observatory(w.Header(), w.Body.String()); score < c.least {
			t.Errorf("%s %s scores %d, want %d: %v", c.method, c.target, score, c.least, results)
		}
	}
}

func TestObservatoryFindsWhatIsMissing(t *testing.T) {
	t.Parallel()
	full := map[string]string{
		"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'", "X-Content-Type-Options": "nosniff",
		"Referrer-Policy": "no-referrer", "Strict-Transport-Security": "max-age=31536000", "Cross-Origin-Resource-Policy": "same-origin",
	}
	for name, c := range map[string]struct {
		header, value string
		want          int
	}{
		"all":               {"X-Other", "1", 130},
		"unsafe script":     {"Content-Security-Policy", "default-src 'none'; script-src 'unsafe-inline'; frame-ancestors 'none'", 80},
		"no policy":         {"Content-Security-Policy", "", 55},
		"unsafe style":      {"Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'", 120},
		"open default":      {"Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'", 125},
		"short promise":     {"Strict-Transport-Security", "max-age=86400", 120},
		"no promise":        {"Strict-Transport-Security", "", 80},
		"leaks the address": {"Referrer-Policy", "unsafe-url", 120},
		"sniffed":           {"X-Content-Type-Options", "", 125},
	} {
		h := http.Header{}
		for k, v := range full {
			h.Set(k, v)
		}
		if h.Set(c.header, c.value); c.value == "" {
			h.Del(c.header)
		}
		if score, results := observatory(h, ""); score != c.want {
			t.Errorf("%s: %d, want %d: %v", name, score, c.want, results)
		}
	}
}
