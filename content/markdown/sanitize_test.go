package markdown_test

import (
	"bytes"
	"encoding/json"
	"net/url"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/careers-index/careers/content/markdown"
	"github.com/careers-index/careers/content/markdown/sanitize"
)

// payloads are published vectors of cross-site scripting: filter evasion
// lists, mutation vectors, event handlers, and the ways that Markdown adds.
func payloads(tb testing.TB) []string {
	tb.Helper()
	src, err := os.ReadFile("testdata/xss.jsonl")
	if err != nil {
		tb.Fatal(err)
	}
	var out []string
	for line := range bytes.Lines(src) {
		var p string
		if err := json.Unmarshal(line, &p); err != nil {
			tb.Fatal(err)
		}
		out = append(out, p)
	}
	if len(out) < 300 {
		tb.Fatalf("%d payloads", len(out))
	}
	return out
}

func TestNothingInAPageRuns(t *testing.T) {
	t.Parallel()
	for _, p := range payloads(t) {
		for _, text := range []string{p, "Text " + p + " text.", "- item\n  " + p + "\n\n> " + p, "<b>raw</b>\n\n" + p + "\n\n<i>raw</i>"} {
			site := load(t, fstest.MapFS{
				"page.md":       {Data: []byte("---\ntitle: Page\n---\n\n" + text + "\n\n<common-section section-name=\"s\"/>\n")},
				"sections/s.md": {Data: []byte(p + "\n")},
			})
			for _, page := range site.Pages {
				if bad := unsafeHTML(page.HTML); bad != "" {
					t.Errorf("%q: %s in\n%s", text, bad, page.HTML)
				}
			}
		}
	}
}

func TestCheckerSeesWhatPayloadsDo(t *testing.T) {
	t.Parallel()
	seen, all := 0, payloads(t)
	for _, p := range all {
		if unsafeHTML(p) != "" {
			seen++
		}
	}
	if seen < len(all)*3/4 { // the rest is text to a browser, or needs Markdown
		t.Errorf("of %d payloads the checker of these tests sees %d", len(all), seen)
	}
}

func TestHarmlessHTMLSurvives(t *testing.T) {
	t.Parallel()
	for _, keep := range []string{
		`<img src="/a.png" alt="A" title="Title" width="100" height="50%">`,
		`<em>x</em>`, `<strong>x</strong>`, `<b>x</b>`, `<mark>x</mark>`, `<kbd>x</kbd>`, `<sub>x</sub>`,
		`<details open=""><summary>x</summary>y</details>`,
		`<table><thead><tr><th align="left" colspan="2">x</th></tr></thead><tbody><tr><td>y</td></tr></tbody></table>`,
		`<a href="https://example.com/" title="x">x</a>`, `<a href="mailto:a@example.com">x</a>`, `<a href="tel:+123">x</a>`,
		`<ol start="3"><li>x</li></ol>`, `<dl><dt>x</dt><dd>y</dd></dl>`, `<figure><figcaption>x</figcaption></figure>`,
		`<pre><code class="language-c++">x</code></pre>`, `<abbr title="x">y</abbr>`, `<blockquote>x</blockquote>`,
	} {
		site := load(t, fstest.MapFS{"page.md": {Data: []byte("---\ntitle: Page\n---\n\n<div>" + keep + "</div>\n")}})
		if got := site.Pages[0].HTML; !strings.Contains(got, keep) {
			t.Errorf("%s became %s", keep, got)
		}
	}
}

// allowedAttributes are what elements may carry, by element; see package sanitize.
var allowedAttributes = map[string]map[string]*regexp.Regexp{
	"a":          {"href": nil, "title": nil, "class": regexp.MustCompile(`^footnote-(back)?ref$`), "role": regexp.MustCompile(`^doc-(noteref|backlink)$`)},
	"img":        {"src": nil, "alt": nil, "title": nil, "width": regexp.MustCompile(`^\d+%?$`), "height": regexp.MustCompile(`^\d+%?$`)},
	"abbr":       {"title": nil},
	"dfn":        {"title": nil},
	"ol":         {"start": regexp.MustCompile(`^-?\d+$`)},
	"details":    {"open": regexp.MustCompile(`^(open)?$`)},
	"th":         {"align": regexp.MustCompile(`^(left|right|center)$`), "colspan": regexp.MustCompile(`^\d+$`), "rowspan": regexp.MustCompile(`^\d+$`)},
	"td":         {"align": regexp.MustCompile(`^(left|right|center)$`), "colspan": regexp.MustCompile(`^\d+$`), "rowspan": regexp.MustCompile(`^\d+$`)},
	"code":       {"class": regexp.MustCompile(`^language-`)},
	"input":      {"type": regexp.MustCompile(`^checkbox$`), "checked": regexp.MustCompile(`^$`), "disabled": regexp.MustCompile(`^$`)},
	"sup":        {"id": regexp.MustCompile(`^fnref\d*:\d+$`)},
	"li":         {"id": regexp.MustCompile(`^fn:\d+$`)},
	"p":          {"class": regexp.MustCompile(`^alert-title$`)},
	"blockquote": {"class": regexp.MustCompile(`^alert alert-(note|tip|important|warning|caution)$`)},
	"div":        {"class": regexp.MustCompile(`^footnotes$`), "role": regexp.MustCompile(`^doc-endnotes$`)},
}

// headingID has nothing that ends an attribute or leaves an address.
var headingID = regexp.MustCompile(`^[\p{L}\p{M}\p{N}_-]+$`)

// unsafeHTML parses HTML as a browser does and says what it must not have, ""
// for nothing.
func unsafeHTML(text string) string {
	nodes, err := html.ParseFragment(strings.NewReader(text), &html.Node{Type: html.ElementNode, Data: "main", DataAtom: atom.Main})
	if err != nil {
		return err.Error()
	}
	ids := map[string]bool{}
	for _, top := range nodes {
		for n := range top.Descendants() {
			if bad := unsafeNode(n, ids); bad != "" {
				return bad
			}
		}
		if bad := unsafeNode(top, ids); bad != "" {
			return bad
		}
	}
	return ""
}

func unsafeNode(n *html.Node, ids map[string]bool) string {
	switch n.Type {
	case html.TextNode:
		return ""
	case html.ElementNode:
	default:
		return "a node that is neither text nor element: " + n.Data
	}
	if !sanitize.IsAllowed(n.Data) && n.Data != "colgroup" { // the parser may add <colgroup>
		return "<" + n.Data + ">"
	}
	for _, a := range n.Attr {
		if a.Key == "id" {
			if ids[a.Val] {
				return "the id " + a.Val + " twice"
			}
			ids[a.Val] = true
		}
		if slices.Contains([]string{"h1", "h2", "h3", "h4", "h5", "h6"}, n.Data) && a.Key == "id" && headingID.MatchString(a.Val) && !slices.Contains(markdown.ReservedIDs, a.Val) {
			continue
		}
		value, allowed := allowedAttributes[n.Data][a.Key]
		if !allowed || value != nil && !value.MatchString(a.Val) {
			return "<" + n.Data + " " + a.Key + "=" + a.Val + ">"
		}
		if a.Key == "href" || a.Key == "src" {
			u, err := url.Parse(a.Val)
			if err != nil || u.Scheme != "" && !slices.Contains([]string{"http", "https", "mailto", "tel"}, u.Scheme) {
				return "the address " + a.Val
			}
		}
	}
	return ""
}
