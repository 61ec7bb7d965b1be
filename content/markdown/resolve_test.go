package markdown_test

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/markdown"
)

// TestPages builds each site of testdata/pages, an archive of its files, and
// compares what becomes of its pages: HTML, passages, links and findings.
func TestPages(t *testing.T) {
	t.Parallel()
	cases, err := filepath.Glob("testdata/pages/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			site := load(t, archive(src))
			checkRuns(t, site, archive(src))
			golden(t, strings.TrimPrefix(strings.TrimSuffix(file, ".txtar"), "testdata/")+".golden", describeSite(site))
		})
	}
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

// load reads a site and publishes it by the findings of reading.
func load(tb testing.TB, root fs.FS) *content.Site {
	tb.Helper()
	site, err := content.Load(context.Background(), root, content.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return content.Select(site, site.Findings)
}

// describeSite writes down what a site has.
func describeSite(s *content.Site) []byte {
	var b bytes.Buffer
	for _, p := range s.Pages {
		fmt.Fprintf(&b, "== %s %q\n%s", p.Path, p.Title, p.HTML)
		for _, x := range p.Passages {
			fmt.Fprintf(&b, "-- [%s] %s #%s\n", x.Section, strings.Join(x.Path, " > "), x.Anchor)
			for _, block := range x.Blocks {
				fmt.Fprintf(&b, "%s%d: %s\n", [...]string{"paragraph", "item", "cell", "code"}[block.Kind], block.ListDepth, x.Text[block.Start:block.End])
			}
		}
		for _, l := range p.Links {
			fmt.Fprintf(&b, "link %s from [%s] at %s\n", l.URL, l.Section, lineColumn(l.At))
		}
	}
	for _, d := range s.Findings {
		fmt.Fprintf(&b, "%s: %s: %s [%s]\n", lineColumn(d.Position), d.Severity, d.Message, d.Rule)
		for _, at := range d.Chain {
			fmt.Fprintf(&b, "\tby way of %s\n", lineColumn(at))
		}
		if len(d.Pages) > 0 {
			fmt.Fprintf(&b, "\tin %s\n", strings.Join(d.Pages, ", "))
		}
	}
	return b.Bytes()
}

func lineColumn(p diag.Position) string { return fmt.Sprintf("%s:%d:%d", p.File, p.Line, p.Column) }

// checkRuns asserts what readers of passages rely on: blocks and runs are in
// order and within the text, verbatim runs are the file's bytes at their
// place, and no run leaves out anything but spaces.
func checkRuns(tb testing.TB, s *content.Site, root fs.FS) {
	tb.Helper()
	files := map[string]*diag.Source{}
	open := func(file string) *diag.Source {
		if files[file] == nil {
			src, err := fs.ReadFile(root, file)
			if err != nil {
				tb.Fatal(err)
			}
			files[file] = diag.NewSource(file, src)
		}
		return files[file]
	}
	for _, p := range s.Pages {
		for _, h := range p.Headings {
			checkText(tb, p.Path+" heading", h.Text, h.Runs, open)
		}
		for _, x := range p.Passages {
			where := fmt.Sprintf("%s #%s [%s]", p.Path, x.Anchor, x.Section)
			checkText(tb, where, x.Text, x.Runs, open)
			checkBlocks(tb, where, x)
			for _, r := range x.Runs {
				if want := markdown.SectionsFolder + "/" + x.Section + ".md"; x.Section == "" && r.At.File != p.File || x.Section != "" && r.At.File != want {
					tb.Errorf("%s: a run of %s", where, r.At.File)
				}
			}
		}
	}
}

func checkText(tb testing.TB, where, text string, runs []diag.Run, open func(string) *diag.Source) {
	tb.Helper()
	end := 0
	for _, r := range runs {
		if r.Start < end || r.End <= r.Start || r.End > len(text) {
			tb.Fatalf("%s: run [%d,%d) after %d in %d bytes", where, r.Start, r.End, end, len(text))
		}
		if gap := text[end:r.Start]; strings.Trim(gap, " \n") != "" {
			tb.Errorf("%s: %q is in no run", where, gap)
		}
		src := open(r.At.File)
		if got := src.At(r.Offset); got != r.At {
			tb.Errorf("%s: offset %d is %v, not %v", where, r.Offset, got, r.At)
		}
		if word := text[r.Start:r.End]; r.Verbatim {
			if got := string(src.Bytes[r.Offset : r.Offset+len(word)]); got != word || strings.Contains(word, "\n") {
				tb.Errorf("%s: run %q, file %q", where, word, got)
			}
		}
		end = r.End
	}
	if strings.Trim(text[end:], " \n") != "" {
		tb.Errorf("%s: %q is in no run", where, text[end:])
	}
}

func checkBlocks(tb testing.TB, where string, x markdown.Passage) {
	tb.Helper()
	end := -1
	for _, b := range x.Blocks {
		if b.Start != end+1 || b.End <= b.Start || b.End > len(x.Text) {
			tb.Fatalf("%s: block [%d,%d) after %d in %d bytes", where, b.Start, b.End, end, len(x.Text))
		}
		if line := x.Text[b.Start:b.End]; strings.ContainsAny(line, "\n\r") || strings.TrimSpace(line) == "" {
			tb.Errorf("%s: block %q", where, line)
		}
		if b.Start > 0 && x.Text[b.Start-1] != '\n' {
			tb.Errorf("%s: %q before a block", where, x.Text[b.Start-1])
		}
		end = b.End
	}
	if end != len(x.Text) {
		tb.Errorf("%s: blocks end at %d of %d", where, end, len(x.Text))
	}
}
