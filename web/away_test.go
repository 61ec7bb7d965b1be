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
		for _, want := range []string{"This position is closed", "<q>Senior Data Engineer</q>", "31 January 2020", `<a href="/jobs/a">Data Engineer</a>`, "noindex"} {
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

// TestAClosedPostingIsFollowedByItsCategory, where no open one has its words.
func TestAClosedPostingIsFollowedByItsCategory(t *testing.T) {
	t.Parallel()
	h := siteOf(t,
		"/a: title: Cook\ncategory: Open Positions\n---\nKnow onions.",
		"/b: title: Waiter\ncategory: About\n---\nKnow guests.",
		"/closed: title: Baker\ncategory: Open Positions\nstatus: filled\n---\nKnow bread.",
	)
	body := get(t, h, "/closed").Body.String()
	if !strings.Contains(body, `<a href="/a">Cook</a>`) || strings.Contains(body, `<h3><a href="/b">`) {
		t.Error(body)
	}
}

// TestTheOnlyCategoryIsNotRepeated: what all positions have in common is no news.
func TestTheOnlyCategoryIsNotRepeated(t *testing.T) {
	t.Parallel()
	h := siteOf(t, "/a: title: Cook\ncategory: Open Positions\n---\nKnow onions.", "/b: title: Baker\ncategory: Open Positions\n---\nKnow onions.", "/c: title: Us\ncategory: About\n---\nWe know onions.")
	if body := get(t, h, "/?q=onions&show=all").Body.String(); strings.Contains(body, "<span>Open Positions</span>") || !strings.Contains(body, "<span>About</span>") {
		t.Error(body)
	}
	if body := get(t, example(t), "/?q=rust").Body.String(); !strings.Contains(body, "<span>Engineering</span>") {
		t.Error("a site of several categories does not name them")
	}
}

// TestApplyStaysInReach: also where it leads to a heading of the text.
func TestApplyStaysInReach(t *testing.T) {
	t.Parallel()
	h := siteOf(t, "/a: title: Cook\ncategory: Open Positions\n---\n## So bewerben Sie sich\n\nCome by.", "/b: title: Baker\ncategory: Open Positions\napply: jobs@example.com\n---\nText.")
	for target, want := range map[string]string{
		"/a": `<p class="act again only-phone"><a class="button" href="#so-bewerben-sie-sich">`,
		"/b": `<p class="act again"><a class="button" href="mailto:jobs@example.com">Apply</a> <span class="mail">jobs@example.com</span>`,
	} {
		if body := get(t, h, target).Body.String(); !strings.Contains(body, want) {
			t.Errorf("%s has no %s in\n%s", target, want, body)
		}
	}
}

// TestWaysOnAreSaidOnce: a search without its filters is there under one name.
func TestWaysOnAreSaidOnce(t *testing.T) {
	t.Parallel()
	body := get(t, example(t), "/?q=rust&category=Data&place=Hamburg&workplace=remote").Body.String()
	_, body, _ = strings.Cut(body, `<div class="nothing">`)
	if n := strings.Count(body, `href="/?q=rust"`); n != 1 {
		t.Errorf("%d links to the search without filters in\n%s", n, body)
	}
	if strings.Contains(body, "export.csv") {
		t.Error("there is nothing to download")
	}
}
