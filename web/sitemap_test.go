package web_test

import (
	"encoding/xml"
	"fmt"
	"strings"
	"testing"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web"
)

func TestASitemapIsSplitWhereTheProtocolEndsIt(t *testing.T) {
	t.Parallel()
	const pages = 120_000
	e := &fakeEngine{search: func(search.Request) (*search.Result, error) { return &search.Result{}, nil }}
	e.site = search.Site{URL: "https://jobs.example.com", Pages: func(yield func(search.PageRef, error) bool) {
		for i := range pages {
			updated := ""
			if i == 70_000 {
				updated = "2026-03-01T10:00:00Z"
			}
			if !yield(search.PageRef{Path: fmt.Sprintf("/%d", i), Updated: updated}, nil) {
				return
			}
		}
	}}
	h := newHandler(t, e, web.Options{})
	var index struct {
		XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
		Parts   []struct {
			Loc     string `xml:"loc"`
			LastMod string `xml:"lastmod"`
		} `xml:"sitemap"`
	}
	if err := xml.Unmarshal(get(t, h, "/sitemap.xml").Body.Bytes(), &index); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for i, part := range index.Parts {
		if want := []string{"2026-03-01T10:00:00Z", "2026-03-01T10:00:00Z", ""}[i]; part.LastMod != want && i != 0 {
			t.Errorf("part %d changed at %q, want %q", i, part.LastMod, want)
		}
		var doc struct {
			URLs []struct {
				Loc string `xml:"loc"`
			} `xml:"url"`
		}
		if err := xml.Unmarshal(get(t, h, strings.TrimPrefix(part.Loc, "https://jobs.example.com")).Body.Bytes(), &doc); err != nil {
			t.Fatal(err)
		}
		if len(doc.URLs) > 50_000 {
			t.Errorf("%s has %d addresses", part.Loc, len(doc.URLs))
		}
		for _, u := range doc.URLs {
			seen[u.Loc] = true
		}
	}
	if len(seen) != pages+1 || len(index.Parts) != 3 {
		t.Errorf("%d addresses in %d parts", len(seen), len(index.Parts))
	}
	for _, target := range []string{"/sitemap-4.xml", "/sitemap-0.xml", "/sitemap-x.xml", "/sitemap-99999999999999999999.xml"} {
		if w := get(t, h, target); w.Code != 404 {
			t.Errorf("%s: %d", target, w.Code)
		}
	}
}

// TestWhatIsForbiddenAndWhatIsNotToBeIndexedAgree: a page that says noindex may be read, and
// one that may be indexed says what it is.
func TestWhatIsForbiddenAndWhatIsNotToBeIndexedAgree(t *testing.T) {
	t.Parallel()
	h := example(t)
	robots := get(t, h, "/robots.txt").Body.String()
	for target, indexed := range map[string]bool{
		"/": true, "/?category=Engineering": true, "/?skill=rust": true, "/?category=Engineering&page=2": false,
		"/?category=Engineering&skill=Rust": false, "/?category=Engineering&category=Data": false, "/?q=rust": false, "/?place=Bristol": false,
		"/?show=all": false, "/?category=Engineering&sort=title": false, "/?category=Nowhere": false, "/about/mission": true,
	} {
		body := get(t, h, target).Body.String()
		if strings.Contains(body, "noindex") == indexed {
			t.Errorf("%s is to be indexed: %v", target, !indexed)
		}
		if indexed && !strings.Contains(body, `<meta name="description" content="`) {
			t.Errorf("%s has no description", target)
		}
		for line := range strings.Lines(robots) {
			if path, ok := strings.CutPrefix(strings.TrimSpace(line), "Disallow: "); ok && strings.HasPrefix(target, path) {
				t.Errorf("robots.txt forbids %s", target)
			}
		}
	}
	wantBody(t, h, "/?skill=rust", `<title>Open positions with Rust · Careers at Quaylight</title>`, `content="`, ` open positions with Rust at Quaylight: `)
}

func TestMarkdownOfPages(t *testing.T) {
	t.Parallel()
	h := siteOf(t, "/jobs/cook: title: Cook & *more*\ncategory: Open Positions\nlocation: Oslo, Norway\n---\n## Duties\n\n- Boil\n- [See us](../about#x)\n\n| A | B |\n|---|---|\n| 1 | 2 |\n", "/about: title: About\n---\nUs.", "/index: title: Start\n---\nWelcome.")
	body := wantBody(t, h, "/jobs/cook.md", "# Cook & *more*\n", "- Category: Open Positions\n", "Oslo, Norway", "- Page: https://jobs.example.com/jobs/cook\n", "## Duties", "- Boil", "(https://jobs.example.com/about#x)")
	if strings.Contains(body, "<") {
		t.Errorf("there is HTML in it:\n%s", body)
	}
	wantBody(t, h, "/index.md", "# Start", "Welcome.")
	wantBody(t, h, "/llms.txt", "# Jobs\n\n> ", "## Open positions\n\n- [Cook & *more*](https://jobs.example.com/jobs/cook.md): Open Positions · Oslo, Norway", "## Other pages", "(https://jobs.example.com/index.md)")
	wantBody(t, h, "/jobs/cook", `<link rel="alternate" type="text/markdown" href="/jobs/cook.md">`)
	for _, target := range []string{"/none.md", "/.md", "/jobs.md"} {
		if w := get(t, h, target); w.Code != 404 {
			t.Errorf("%s: %d", target, w.Code)
		}
	}
}

func TestBrowsersCompleteInTheirAddressBar(t *testing.T) {
	t.Parallel()
	h := example(t)
	wantBody(t, h, "/opensearch.xml", `<ShortName>Quaylight</ShortName>`, `type="application/x-suggestions+json" rel="suggestions" template="https://careers.quaylight.example.com/api/v1/complete?q={searchTerms}"`)
	wantBody(t, h, "/api/v1/complete?q=rus", `["rus",["Rust"`, `pages"`, `"https://careers.quaylight.example.com/?skill=Rust"`)
	wantBody(t, h, "/api/v1/complete?q=zzzqqqxxy", `["zzzqqqxxy",[],[],[]]`)
}
