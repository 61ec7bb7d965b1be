package content

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/markdown"
)

// brokenFS has files that cannot be opened, or that fail while they are read.
type brokenFS struct {
	fstest.MapFS
	closed, failing string // name of a file
}

var errBroken = errors.New("the disk is broken")

func (b brokenFS) Open(name string) (fs.File, error) {
	f, err := b.MapFS.Open(name)
	switch {
	case err != nil:
		return nil, err
	case name == b.closed:
		_ = f.Close()
		return nil, &fs.PathError{Op: "open", Path: name, Err: errBroken}
	case name == b.failing:
		return brokenFile{f}, nil
	}
	return f, nil
}

type brokenFile struct{ fs.File }

func (brokenFile) Read([]byte) (int, error) { return 0, errBroken }

func TestFilesThatCannotBeReadHideNoOther(t *testing.T) {
	t.Parallel()
	files := fstest.MapFS{
		"good.md": page("Text."), "bad.md": page("Text."), "bad.png": {Data: []byte("x")},
		"sections/bad.md": {Data: []byte("x")}, "sections": {Mode: fs.ModeDir | 0o755},
	}
	for _, name := range []string{"bad.md", "bad.png", "sections/bad.md"} {
		for _, root := range []fs.FS{brokenFS{files, name, ""}, brokenFS{files, "", name}} {
			site := load(t, root)
			if got := rulesOf(site, name); got != diag.RuleUnreadable {
				t.Errorf("findings of %s: %q", name, got)
			}
			for _, d := range site.Findings {
				if d.File == name && d.Message != "the file cannot be read: the disk is broken" {
					t.Errorf("%s: %s", name, d.Message)
				}
			}
			if !slices.ContainsFunc(site.Pages, func(p *Page) bool { return p.File == "good.md" }) {
				t.Errorf("%s hides the other page", name)
			}
		}
	}
}

func TestFilesThatAreNotPages(t *testing.T) {
	t.Parallel()
	site := load(t, fstest.MapFS{
		"a\x01.md":             page("Text."),
		"large.md":             page(strings.Repeat("a", markdown.MaxFileBytes)),
		"pipe.md":              {Mode: fs.ModeNamedPipe},
		".hidden/a.md":         page("Text."),
		".b.md":                page("Text."),
		"sections/same.md":     {Data: []byte("A")},
		"sections/same.MD":     {Data: []byte("B")},
		"sections/latin1.md":   {Data: []byte("\xE9")},
		"sections/mark.md":     {Data: []byte(diag.ByteOrderMark + "Text.")},
		"sections/keys.md":     {Data: []byte("---\ntitle: A\n---\nText.")},
		"sections/too-long.md": {Data: []byte(strings.Repeat("a", markdown.MaxFileBytes+1))},
	})
	for file, want := range map[string]string{
		"a\x01.md": diag.RuleUnreadable, "large.md": diag.RuleFileTooLarge, "pipe.md": diag.RuleUnreadable, ".hidden/a.md": "", ".b.md": "",
		"sections/same.MD": "", "sections/same.md": diag.RuleDuplicatePath, "sections/latin1.md": diag.RuleNotUTF8, "sections/mark.md": "",
		"sections/keys.md": diag.RuleSectionFrontMatter, "sections/too-long.md": diag.RuleFileTooLarge,
	} {
		if got := rulesOf(site, file); got != want {
			t.Errorf("findings of %q: %q, want %q", file, got, want)
		}
	}
	if len(site.Pages) != 0 {
		t.Errorf("%d pages", len(site.Pages))
	}
}

func TestPagesMadeByHandArePublished(t *testing.T) {
	t.Parallel()
	site := &Site{Pages: []*Page{{Path: "/a", File: "a.md", Title: "A"}}}
	if published := Select(site, nil); len(published.Pages) != 1 || published.Digest == "" {
		t.Errorf("%+v", published)
	}
}

func TestEveryMarkdownFileIsAPage(t *testing.T) {
	t.Parallel()
	site := load(t, fstest.MapFS{
		"a.markdown": page("x"), "b.mdx": page("x"), "c.html.markdown": page("x"), "d.MD": page("x"), "e.mdown": page("x"),
		"jobs/_index.md": page("x"), "sections/s.markdown": {Data: []byte("Shared.")},
		"f.md": page("<common-section section-name=\"s\"/>"),
	})
	var paths []string
	for _, p := range site.Pages {
		paths = append(paths, p.Path)
	}
	if want := []string{"/a", "/b", "/c.html", "/d", "/e", "/f", "/jobs"}; !slices.Equal(paths, want) {
		t.Errorf("pages %q, want %q", paths, want)
	}
	for _, d := range site.Findings {
		t.Errorf("%s: %s", d.File, d.Message)
	}
}

func TestPagesThatAreLeftOutHaveAReason(t *testing.T) {
	t.Parallel()
	site := loadWith(t, fstest.MapFS{
		"a.md": page("x"), "b.md": {Data: []byte("---\ndraft: true\n---\nx\n")}, "c.md": {Data: []byte("---\ncloses: 2020-01-01\n---\nx\n")},
		"d.md": {}, "e.md": {Mode: fs.ModeNamedPipe}, "sections/s.md": {Data: []byte("\xff")}, "careers.yaml": {Data: []byte("x: 1\n")},
	}, Options{Now: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)})
	want := []LeftOut{{"b.md", "draft: true"}, {"c.md", "closed on 2020-01-01"}, {"d.md", ReasonError}, {"e.md", ReasonError}}
	if !slices.Equal(site.LeftOut, want) {
		t.Errorf("got %v", site.LeftOut)
	}
}

func TestTitlesHaveNoMarksOfDirection(t *testing.T) {
	t.Parallel()
	site := load(t, fstest.MapFS{"a.md": {Data: []byte("---\ntitle: A\u202Eb\u2066c\u200F\nmenuTitle: \u202Bm\n---\nx\n")}, "b.md": {Data: []byte("---\ntitle: \u05d0 b\n---\nx\n")}})
	if a, b := site.Pages[0], site.Pages[1]; a.Title != "Abc" || a.TitleRuns != nil || a.Menu != "m" || b.Title != "\u05d0 b" || b.TitleRuns == nil {
		t.Errorf("%+v, %+v", a, b)
	}
}
