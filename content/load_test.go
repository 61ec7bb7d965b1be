package content

import (
	"context"
	"crypto/sha256"
	"errors"
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
)

func TestExampleHasNoErrors(t *testing.T) {
	t.Parallel()
	site := load(t, Example())
	checkRuns(t, site, Example())
	for _, d := range site.Diagnostics {
		if d.Severity == Error {
			t.Errorf("%v: %s [%s]", d.Position, d.Message, d.Rule)
		}
	}
	for _, p := range site.Pages {
		if bad := unsafeHTML(p.HTML); bad != "" {
			t.Errorf("%s: %s", p.Path, bad)
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
		site, err := Load(context.Background(), m, o)
		if err != nil {
			t.Fatal(err)
		}
		return site.Digest
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
	archives, err := filepath.Glob("testdata/pages/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("%d archives: %v", len(archives), err)
	}
	sum := sha256.New()
	for _, name := range archives { // sorted
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		sum.Write(describeSite(load(t, archive(src))))
	}
	got := fmt.Sprintf("%d %x\n", formatVersion, sum.Sum(nil))
	was, err := os.ReadFile("testdata/format.golden")
	if err != nil && !*update {
		t.Fatal(err)
	}
	if string(was) != got && strings.HasPrefix(string(was), fmt.Sprintf("%d ", formatVersion)) {
		t.Fatal("files become something else: raise formatVersion, then run the test with -update")
	}
	golden(t, "format.golden", []byte(got))
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
		"out.md": ruleUnreadable, "sections/out.md": ruleUnreadable, "loop": ruleUnreadable, "dangling.md": ruleUnreadable,
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
	root := fstest.MapFS{"a.md": page("Text."), "pic.png": {Data: []byte("beside")}, "x/Photo.JPG": {Data: []byte("x")}, "data.csv": {}}
	static := fstest.MapFS{"pic.png": {Data: []byte("static")}, "fonts/a.woff2": {}, ".DS_Store": {}}
	site, err := Load(context.Background(), root, Options{Static: static})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, a := range site.Assets {
		src, err := fs.ReadFile(a.FS, a.Name)
		if err != nil {
			t.Fatal(err)
		}
		got[a.Path] = string(src)
	}
	if want := map[string]string{"/pic.png": "static", "/x/Photo.JPG": "x", "/fonts/a.woff2": ""}; !maps.Equal(got, want) {
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
		site, err := Load(context.Background(), root, o)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range site.Pages {
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
		{"cut behind a word", 10, "cut…"},
		{"cut, behind punctuation", 8, "cut…"},
		{"unbreakable", 5, "unbr…"},
		{"größer als gedacht", 8, "größer…"},
		{"日本語のテキスト", 4, "日本語…"},
	} {
		if got := shorten(c.text, c.n); got != c.want {
			t.Errorf("shorten(%q, %d) = %q, want %q", c.text, c.n, got, c.want)
		}
	}
}
