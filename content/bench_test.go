package content

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"runtime"
	"slices"
	"testing"
	"testing/fstest"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/frontmatter"
	"github.com/careers-index/careers/content/internal/costtest"
	"github.com/careers-index/careers/content/markdown"
	"github.com/careers-index/careers/content/markdown/syntax"
)

// benchRound is the Markdown that each side reads before they take turns: so
// much that garbage collection is part of every round.
const benchRound = 2 << 20

// BenchmarkLoad measures the content stage against goldmark alone, and prints
// the ratio of their throughputs (1 is as fast as goldmark alone): once with
// goldmark rendering the same bytes, whole files, and once only the text after the
// front matter, which asks more of us. All read from memory, on one
// processor, in turns; the processor's time counts and the median of the
// rounds, so that the ratios say the same on a busy machine. The content is
// that of the example, or of the folder that CAREERS_BENCH_CONTENT names.
func BenchmarkLoad(b *testing.B) {
	root := inMemory(b, benchContent())
	files, bodies := pageTexts(b, root, true), pageTexts(b, root, false)
	size := len(bytes.Join(files, nil))
	if size == 0 {
		b.Fatal("there is no page to read")
	}
	times := benchRound/size + 1
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	b.SetBytes(int64(times * size))
	b.ReportAllocs()
	var loads, whole, body []float64 // seconds, and theirs by ours
	for b.Loop() {
		ours := cpuSeconds(b, times, func() error {
			site, err := Load(context.Background(), root, Options{})
			if err == nil {
				Select(site, site.Findings)
			}
			return err
		})
		loads = append(loads, ours)
		whole = append(whole, cpuSeconds(b, times, func() error { return renderBare(files) })/ours)
		body = append(body, cpuSeconds(b, times, func() error { return renderBare(bodies) })/ours)
	}
	b.ReportMetric(float64(times*size)/1e6/median(loads), "MB/cpu-s")
	b.ReportMetric(median(whole), "ratio")
	b.ReportMetric(median(body), "body-ratio")
}

var bare = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote), goldmark.WithRendererOptions(html.WithUnsafe()))

// renderBare renders texts by goldmark alone, with the extensions that pages have.
func renderBare(texts [][]byte) error {
	for _, text := range texts {
		var out bytes.Buffer
		if err := bare.Convert(text, &out); err != nil {
			return err
		}
	}
	return nil
}

// cpuSeconds is the processor's time that the process takes for some runs.
func cpuSeconds(b *testing.B, times int, run func() error) float64 {
	b.Helper()
	begun := costtest.CPUTime(b)
	for range times {
		if err := run(); err != nil {
			b.Fatal(err)
		}
	}
	return (costtest.CPUTime(b) - begun).Seconds()
}

func median(values []float64) float64 {
	return slices.Sorted(slices.Values(values))[len(values)/2]
}

// benchContent is the content root to measure with.
func benchContent() fs.FS {
	if dir := os.Getenv("CAREERS_BENCH_CONTENT"); dir != "" {
		return os.DirFS(dir)
	}
	return Example()
}

// inMemory is a copy of a folder's files.
func inMemory(tb testing.TB, fsys fs.FS) fs.FS {
	tb.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		src, err := fs.ReadFile(fsys, name)
		files[name] = &fstest.MapFile{Data: src}
		return err
	})
	if err != nil {
		tb.Fatal(err)
	}
	return files
}

// pageTexts is the text of each page that a site shows, with the sections'
// text in place of their tags, and with the front matter or without.
func pageTexts(tb testing.TB, root fs.FS, frontMatter bool) [][]byte {
	tb.Helper()
	site := load(tb, root)
	var texts [][]byte
	for _, p := range site.Pages {
		texts = append(texts, inlined(tb, root, p.File, frontMatter))
	}
	return texts
}

// inlined is a file's text with that of its sections, by plain replacement:
// the bytes that a build renders.
func inlined(tb testing.TB, root fs.FS, name string, frontMatter bool) []byte {
	tb.Helper()
	src, err := fs.ReadFile(root, name)
	if err != nil {
		tb.Fatal(err)
	}
	body := 0
	if !markdown.IsSection(name) {
		_, body, _ = frontmatter.Parse(diag.NewSource(name, src))
	}
	tree, _ := syntax.Parse(src, body)
	start := body
	if frontMatter {
		start = 0
	}
	var out bytes.Buffer
	for _, t := range syntax.Tags(tree) {
		out.Write(src[start:t.Start])
		out.Write(inlined(tb, root, markdown.SectionsFolder+"/"+t.Name+".md", frontMatter))
		start = t.End
	}
	out.Write(src[start:])
	return out.Bytes()
}
