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
)

// benchRound is the Markdown that each side reads before they take turns: so
// much that what the collector of garbage does is part of every round.
const benchRound = 2 << 20

// BenchmarkLoad measures the content stage against goldmark alone, which
// renders the same Markdown, and prints the ratio of their throughputs (1 is
// as fast as goldmark alone). Both read from memory, on one processor, in
// turns; the processor's time counts and the median of the rounds, so that the
// ratio says the same on a busy machine. The content is that of the example,
// or of the folder that CAREERS_BENCH_CONTENT names.
func BenchmarkLoad(b *testing.B) {
	root := inMemory(b, benchContent())
	bodies := pageBodies(b, root)
	size := 0
	for _, body := range bodies {
		size += len(body)
	}
	if size == 0 {
		b.Fatal("there is no page to read")
	}
	times := benchRound/size + 1
	bare := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.Footnote), goldmark.WithRendererOptions(html.WithUnsafe()))
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	b.SetBytes(int64(times * size))
	b.ReportAllocs()
	var loads, renders, ratios []float64 // seconds, and theirs by ours
	for b.Loop() {
		ours := cpuSeconds(b, times, func() error {
			_, err := Load(context.Background(), root, Options{})
			return err
		})
		theirs := cpuSeconds(b, times, func() error {
			for _, body := range bodies {
				var out bytes.Buffer
				if err := bare.Convert(body, &out); err != nil {
					return err
				}
			}
			return nil
		})
		loads, renders, ratios = append(loads, ours), append(renders, theirs), append(ratios, theirs/ours)
	}
	mb := float64(times*size) / 1e6
	b.ReportMetric(mb/median(loads), "load-MB/s")
	b.ReportMetric(mb/median(renders), "goldmark-MB/s")
	b.ReportMetric(median(ratios), "ratio")
}

// cpuSeconds is the processor's time that the process takes for some runs.
func cpuSeconds(b *testing.B, times int, run func() error) float64 {
	b.Helper()
	begun := cpuTime(b)
	for range times {
		if err := run(); err != nil {
			b.Fatal(err)
		}
	}
	return (cpuTime(b) - begun).Seconds()
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

// pageBodies is, for each page that a site shows, the Markdown behind the front
// matter with the sections' text in place of their tags.
func pageBodies(tb testing.TB, root fs.FS) [][]byte {
	tb.Helper()
	site, err := Load(context.Background(), root, Options{})
	if err != nil {
		tb.Fatal(err)
	}
	var bodies [][]byte
	for _, p := range site.Pages {
		bodies = append(bodies, inlined(tb, root, p.File))
	}
	return bodies
}

// inlined is a file's Markdown with the text of its sections, by plain
// replacement: the bytes that a build renders.
func inlined(tb testing.TB, root fs.FS, name string) []byte {
	tb.Helper()
	src, err := fs.ReadFile(root, name)
	if err != nil {
		tb.Fatal(err)
	}
	body := 0
	if !isSection(name) {
		_, body, _ = parseFrontMatter(name, src)
	}
	doc, _ := parseSource(src, body)
	var out bytes.Buffer
	start := body
	for _, t := range tagsOf(doc) {
		out.Write(src[start:t.start])
		out.Write(inlined(tb, root, sectionsFolder+"/"+t.name+".md"))
		start = t.end
	}
	out.Write(src[start:])
	return out.Bytes()
}
