package content

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/jobtitle"
)

var update = flag.Bool("update", false, "write golden files instead of comparing")

// load reads a site and publishes it by the findings of reading.
func load(tb testing.TB, root fs.FS) *Site {
	tb.Helper()
	return loadWith(tb, root, Options{})
}

func loadWith(tb testing.TB, root fs.FS, o Options) *Site {
	tb.Helper()
	site, err := Load(context.Background(), root, o)
	if err != nil {
		tb.Fatal(err)
	}
	return Select(site, site.Findings)
}

// archive is the files of a txtar archive. "⏎" at the end of a file takes its
// last line end away.
func archive(src []byte) fstest.MapFS {
	root := fstest.MapFS{}
	for _, f := range txtar.Parse(src).Files {
		data := f.Data
		if cut, ok := bytes.CutSuffix(data, []byte("⏎\n")); ok {
			data = cut
		}
		root[f.Name] = &fstest.MapFile{Data: data}
	}
	return root
}

// rulesOf are the rules that a file breaks.
func rulesOf(s *Site, file string) string {
	var rules []string
	for _, d := range s.Findings {
		if d.File == file {
			rules = append(rules, d.Rule)
		}
	}
	return strings.Join(rules, " ")
}

func TestExampleHasNoErrors(t *testing.T) {
	t.Parallel()
	site := load(t, Example())
	for _, d := range site.Findings {
		if d.IsError() {
			t.Errorf("%v: %s [%s]", d.Position, d.Message, d.Rule)
		}
	}
}

func TestLoadGivesTheSameSiteEachTime(t *testing.T) {
	before := load(t, Example())
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	if after := load(t, Example()); !reflect.DeepEqual(before, after) {
		t.Error("with one processor the site is another")
	}
}

func page(text string) *fstest.MapFile {
	return &fstest.MapFile{Data: []byte("---\ntitle: Page\n---\n\n" + text)}
}

func TestDigestFollowsWhatTheSiteIsMadeOf(t *testing.T) {
	t.Parallel()
	root := func(change func(fstest.MapFS)) fstest.MapFS {
		m := fstest.MapFS{
			"a.md":          page("Text.\n"),
			"b.md":          page("<common-section section-name=\"s\"/>\n"),
			"sections/s.md": {Data: []byte("Shared.\n")},
			"pic.png":       {Data: []byte("picture")},
			"careers.yaml":  {Data: []byte("title: Site\n")},
			"draft.md":      {Data: []byte("---\ntitle: Draft\ndate: 2030-01-01\n---\n\nText.\n")},
		}
		if change != nil {
			change(m)
		}
		return m
	}
	digestOf := func(m fs.FS, o Options) string {
		return loadWith(t, m, o).Digest
	}
	before := time.Date(2029, 1, 1, 0, 0, 0, 0, time.UTC)
	want := digestOf(root(nil), Options{Now: before})
	parent := fstest.MapFS{"settings.json": {Data: []byte(`{"title": "Above"}`)}}
	same := map[string]string{
		"settings not read":     digestOf(root(nil), Options{Now: before, Parent: parent}),
		"the same again":        digestOf(root(nil), Options{Now: before}),
		"another time of files": digestOf(root(func(m fstest.MapFS) { m["a.md"].ModTime = time.Unix(1, 0) }), Options{Now: before}),
		"a day later":           digestOf(root(nil), Options{Now: before.AddDate(0, 0, 1)}),
		"a file that is none":   digestOf(root(func(m fstest.MapFS) { m["notes.txt"] = page("") }), Options{Now: before}),
	}
	for name, got := range same {
		if got != want {
			t.Errorf("%s: the digest changes", name)
		}
	}
	static := fstest.MapFS{"x.css": {Data: []byte("x")}}
	different := map[string]string{
		"a page's text":      digestOf(root(func(m fstest.MapFS) { m["a.md"] = page("Other.\n") }), Options{Now: before}),
		"a page's name":      digestOf(root(func(m fstest.MapFS) { m["c.md"] = m["a.md"]; delete(m, "a.md") }), Options{Now: before}),
		"a section":          digestOf(root(func(m fstest.MapFS) { m["sections/s.md"] = &fstest.MapFile{Data: []byte("x")} }), Options{Now: before}),
		"an image":           digestOf(root(func(m fstest.MapFS) { m["pic.png"] = &fstest.MapFile{Data: []byte("x")} }), Options{Now: before}),
		"settings":           digestOf(root(func(m fstest.MapFS) { m["careers.yaml"] = &fstest.MapFile{Data: []byte("title: X\n")} }), Options{Now: before}),
		"settings above":     digestOf(root(func(m fstest.MapFS) { delete(m, "careers.yaml") }), Options{Now: before, Parent: parent}),
		"no settings":        digestOf(root(func(m fstest.MapFS) { delete(m, "careers.yaml") }), Options{Now: before}),
		"a static file":      digestOf(root(nil), Options{Now: before, Static: static}),
		"posting categories": digestOf(root(nil), Options{Now: before, PostingCategories: []string{"Jobs"}}),
		"a page that comes":  digestOf(root(nil), Options{Now: before.AddDate(2, 0, 0)}),
	}
	if shown := digestOf(root(nil), Options{Now: before, ShowHidden: true}); shown != different["a page that comes"] {
		t.Error("the same pages, shown for another reason, have another digest")
	}
	seen := map[string]string{want: "nothing"}
	for name, got := range different {
		if other, ok := seen[got]; ok {
			t.Errorf("the digest is the same after a change of %s and of %s", name, other)
		}
		seen[got] = name
	}
}

func TestFormatVersionFollowsWhatFilesBecome(t *testing.T) {
	t.Parallel()
	archives, err := filepath.Glob("markdown/testdata/pages/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("%d archives: %v", len(archives), err)
	}
	sum := sha256.New()
	for _, name := range archives { // sorted
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range load(t, archive(src)).Pages {
			c := *p
			c.FrontMatter, c.Source, c.Sum = nil, nil, [sha256.Size]byte{} // what files are, not what they become
			c.SaysHowToApply, c.TitlePlaces = false, jobtitle.Places{}     // for findings alone, see keepVersion
			if err := json.NewEncoder(sum).Encode(c); err != nil {
				t.Fatal(err)
			}
		}
	}
	got := fmt.Sprintf("%d %x\n", formatVersion, sum.Sum(nil))
	was, err := os.ReadFile("testdata/format.golden")
	if err != nil && !*update {
		t.Fatal(err)
	}
	if string(was) != got && strings.HasPrefix(string(was), fmt.Sprintf("%d ", formatVersion)) && !*update {
		t.Fatal("files become something else: raise formatVersion, then run the test with -update")
	}
	if *update {
		if err := os.WriteFile("testdata/format.golden", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestLinksThatLeaveTheRootAreNotFollowed(t *testing.T) {
	t.Parallel()
	outside, dir := t.TempDir(), t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	link := func(to, name string) {
		t.Helper()
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	write(filepath.Join(outside, "secret.md"), "The secret.\n")
	write(filepath.Join(dir, "good.md"), "---\ntitle: Good\n---\n\nText.\n")
	write(filepath.Join(dir, "uses.md"), "---\ntitle: Uses\n---\n\n<common-section section-name=\"out\"/>\n")
	write(filepath.Join(dir, "sections/in.md"), "Inside.\n")
	link(filepath.Join(outside, "secret.md"), "sections/out.md")
	link(filepath.Join(outside, "secret.md"), "out.md")
	link("good.md", "alias.md")
	link(".", "loop")
	link("absent.md", "dangling.md")

	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = root.Close() })
	site := load(t, root.FS())
	var paths []string
	for _, p := range site.Pages {
		paths = append(paths, p.Path)
		if strings.Contains(p.HTML, "secret") {
			t.Errorf("%s shows the file outside", p.Path)
		}
	}
	if want := []string{"/alias", "/good"}; !reflect.DeepEqual(paths, want) {
		t.Errorf("pages %v, want %v", paths, want)
	}
	for file, rule := range map[string]string{
		"out.md": diag.RuleUnreadable, "sections/out.md": diag.RuleUnreadable, "loop": diag.RuleUnreadable, "dangling.md": diag.RuleUnreadable,
	} {
		if got := rulesOf(site, file); !strings.Contains(got, rule) {
			t.Errorf("findings of %s: %q, want %s", file, got, rule)
		}
	}
}

func TestLoadWithoutARoot(t *testing.T) {
	t.Parallel()
	_, err := Load(context.Background(), os.DirFS(filepath.Join(t.TempDir(), "absent")), Options{})
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v, want one that the folder is not there", err)
	}
}

func TestLoadStopsWhenItIsCancelled(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Load(ctx, Example(), Options{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want that it was cancelled", err)
	}
}

func TestEmptyRootIsASite(t *testing.T) {
	t.Parallel()
	site := load(t, fstest.MapFS{})
	if len(site.Pages) != 0 || site.Digest == "" {
		t.Errorf("%d pages, digest %q", len(site.Pages), site.Digest)
	}
}

func TestAssets(t *testing.T) {
	t.Parallel()
	root := fstest.MapFS{"a.md": page("Text."), "pic.png": {Data: []byte("beside")}, "x/Photo.JPG": {Data: []byte("x")}, "data.csv": {}, ".well-known/a.png": {}}
	static := fstest.MapFS{"pic.png": {Data: []byte("static")}, "fonts/a.woff2": {}, ".DS_Store": {},
		".well-known/security.txt": {Data: []byte("s")}, ".well-known/.git/config": {}, "x/.well-known/a": {}}
	site := loadWith(t, root, Options{Static: static})
	got := map[string]string{}
	for _, a := range site.Assets {
		src, err := fs.ReadFile(a.FS, a.Name)
		if err != nil {
			t.Fatal(err)
		}
		got[a.Path] = string(src)
	}
	if want := map[string]string{"/pic.png": "static", "/x/Photo.JPG": "x", "/fonts/a.woff2": "", "/.well-known/security.txt": "s"}; !maps.Equal(got, want) {
		t.Errorf("assets %v, want %v", got, want)
	}
}

func TestPostings(t *testing.T) {
	t.Parallel()
	root := fstest.MapFS{
		"job.md":  {Data: []byte("---\ntitle: Job\ncategory: open positions\n---\n\nText.\n")},
		"page.md": {Data: []byte("---\ntitle: Page\ncategory: About\n---\n\nText.\n")},
	}
	postings := func(o Options) (paths []string) {
		for _, p := range loadWith(t, root, o).Pages {
			if p.Posting {
				paths = append(paths, p.Path)
			}
		}
		return paths
	}
	for _, c := range []struct {
		categories []string
		want       []string
	}{
		{nil, []string{"/job"}},
		{[]string{"ABOUT"}, []string{"/page"}},
		{[]string{"About", "Open Positions"}, []string{"/job", "/page"}},
		{[]string{"None has it"}, []string{"/job", "/page"}},
	} {
		if got := postings(Options{PostingCategories: c.categories}); !reflect.DeepEqual(got, c.want) {
			t.Errorf("postings of %v: %v, want %v", c.categories, got, c.want)
		}
	}
}

func TestShorten(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text string
		n    int
		want string
	}{
		{"short", 10, "short"},
		{"exactly ten", 11, "exactly ten"},
		{"cut after a word", 10, "cut…"},
		{"cut, after punctuation", 8, "cut…"},
		{"unbreakable", 5, "unbr…"},
		{"größer als gedacht", 8, "größer…"},
		{"日本語のテキスト", 4, "日本語…"},
	} {
		if got := shorten(c.text, c.n); got != c.want {
			t.Errorf("shorten(%q, %d) = %q, want %q", c.text, c.n, got, c.want)
		}
	}
}

func TestLoadReadsEveryPageAndPublishLeavesSomeOut(t *testing.T) {
	t.Parallel()
	root := archive([]byte(`-- careers.yaml --
posting_category: Jobs
-- job.md --
---
title: Job
category: jobs
draft: true
---
-- broken.md --
---
title: Broken
category: Jobs
---
<common-section section-name="none"/>
-- empty.md --
-- due.md --
---
title: Due
date: 2026-12-01
---
-- page.md --
---
title: Page
---
Text.
`))
	now := time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)
	load := func() *Site {
		site, err := Load(t.Context(), root, Options{Now: now})
		if err != nil {
			t.Fatal(err)
		}
		return site
	}
	site := load()
	hidden := map[string]string{}
	for _, p := range site.Pages {
		hidden[p.File] = p.Hidden
		if p.Posting || p.FrontMatter == nil || p.Source == nil || p.Body.Line == 0 {
			t.Errorf("%s: posting %v, front matter %v, source %v, body %v", p.File, p.Posting, p.FrontMatter, p.Source, p.Body)
		}
	}
	want := map[string]string{"job.md": "draft: true", "broken.md": "", "empty.md": "", "due.md": "due on 2026-12-01", "page.md": ""}
	if !maps.Equal(hidden, want) || site.Digest != "" {
		t.Errorf("pages %v, digest %q, want %v and none", hidden, site.Digest, want)
	}
	published := Select(site, site.Findings)
	// The one page that is shown has no posting category, and so every page is a posting.
	if len(published.Pages) != 1 || published.Pages[0].File != "page.md" || !published.Pages[0].Posting {
		t.Errorf("published %v", published.Pages)
	}
	site = load()
	if again := Select(site, site.Findings); again.Digest != published.Digest || published.Digest == "" {
		t.Errorf("the digest of the same site is %q, and was %q", again.Digest, published.Digest)
	}
	all := loadWith(t, root, Options{Now: now, ShowHidden: true})
	var postings []string
	for _, p := range all.Pages {
		if p.Posting {
			postings = append(postings, p.File)
		}
	}
	if len(all.Pages) != 3 || !reflect.DeepEqual(postings, []string{"job.md"}) {
		t.Errorf("with hidden pages there are %d, postings %v", len(all.Pages), postings)
	}
	site = load()
	if fewer := Select(site, append(site.Findings, diag.Finding{Position: diag.FileStart("page.md"), Severity: diag.Error})); len(fewer.Pages) != 0 || fewer.Digest == published.Digest {
		t.Error("a page with an error is shown, or leaves the digest as it is")
	}
}

func TestTitleOfFile(t *testing.T) {
	t.Parallel()
	for file, want := range map[string]string{"a/data-engineer.md": "Data engineer", "about/index.md": "About", "index.md": "Index", "foo.html.md": "Foo", "-.md": "-.md"} {
		if got := titleOf(file); got != want {
			t.Errorf("%s is called %q, want %q", file, got, want)
		}
	}
}

func TestPagesHaveValuesOfTheSitesOwnFacets(t *testing.T) {
	t.Parallel()
	site := load(t, archive([]byte(`-- careers.yaml --
facets: [category, {name: team, key: department}, {name: perk}, {name: place, label: Location}]
-- a.md --
---
title: A
Department: [Data, " Platform ", Data, '']
perk: {a: b}
location: Berlin
level: Senior
---
-- b.md --
---
title: B
---
`)))
	a, b := site.Pages[0], site.Pages[1]
	if want := map[string][]string{"team": {"Data", "Platform"}}; !reflect.DeepEqual(a.Custom, want) {
		t.Errorf("values %v, want %v", a.Custom, want)
	}
	if b.Custom != nil || a.Level != "Senior" {
		t.Errorf("values %v of a page without any; level %q", b.Custom, a.Level)
	}
}
