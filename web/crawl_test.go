package web_test

import (
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web"
)

// document is what a crawl reads of a page.
type document struct {
	links  []string // href and src of everything, as written
	ids    map[string]int
	ld     []string // JSON-LD
	tags   map[string]int
	inline []string // scripts, styles and handlers within the page
}

func parse(t *testing.T, body string) document {
	t.Helper()
	d := document{ids: map[string]int{}, tags: map[string]int{}}
	z := html.NewTokenizer(strings.NewReader(body))
	for {
		switch z.Next() {
		case html.ErrorToken:
			if err := z.Err(); !errors.Is(err, io.EOF) {
				t.Fatal(err)
			}
			return d
		case html.StartTagToken, html.SelfClosingTagToken:
			d.element(z, z.Token())
		}
	}
}

func (d *document) element(z *html.Tokenizer, token html.Token) {
	d.tags[token.Data]++
	attr := map[string]string{}
	for _, a := range token.Attr {
		attr[a.Key] = a.Val
		if a.Key == "style" || strings.HasPrefix(a.Key, "on") {
			d.inline = append(d.inline, a.Key+"="+a.Val)
		}
	}
	if id, ok := attr["id"]; ok {
		d.ids[id]++
	}
	for _, name := range []string{"href", "src", "srcset", "action"} {
		if v := attr[name]; v != "" {
			d.links = append(d.links, v)
		}
	}
	switch {
	case token.Data == "script" && attr["type"] == "application/ld+json":
		z.Next()
		d.ld = append(d.ld, string(z.Raw()))
	case token.Data == "script" && attr["src"] == "", token.Data == "style":
		d.inline = append(d.inline, token.Data)
	}
}

// TestEveryPageAndLinkIsSound crawls the example site from its start: every
// page answers, has one heading of the first level, no id twice and nothing
// inline, and every link within a page leads to an id that is there.
func TestEveryPageAndLinkIsSound(t *testing.T) {
	t.Parallel()
	h := example(t)
	todo, seen := []string{"/"}, map[string]document{}
	fragments := map[string][]string{}
	for len(todo) > 0 {
		target := todo[0]
		todo = todo[1:]
		if _, ok := seen[target]; ok {
			continue
		}
		w := get(t, h, target)
		if w.Code != http.StatusOK {
			t.Errorf("GET %s = %d", target, w.Code)
		}
		seen[target] = document{}
		if !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			continue
		}
		d := parse(t, w.Body.String())
		seen[target] = d
		checkDocument(t, target, d)
		for _, link := range d.links {
			base, _ := url.Parse(target)
			u, err := base.Parse(link)
			if err != nil {
				t.Errorf("%s links %q: %v", target, link, err)
				continue
			}
			if u.Host != "" || u.Scheme != "" || strings.Contains(u.RawQuery, "&") { // one filter deep is far enough
				continue
			}
			page := u.RequestURI()
			todo = append(todo, page)
			if u.Fragment != "" {
				fragments[page] = append(fragments[page], u.Fragment)
			}
		}
	}
	for page, ids := range fragments {
		for _, id := range ids {
			if seen[page].ids[id] == 0 {
				t.Errorf("a link leads to %s#%s, which is not there", page, id)
			}
		}
	}
	if len(seen) < 100 {
		t.Errorf("crawled %d addresses only", len(seen))
	}
}

func checkDocument(t *testing.T, target string, d document) {
	t.Helper()
	if d.tags["h1"] != 1 || d.tags["main"] != 1 || d.tags["title"] != 1 {
		t.Errorf("%s has %d h1, %d main, %d title", target, d.tags["h1"], d.tags["main"], d.tags["title"])
	}
	for id, n := range d.ids {
		if n > 1 {
			t.Errorf("%s has the id %q %d times", target, id, n)
		}
	}
	if len(d.inline) > 0 {
		t.Errorf("%s has inline %q", target, d.inline)
	}
	if posting := strings.HasPrefix(target, "/open-positions/"); posting != (len(d.ld) == 1) {
		t.Errorf("%s has %d JSON-LD blocks", target, len(d.ld))
	}
}

// TestPagesAreTheSiteMap compares the sitemap with what is served.
func TestPagesAreTheSiteMap(t *testing.T) {
	t.Parallel()
	h := example(t)
	var doc struct {
		URLs []struct {
			Loc string `xml:"loc"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal(get(t, h, "/sitemap.xml").Body.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	source, err := exampleSource()
	if err != nil {
		t.Fatal(err)
	}
	e, release := source.Acquire()
	defer release()
	want := 0
	for _, err := range e.Site().Pages {
		if err != nil {
			t.Fatal(err)
		}
		want++
	}
	res, err := e.Search(t.Context(), search.Request{Show: search.ShowPositions})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range res.Facets {
		if f.Name == "category" || f.Name == "skill" {
			want += len(f.Values)
		}
	}
	if len(doc.URLs) != want {
		t.Errorf("the sitemap has %d addresses for %d pages and listings", len(doc.URLs), want)
	}
	for _, u := range doc.URLs {
		path := strings.TrimPrefix(u.Loc, "https://careers.quaylight.example.com")
		if w := get(t, h, path); w.Code != http.StatusOK || !strings.Contains(html.UnescapeString(w.Body.String()), `<link rel="canonical" href="`+u.Loc+`">`) || strings.Contains(w.Body.String(), "noindex") {
			t.Errorf("%s: %d, or another canonical address, or not to be indexed", u.Loc, w.Code)
		}
	}
}

const hostile = `"><script>alert(1)</script><img src=x onerror=alert(2)>'`

// TestHostileTextStaysText sends markup through everything that a page or an
// address can bring.
func TestHostileTextStaysText(t *testing.T) {
	t.Parallel()
	esc := html.EscapeString(hostile)
	hit := search.Hit{
		Path: "/" + hostile, Title: hostile, TitleHTML: esc, Description: hostile, Category: hostile, Skills: []string{hostile},
		Job: search.Job{Locations: []string{hostile}, Workplace: hostile, Type: hostile, Level: hostile},
		Snippets: []search.Snippet{
			{HTML: "<mark>" + esc + "</mark>", Heading: hostile, Anchor: hostile, Section: hostile},
			{HTML: esc, Heading: hostile, HeadingHTML: "<mark>" + esc + "</mark>", Anchor: hostile},
		},
	}
	page := &search.Page{
		Path: "/" + hostile, Title: hostile, Description: hostile, Category: hostile, Skills: []string{hostile}, HTML: "<p>safe</p>",
		Posting: true, Job: search.Job{Apply: "javascript:alert(1)", Posted: hostile, Closes: hostile, Locations: []string{hostile}, Workplace: hostile},
		Strengths: []search.PageSkill{{Name: hostile, Kind: hostile, Strength: "required", Quote: hostile, Section: hostile}},
		Similar:   []search.Hit{hit},
	}
	engine := &fakeEngine{
		search: func(r search.Request) (*search.Result, error) {
			return &search.Result{
				Query: r.Query, Total: 1, Page: 1, PerPage: 20, Pages: 3, Hits: []search.Hit{hit}, DidYouMean: hostile, SetAside: []string{hostile},
				Facets: []search.FacetCount{
					{Name: "category", Values: []search.FacetValue{{Value: hostile, Count: 1, Selected: true}}},
					{Name: "skill", Values: []search.FacetValue{{Value: hostile, Count: 1, Kind: hostile}}},
				},
				Relaxations: []search.Relaxation{{Query: hostile, Total: 1}},
			}, nil
		},
		suggest: func(string) ([]search.Suggestion, error) {
			return []search.Suggestion{{Text: hostile, Kind: "word", Path: hostile}}, nil
		},
		page: func(p string) (*search.Page, error) {
			if p == "/" {
				return nil, search.ErrNotFound
			}
			return page, nil
		},
	}
	engine.site.Title, engine.site.Organization, engine.site.Language = hostile, hostile, hostile
	engine.site.Facets = search.Facets{{Name: "category", Label: hostile}, {Name: "skill", Label: hostile, Many: true}}
	engine.site.LogoLight, engine.site.Accent, engine.site.Generation = "javascript:alert(1)", hostile, "g"
	h := newHandler(t, engine, web.Options{})
	q := url.QueryEscape(hostile)
	for _, target := range []string{
		"/", "/x", "/?q=" + q, "/?category=" + q + "&skill=" + q + "&skill=b&skill_q=" + q, "/?page=" + q, "/?skill_match=" + q, "/?" + q + "=%ff",
		"/" + url.PathEscape(hostile), "/feed.atom?q=" + q, "/feed.json?q=" + q, "/opensearch.xml", "/sitemap.xml", "/api/v1/search?q=" + q, "/api/v1/suggest?q=" + q, "/api/v1/pages/x",
	} {
		w := get(t, h, target)
		switch ct := w.Header().Get("Content-Type"); {
		case strings.Contains(ct, "html"):
			d := parse(t, w.Body.String())
			if len(d.inline) > 0 || d.tags["script"] > 2 || strings.Contains(w.Body.String(), "<script>alert") {
				t.Errorf("%s: something runs: %q, %d scripts", target, d.inline, d.tags["script"])
			}
			for _, link := range d.links {
				if strings.HasPrefix(link, "javascript:") {
					t.Errorf("%s links %q", target, link)
				}
			}
			for _, ld := range d.ld {
				if !json.Valid([]byte(ld)) {
					t.Errorf("%s: JSON-LD is no JSON: %s", target, ld)
				}
			}
		case strings.Contains(ct, "json"):
			if !json.Valid(w.Body.Bytes()) {
				t.Errorf("%s: no JSON: %s", target, w.Body)
			}
		default:
			if err := xml.Unmarshal(w.Body.Bytes(), new(struct{})); err != nil {
				t.Errorf("%s: %v in %s", target, err, w.Body)
			}
		}
		if w.Header().Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s can be sniffed", target)
		}
	}
}
