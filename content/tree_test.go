package content

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
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

func TestStaticFilesThatAreNotThere(t *testing.T) {
	t.Parallel()
	_, err := Load(t.Context(), fstest.MapFS{}, Options{Static: os.DirFS(t.TempDir() + "/absent")})
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v, want that the folder is not there", err)
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

func TestFilesInOtherMarkupAreReportedOnce(t *testing.T) {
	t.Parallel()
	site := load(t, fstest.MapFS{
		"a.md": page("x"), "b.rst": {Data: []byte("Job")}, "c.adoc": {Data: []byte("Job")}, "d.RST": {Data: []byte("Job")},
		"e.html": page("x"), "_layouts/job.html": page("x"), "f.html": {Data: []byte("<html>")}, "g.txt": {Data: []byte("--- not a fence")}, "h.txt": {Data: []byte("--")}, "LICENSE": {},
		"careers.yml": {}, "sections/x.rst": {Data: []byte("x")}, "photo.png": {}, "data.csv": {Data: []byte("---\n")},
	})
	var got []string
	for _, d := range site.Findings {
		got = append(got, d.Rule+": "+d.Message)
	}
	want := []string{"unread-files: files that look like pages are not read, because they are not Markdown (1 with .adoc, 1 with .html, 3 with .rst): " +
		"b.rst, c.adoc, d.RST, e.html, sections/x.rst; write them as .md, or move them away",
		"unread-files: the file is not read: settings are in careers.yaml"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestNamesThatNoAddressCanHaveAreErrors(t *testing.T) {
	t.Parallel()
	root := fstest.MapFS{`a\b.md`: page("x"), "\u202Ec.md": page("x"), "d\u2028.md": page("x"), `e\f.png`: {}}
	site := load(t, root)
	if len(site.Findings) != len(root) || len(site.Pages) > 0 || len(site.Assets) > 0 {
		t.Errorf("findings %v, %d pages, %d files", site.Findings, len(site.Pages), len(site.Assets))
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

func TestAFileThatIsTooLargeIsNotRead(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	f, err := os.Create(dir + "/sparse.png")
	if err == nil {
		err = errors.Join(f.Truncate(MaxAssetBytes+1), f.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
	site := load(t, os.DirFS(dir))
	if got := rulesOf(site, "sparse.png"); got != diag.RuleFileTooLarge || len(site.Assets) > 0 {
		t.Errorf("findings %q, %d files", got, len(site.Assets))
	}
}

// Of many pages, not all bytes are held until the pages are made.
func TestReadingHoldsSoManyBytesOfPages(t *testing.T) {
	t.Parallel()
	root := fstest.MapFS{}
	for i := range 20 {
		root[fmt.Sprintf("jobs/%d.md", i)] = &fstest.MapFile{Data: []byte("# A page of 20 bytes")}
	}
	files, err := readTree(t.Context(), root, nil, nil, 100)
	if err != nil {
		t.Fatal(err)
	}
	held := 0
	for _, p := range files.pages {
		if p.unread != (p.Bytes == nil) || p.size != 20 || p.known.Sum != sha256.Sum256(root[p.File].Data) {
			t.Errorf("%s: %d bytes of %d, to be read: %v", p.File, len(p.Bytes), p.size, p.unread)
		}
		held += len(p.Bytes)
	}
	if held != 100 {
		t.Errorf("%d bytes are held, want 100", held)
	}
}
