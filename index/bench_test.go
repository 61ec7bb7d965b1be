package index

import (
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"
	_ "github.com/blevesearch/bleve/v2/analysis/analyzer/standard"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/registry"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/facet"
	"github.com/careers-index/careers/index/fulltext"
	"github.com/careers-index/careers/index/indextest"
	"github.com/careers-index/careers/index/indextest/blevetest"
	"github.com/careers-index/careers/index/skills"
	"github.com/careers-index/careers/index/skills/lexicon"
	"github.com/careers-index/careers/index/storage"
	"github.com/careers-index/careers/index/stored"
)

// benchPages are the sizes of the sites that benchmarks build and open.
var benchPages = []int{30, 2_600, 26_000}

// BenchmarkAnalyze compares the analysis with bleve's standard analyser.
func BenchmarkAnalyze(b *testing.B) {
	var all strings.Builder
	for _, p := range indextest.Site(200, 1).Pages {
		for _, s := range p.Passages {
			all.WriteString(s.Text)
			all.WriteByte('\n')
		}
	}
	text := all.String()
	standard, err := registry.NewCache().AnalyzerNamed("standard")
	if err != nil {
		b.Fatal(err)
	}
	for name, f := range map[string]func(){
		"Scan":     func() { analysis.Scan(text, func([]byte, int, int, int) bool { return true }) },
		"Analyze":  func() { analysis.Analyze(text) },
		"standard": func() { standard.Analyze([]byte(text)) },
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				f()
			}
		})
	}
}

// BenchmarkBuild compares a whole build, detection of skills, checking and
// publishing included, with what bleve takes to index the same texts with the same
// analysis in batches.
func BenchmarkBuild(b *testing.B) {
	for _, n := range benchPages {
		site := indextest.Site(n, 1)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var own, bare time.Duration
			var bytes int64
			for b.Loop() {
				dir := b.TempDir()
				own += timed(func() { mustBuildWith(b, site, dir, BuildOptions{}) })
				bytes = treeSize(b, dir)
				runtime.GC()
				bare += timed(func() { indexBare(b, site, b.TempDir()) })
				runtime.GC()
			}
			b.ReportMetric(own.Seconds()/float64(b.N), "s/build")
			b.ReportMetric(own.Seconds()/bare.Seconds(), "of-bleve")
			b.ReportMetric(float64(bytes)/float64(textSize(site)), "of-text")
		})
	}
}

func timed(f func()) time.Duration {
	start := time.Now()
	f()
	return time.Since(start)
}

// indexBare is bleve alone: batches of maps, reflection, its own analysis queue.
func indexBare(b *testing.B, site *content.Site, dir string) {
	b.Helper()
	m := blevetest.Mapping(b, fulltext.Fields, nil)
	x, err := bleve.NewUsing(filepath.Join(dir, "bleve"), m, scorch.Name, scorch.Name, nil)
	if err != nil {
		b.Fatal(err)
	}
	batch := x.NewBatch()
	for i, p := range site.Pages {
		page := stored.New(facet.Page{Page: p})
		fields := map[string]any{}
		for _, name := range fulltext.Fields {
			fields[name] = fulltext.FieldText(name, page)
		}
		if err := batch.Index(p.Path, fields); err != nil {
			b.Fatal(err)
		}
		if batch.Size() == 1000 || i == len(site.Pages)-1 {
			if err := x.Batch(batch); err != nil {
				b.Fatal(err)
			}
			batch.Reset()
		}
	}
	if err := x.Close(); err != nil {
		b.Fatal(err)
	}
}

func textSize(site *content.Site) (n int) {
	for _, p := range site.Pages {
		for _, s := range p.Passages {
			n += len(s.Text)
		}
	}
	return n
}

func treeSize(b *testing.B, dir string) (n int64) {
	b.Helper()
	names, err := listFiles(dir)
	if err != nil {
		b.Fatal(err)
	}
	for _, name := range names {
		info, err := os.Stat(filepath.Join(dir, name))
		if err != nil {
			b.Fatal(err)
		}
		n += info.Size()
	}
	return n
}

// BenchmarkDetect is the skills' part of a build.
func BenchmarkDetect(b *testing.B) {
	site := indextest.Site(500, 1)
	detector := skills.NewDetector(lexicon.Default())
	b.SetBytes(int64(textSize(site)))
	for b.Loop() {
		for _, p := range site.Pages {
			detector.Detect(p)
		}
	}
}

// BenchmarkOpen compares opening, verification included, with a plain SHA-256
// of the same files, and says what of it is the columns, and what a page costs
// in memory.
func BenchmarkOpen(b *testing.B) {
	for _, n := range benchPages {
		dir := b.TempDir()
		mustBuildWith(b, indextest.Site(n, 1), dir, BuildOptions{})
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var open, sums, columns time.Duration
			var memory uint64
			for b.Loop() {
				before := heap()
				var g *Generation
				open += timed(func() { g = mustOpenOnce(b, dir) })
				memory = heap() - before
				columns += timed(func() {
					if _, err := decodeColumns(mustTable(b, dir, g), g.Len(), g.Facets()); err != nil {
						b.Fatal(err)
					}
				})
				if err := g.Close(); err != nil {
					b.Fatal(err)
				}
				sums += timed(func() { sumFiles(b, dir) })
			}
			b.ReportMetric(open.Seconds()*1e3/float64(b.N), "ms/open")
			b.ReportMetric(open.Seconds()/sums.Seconds(), "of-sha256")
			b.ReportMetric(float64(columns.Nanoseconds())/float64(b.N*n), "columns-ns/page")
			b.ReportMetric(float64(memory)/float64(n), "heap-B/page")
		})
	}
}

func mustOpenOnce(b *testing.B, dir string) *Generation {
	b.Helper()
	g, err := Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	return g
}

func mustTable(b *testing.B, dir string, g *Generation) storage.File {
	b.Helper()
	data, err := os.ReadFile(filepath.Join(dir, generationName(g.Manifest().ID), columnsFile))
	if err != nil {
		b.Fatal(err)
	}
	t, err := storage.Open(data)
	if err != nil {
		b.Fatal(err)
	}
	return t
}

func heap() uint64 {
	runtime.GC()
	var s runtime.MemStats
	runtime.ReadMemStats(&s)
	return s.HeapAlloc
}

func sumFiles(b *testing.B, dir string) {
	b.Helper()
	names, err := listFiles(dir)
	if err != nil {
		b.Fatal(err)
	}
	for _, name := range names {
		f, err := os.Open(filepath.Join(dir, name))
		if err != nil {
			b.Fatal(err)
		}
		if _, err := io.Copy(sha256.New(), f); err != nil {
			b.Fatal(err)
		}
		if err := f.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRead is what a page's records cost to read.
func BenchmarkRead(b *testing.B) {
	dir := b.TempDir()
	mustBuildWith(b, indextest.Site(1000, 1), dir, BuildOptions{})
	g := mustOpenOnce(b, dir)
	defer func() { _ = g.Close() }()
	path := "/jobs/posting-000500"
	for name, read := range map[string]func(n Ordinal) error{
		"Card":     func(n Ordinal) error { _, err := g.Card(n); return err },
		"Passages": func(n Ordinal) error { _, err := g.Passages(n); return err },
		"Page":     func(n Ordinal) error { _, err := g.Page(n); return err },
		"Find":     func(Ordinal) error { _, _ = g.Find(path); return nil },
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			n := Ordinal(0)
			for b.Loop() {
				if err := read(n); err != nil {
					b.Fatal(err)
				}
				n = (n + 7) % Ordinal(g.Len())
			}
		})
	}
}

// BenchmarkOpenFolder opens the index folder that CAREERS_BENCH_INDEX names, in place and
// from a private copy in TMPDIR.
func BenchmarkOpenFolder(b *testing.B) {
	dir := os.Getenv("CAREERS_BENCH_INDEX")
	if dir == "" {
		b.Skip("CAREERS_BENCH_INDEX names no index folder")
	}
	for name, folder := range map[string]*Folder{"in place": {Dir: dir}, "private": {Dir: dir, Private: true, InPlace: func(why error) { b.Error(why) }}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				g, err := folder.Open()
				if err != nil {
					b.Fatal(err)
				}
				b.StopTimer()
				if err := g.Close(); err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
			}
		})
	}
}
