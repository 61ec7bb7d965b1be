package content

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"math"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	"golang.org/x/sync/errgroup"
)

// benchSite is the example site many times over, and for each of its pages the
// Markdown with the sections' text in place of their tags.
func benchSite(tb testing.TB, copies int) (fs.FS, [][]byte) {
	tb.Helper()
	root := fstest.MapFS{}
	var bodies [][]byte
	err := fs.WalkDir(Example(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(name, ".md") {
			return err
		}
		src, err := fs.ReadFile(Example(), name)
		if err != nil {
			return err
		}
		if isSection(name) {
			root[name] = &fstest.MapFile{Data: src}
			return nil
		}
		for i := range copies {
			file := name
			if i > 0 { // the first copy is the one that links lead to
				file = fmt.Sprintf("%03d/%s", i, name)
			}
			root[file] = &fstest.MapFile{Data: src}
			bodies = append(bodies, inlined(tb, name, src))
		}
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	return root, bodies
}

// inlined is a page's Markdown with the text of its sections, by plain
// replacement: the bytes that a build renders.
func inlined(tb testing.TB, name string, src []byte) []byte {
	tb.Helper()
	body := 0
	if !isSection(name) {
		_, body, _ = parseFrontMatter(name, src)
	}
	doc, _ := parseSource(src, body)
	var out bytes.Buffer
	start := 0
	for _, t := range tagsOf(doc) {
		out.Write(src[start:t.start])
		file := sectionsFolder + "/" + t.name + ".md"
		section, err := fs.ReadFile(Example(), file)
		if err != nil {
			tb.Fatal(err)
		}
		out.Write(inlined(tb, file, section))
		start = t.end
	}
	out.Write(src[start:])
	return out.Bytes()
}

// BenchmarkLoad measures the content stage against goldmark alone, which
// renders the same Markdown with as many goroutines, and prints the ratio of
// their throughputs (1 is as fast as goldmark alone).
func BenchmarkLoad(b *testing.B) {
	root, bodies := benchSite(b, 20)
	size := int64(0)
	for _, body := range bodies {
		size += int64(len(body))
	}
	bare := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(html.WithUnsafe()))
	b.SetBytes(size)
	// The fastest rounds count: a busy machine only ever adds.
	ours, theirs := time.Duration(math.MaxInt64), time.Duration(math.MaxInt64)
	for b.Loop() {
		begun := time.Now()
		if _, err := Load(context.Background(), root, Options{}); err != nil {
			b.Fatal(err)
		}
		loaded := time.Now()
		renderBare(b, bare, bodies)
		ours, theirs = min(ours, loaded.Sub(begun)), min(theirs, time.Since(loaded))
	}
	mb := float64(size) / 1e6
	b.ReportMetric(mb/ours.Seconds(), "load-MB/s")
	b.ReportMetric(mb/theirs.Seconds(), "goldmark-MB/s")
	b.ReportMetric(theirs.Seconds()/ours.Seconds(), "ratio")
}

func renderBare(b *testing.B, md goldmark.Markdown, bodies [][]byte) {
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, body := range bodies {
		group.Go(func() error {
			var out bytes.Buffer
			return md.Convert(body, &out)
		})
	}
	if err := group.Wait(); err != nil {
		b.Fatal(err)
	}
}
