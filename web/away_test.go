package web_test

import (
	"bytes"
	"encoding/json"
	"image/png"
	"net/http"
	"strings"
	"testing"
)

// awaySite has a page with other addresses, and closed postings.
func awaySite(t *testing.T) http.Handler {
	t.Helper()
	return siteOf(t,
		"/jobs/a: title: Data Engineer\ncategory: Open Positions\nslug: data-engineer\naliases: [/old/a, 'été x']\n---\nKnow Scala and Spark.",
		"/jobs/b: title: Cook\ncategory: Open Positions\npermalink: /jobs/a\n---\nKnow onions.",
		"/jobs/closed: title: Senior Data Engineer\ncategory: Open Positions\nstatus: filled\ncloses: 2020-01-31\naliases: /old/closed\n---\nKnow Scala. Inner text.",
		"/jobs/draft: title: Secret\ncategory: Open Positions\ndraft: true\naliases: /old/draft\n---\nText.",
	)
}

func TestOtherAddressesLeadToPages(t *testing.T) {
	t.Parallel()
	h := awaySite(t)
	for target, want := range map[string]string{
		"/old/a": "/jobs/a", "/jobs/data-engineer": "/jobs/a", "/jobs/%C3%A9t%C3%A9%20x?a=b": "/jobs/a?a=b", "/old/a/": "/old/a", "/api/v1/pages/old/a": "/api/v1/pages/jobs/a",
	} {
		w := get(t, h, target)
		if w.Code != http.StatusMovedPermanently || w.Header().Get("Location") != want {
			t.Errorf("%s: %d to %q, want %q", target, w.Code, w.Header().Get("Location"), want)
		}
	}
	for target, want := range map[string]int{"/jobs/a": 200, "/jobs/b": 200, "/old/draft": 404, "/jobs/draft": 404, "/old": 404, "/old/closed": 404} {
		if w := get(t, h, target); w.Code != want {
			t.Errorf("%s: %d, want %d", target, w.Code, want)
		}
	}
}

func TestAClosedPostingSaysSoAndWhatIsLikeIt(t *testing.T) {
	t.Parallel()
	h := awaySite(t)
	for range 2 { // made, then kept
		w := get(t, h, "/jobs/closed")
		body := w.Body.String()
		if w.Code != http.StatusGone || strings.Contains(body, "Inner text") {
			t.Fatalf("%d %s", w.Code, body)
		}
		for _, want := range []string{"This position is closed", "<q>Senior Data Engineer</q>", "31 January 2020", `<a href="/jobs/a">Data Engineer</a>`, "noindex", `href="/?category=Open&#43;Positions"`} {
			if !strings.Contains(body, want) {
				t.Errorf("%s is not in\n%s", want, body)
			}
		}
	}
	w := get(t, h, "/api/v1/pages/jobs/closed")
	var p struct{ Status int }
	if err := json.Unmarshal(w.Body.Bytes(), &p); err != nil || w.Code != http.StatusGone || p.Status != http.StatusGone {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	if w := get(t, h, "/jobs/closed/"); w.Header().Get("Location") != "/jobs/closed" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
}

func TestPagesHaveACard(t *testing.T) {
	t.Parallel()
	h := siteOf(t, "/jobs/a b: title: Cook\ncategory: Open Positions\n---\nText.", "/jobs/c: title: 料理人\ncategory: Open Positions\n---\nText.", "/index: title: Start\n---\nHello.")
	for page, image := range map[string]string{"/jobs/a%20b": "/assets/cards/jobs/a%20b.png", "/": ""} {
		if image != "" {
			wantBody(t, h, page, `<meta property="og:image" content="https://jobs.example.com`+image+`">`)
		}
	}
	w := get(t, h, "/assets/cards/jobs/a%20b.png")
	if img, err := png.Decode(bytes.NewReader(w.Body.Bytes())); err != nil || img.Bounds().Dx() != 1200 || w.Header().Get("Content-Type") != "image/png" {
		t.Errorf("%v, %d, %v", err, w.Code, w.Header())
	}
	if strings.Contains(get(t, h, "/jobs/c").Body.String(), "og:image") {
		t.Error("there is a card in letters that the font does not have")
	}
	for _, target := range []string{"/assets/cards/jobs/c.png", "/assets/cards/none.png", "/assets/cards/jobs/a%20b", "/assets/cards/.png"} {
		if w := get(t, h, target); w.Code != http.StatusNotFound {
			t.Errorf("%s: %d", target, w.Code)
		}
	}
}
