package markdown_test

import (
	"bytes"
	"flag"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/markdown"
	"github.com/careers-index/careers/content/markdown/sanitize"
)

var pages = flag.Int("pages", 500, "random pages to check")

const fuzzTitle = "---\ntitle: Page\n---\n\n"

// addSeeds adds the bodies of all pages and sections of the cases, and the
// payloads, each as a page with a section.
func addSeeds(f *testing.F) {
	f.Helper()
	cases, err := filepath.Glob("testdata/pages/*.txtar")
	if err != nil || len(cases) == 0 {
		f.Fatalf("no cases: %v", err)
	}
	for _, file := range cases {
		src, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		page, section := "", ""
		for _, x := range txtar.Parse(src).Files {
			_, body, ok := strings.Cut(string(x.Data), "---\n\n")
			switch {
			case markdown.IsSection(x.Name):
				section = string(x.Data)
			case ok:
				page = body
			}
			f.Add(page, section)
		}
	}
	for _, p := range payloads(f) {
		f.Add("Text.\n\n<common-section section-name=\"a\"/>\n", p)
	}
}

// FuzzPage builds pages of any text with sections of any text. Nothing in them
// runs, and all text is where its runs say.
func FuzzPage(f *testing.F) {
	addSeeds(f)
	f.Fuzz(checkPages)
}

// checkPages is what FuzzPage asserts.
func checkPages(t *testing.T, page, section string) {
	t.Helper()
	root := fstest.MapFS{
		"page.md":            {Data: []byte(fuzzTitle + page)},
		"plain.md":           {Data: []byte(page)},
		"sections/a.md":      {Data: []byte(section)},
		"sections/b.md":      {Data: []byte("Beta.\n\n" + section)},
		"sections/c.md":      {Data: []byte("- c\n<common-section section-name=\"a\"></common-section>")},
		"sections/phrase.md": {Data: []byte("a *phrase*")},
	}
	site := load(t, root)
	checkRuns(t, site, root)
	for _, p := range site.Pages {
		if bad := unsafeHTML(p.HTML); bad != "" {
			t.Errorf("%s in\n%s", bad, p.HTML)
		}
		checkStaysInside(t, p.HTML)
	}
	for _, d := range site.Findings {
		if src, err := fs.ReadFile(root, d.File); err == nil && !placeExists(src, d.Position) {
			t.Errorf("%v is no place in %s", d.Position, d.File)
		}
	}
}

// checkStaysInside asserts that the element around a page's HTML, and the one after it,
// are where they would be without it.
func checkStaysInside(t *testing.T, page string) {
	t.Helper()
	nodes, err := html.ParseFragment(strings.NewReader("<div>"+page+"</div><aside>after</aside>"), &html.Node{Type: html.ElementNode, Data: "main", DataAtom: atom.Main})
	if err != nil {
		t.Error(err)
		return
	}
	if len(nodes) != 2 || nodes[0].Data != "div" || nodes[1].Data != "aside" || nodes[1].FirstChild == nil || nodes[1].FirstChild.Data != "after" {
		t.Errorf("the page reaches out of its element:\n%s", page)
	}
}

// placeExists reports whether a place is in a file, or at its end.
func placeExists(src []byte, p diag.Position) bool {
	lines := bytes.Split(src, []byte{'\n'})
	return p.Line >= 1 && p.Line <= len(lines) && p.Column >= 1 && p.Column <= len(lines[p.Line-1])+1
}

// FuzzResolve compares text with itself: as a page, as the one section of an
// otherwise empty page, and before and after resolving when nothing is
// included.
func FuzzResolve(f *testing.F) {
	addSeeds(f)
	f.Fuzz(func(t *testing.T, text, _ string) { checkResolve(t, text) })
}

// checkResolve is what FuzzResolve asserts.
func checkResolve(t *testing.T, text string) {
	t.Helper()
	root := fstest.MapFS{
		"own/x.md":      {Data: []byte(fuzzTitle + "\n" + text)},
		"shared/x.md":   {Data: []byte(fuzzTitle + `<common-section section-name="a"></common-section>`)},
		"sections/a.md": {Data: []byte("\n" + text)},
	}
	site := load(t, root)
	if len(site.Pages) != 2 || strings.Contains(rulesOf(site, "sections/a.md"), diag.RuleSectionFrontMatter) {
		return
	}
	own, shared := site.Pages[0], site.Pages[1]
	if len(own.Includes) > 0 {
		return
	}
	if got := strings.ReplaceAll(shared.HTML, "/shared", "/own"); got != own.HTML {
		t.Errorf("as a section:\n%s\nas a page:\n%s", got, own.HTML)
	}
	if a, b := lines(own), lines(shared); !reflect.DeepEqual(a, b) {
		t.Errorf("as a section:\n%q\nas a page:\n%q", b, a)
	}
	checkIdempotent(t, []byte(text))
	checkNeedsNoSanitizer(t, []byte(text))
}

// fragments are the words of random Markdown.
var fragments = []string{
	"text", " ", "  ", "    ", "\t", "\n", "\n", "\n\n", "\n\n", "\r\n", "- ", "* ", "1. ", "\n- ", "\n  - ", "\n> ", "> ", "#", "\n## ", "\n===\n", "\n---\n",
	"*", "**", "_", "~~", "`", "``", "\n```go\n", "\n~~~\n", "[", "]", "](/x)", "](x.md \"t\")", "![", "[x]", "\n[x]: /y\n", "<https://x.y>", "https://x.y/z ", "a@b.cd ",
	"\n> [!NOTE]\n> ", "[!TIP]", ":rocket:", "\n: ", ":   ", "{{ x }}", "{{< a >}}", "{% if %}", "{% comment %}", "{% endcomment %}", "{.a}", "{#a}", "\n:::tip\n", "\n:::\n", "<% a %>", "<Ab c={1}/>", "\nimport A from 'a'\n", "](/{{ x }}/y)", "\"{{x}}\"",
	"|", "\na|b\n-|-\n", "\\", "\\*", "&amp;", "&#67;", "&copy", "é", "\u00a0", "\u2028", "<b>", "</b>", "\n</div>\n</section>", "</main>", "<div><!--", "<table><tr>", "</table>", "<p>", "</p>", "</ul>", "<summary>", "</li>", "<h2>", "</h3>", "<br>", "\n<div>\n", "\n</div>\n", "\n<details>\n", "\n<pre>\n", "<!--", "-->", "<script>", "</script>",
	"<a href=x.md>", "</a>", "<ul><li>", "</ul>", "<td>", "[^1]", "\n[^1]: ", "[ ] ", "- [x] ", "<x-y>",
	"<common-section section-name=\"a\"></common-section>", "\n<common-section section-name=\"a\"></common-section>\n", "\n  <common-section section-name='b'/>\n",
	"<common-section section-name=\"phrase\"/>", "\n<common-section section-name=\"c\"/>", "<common-section", "</common-section>", "<COMMON-SECTION section-name=phrase>",
}

func TestRandomPages(t *testing.T) {
	t.Parallel()
	random := func(r *rand.Rand) string {
		var b strings.Builder
		for range 1 + r.IntN(40) {
			b.WriteString(fragments[r.IntN(len(fragments))])
		}
		return b.String()
	}
	for seed := range uint64(*pages) {
		r := rand.New(rand.NewPCG(seed, 1))
		page, section := random(r), random(r)
		checkPages(t, page, section)
		checkResolve(t, page)
		if t.Failed() {
			t.Fatalf("seed %d: page %q, section %q", seed, page, section)
		}
	}
}

// lines are the blocks of a page with the headings above them.
func lines(p *content.Page) (out []string) {
	for _, x := range p.Passages {
		for _, b := range x.Blocks {
			out = append(out, strings.Join(x.Path, ">")+"#"+x.Anchor+": "+x.Text[b.Start:b.End])
		}
	}
	return out
}

// checkIdempotent asserts that resolving changes nothing in a tree without tags.
func checkIdempotent(t *testing.T, src []byte) {
	t.Helper()
	before, after, ok := markdown.ResolvedAlone(src)
	if ok && before != after {
		t.Errorf("before:\n%s\nafter:\n%s", before, after)
	}
}

// checkNeedsNoSanitizer asserts that the policy removes nothing from a page without
// raw HTML, so that such pages need not pass through it.
func checkNeedsNoSanitizer(t *testing.T, src []byte) {
	t.Helper()
	rendered, ok := markdown.RenderedAlone(src)
	if !ok {
		return
	}
	if a, b := parsed(t, rendered), parsed(t, sanitize.HTML(rendered)); a != b {
		t.Errorf("as rendered:\n%s\nsanitized:\n%s", a, b)
	}
}

// parsed is HTML as a browser reads it, written down.
func parsed(t *testing.T, text string) string {
	t.Helper()
	nodes, err := html.ParseFragment(strings.NewReader(text), &html.Node{Type: html.ElementNode, Data: "main", DataAtom: atom.Main})
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	for _, n := range nodes {
		if err := html.Render(&b, n); err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}
