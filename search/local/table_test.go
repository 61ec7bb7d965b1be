package local

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/bits"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/analysis/analyzer/custom"
	"github.com/blevesearch/bleve/v2/analysis/token/lowercase"
	"github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"
	"github.com/blevesearch/bleve/v2/mapping"
	"github.com/blevesearch/bleve/v2/search/highlight/highlighter/html"
	"github.com/blevesearch/bleve/v2/search/query"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/check"
	"github.com/careers-index/careers/index/fulltext"
	"github.com/careers-index/careers/index/indextest"
	"github.com/careers-index/careers/index/stored"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/field"
	"github.com/careers-index/careers/search/local/pageset"
	"github.com/careers-index/careers/search/plan"
	"github.com/careers-index/careers/search/vocabulary"
)

// The table of "make bench": what an answer costs beside bleve's own, on the
// same site, in one run. bleve gets an index of its own, with what its facets
// and its highlighter need.

// BenchmarkTable prints the table. CAREERS_BENCH_PAGES is the sizes of the
// generated sites ("26000" unless set, "1000,26000,260000");
// CAREERS_BENCH_CONTENT is a content root to measure instead.
func BenchmarkTable(b *testing.B) {
	if dir := os.Getenv("CAREERS_BENCH_CONTENT"); dir != "" {
		site, err := check.Load(context.Background(), os.DirFS(dir), content.Options{}, check.Options{})
		if err != nil {
			b.Fatal(err)
		}
		printTable(b, site)
		return
	}
	sizes := os.Getenv("CAREERS_BENCH_PAGES")
	if sizes == "" {
		sizes = "26000"
	}
	for _, s := range strings.Split(sizes, ",") {
		n, err := strconv.Atoi(s)
		if err != nil {
			b.Fatalf("CAREERS_BENCH_PAGES: %v", err)
		}
		printTable(b, indextest.Site(n, 1))
	}
}

// rounds is how often each contender answers each query, in turn.
const rounds = 21

func printTable(b *testing.B, site *content.Site) {
	_, _, fixed := loaded(b, &content.Site{}) // the lexicon, above all
	e, load, memory := loaded(b, site)
	peer := bleveIndex(b, e)
	queries := benchQueries(e)
	fmt.Printf("\n%d pages, %d words, %s to load (%.2f µs a page), %.0f bytes a page over the mapped index\n",
		e.g.Len(), e.known.Planner.Words.Len(), load.Round(time.Microsecond),
		float64(load.Microseconds())/float64(e.g.Len()), (memory-fixed)/float64(e.g.Len()))
	fmt.Println("medians in µs; bare: bleve, top 10, nothing else, in one field (1) and in the fields that are searched (6);")
	fmt.Println("full: bare 6 with bleve's facets and highlighter; find: our hits, counts: with facets, whole: with snippets and JSON")
	fmt.Printf("\n%-34s %7s %8s %8s %9s %8s %8s %8s %7s %7s %7s %7s %7s\n", "query", "hits", "bare 1", "bare 6", "full", "find", "counts", "whole",
		"counts/", "whole/", "whole/", "full/", "allocs")
	fmt.Printf("%-34s %7s %8s %8s %9s %8s %8s %8s %7s %7s %7s %7s\n", "", "", "", "", "", "", "", "", "bare 1", "bare 1", "bare 6", "whole")
	var countsBare, wholeBare1, wholeBare6, fullWhole []float64
	for _, q := range queries {
		r := measure(b, e, peer, q)
		fmt.Printf("%-34.34s %7d %8.0f %8.0f %9.0f %8.0f %8.0f %8.0f %7.2f %7.2f %7.2f %7.1f %7.0f\n", q, r.hits, r.bare1, r.bare6, r.full, r.find, r.counts, r.whole,
			r.counts/r.bare1, r.whole/r.bare1, r.whole/r.bare6, r.full/r.whole, r.allocs)
		countsBare = append(countsBare, r.counts/r.bare1)
		if r.hits > 3000 {
			wholeBare1, wholeBare6 = append(wholeBare1, r.whole/r.bare1), append(wholeBare6, r.whole/r.bare6)
		}
		fullWhole = append(fullWhole, r.full/r.whole)
	}
	fmt.Printf("medians: counts/bare 1 %.2f; over 3000 hits: whole/bare 1 %.2f, whole/bare 6 %.2f; full/whole %.1f\n",
		median(countsBare), median(wholeBare1), median(wholeBare6), median(fullWhole))
	listing := medianTime(func() { answer(b, e, search.Request{PerPage: 10}) })
	suggest := medianTime(func() { suggestOn(b, e, "ja") })
	typo := medianTime(func() { suggestOn(b, e, "kuberent") })
	fmt.Printf("empty query %.0f µs, suggest ja %.0f µs, suggest kuberent %.0f µs\n", listing, suggest, typo)
	b.ReportMetric(median(fullWhole), "full/whole")
}

func loaded(b *testing.B, site *content.Site) (e *Engine, took time.Duration, memory float64) {
	dir := b.TempDir()
	if _, err := index.Build(context.Background(), site, dir, index.BuildOptions{Volatile: true}); err != nil {
		b.Fatal(err)
	}
	*site = content.Site{}
	before := heap()
	g, err := index.Open(dir)
	if err != nil {
		b.Fatal(err)
	}
	start := time.Now()
	if e, err = newEngine(g); err != nil {
		b.Fatal(err)
	}
	took = time.Since(start)
	b.Cleanup(func() { _ = e.Close() })
	return e, took, float64(heap()) - float64(before)
}

func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// times of one query, medians in microseconds.
type times struct {
	hits                                    int
	bare1, bare6, full, find, counts, whole float64
	allocs                                  float64
}

func measure(b *testing.B, e *Engine, peer bleve.Index, q string) times {
	parsed := search.Parse(q, e.site.Facets)
	one := bleveQuery(parsed, []string{"own"})
	six := bleveQuery(parsed, []string{"title", "headings", "facts", "description", "own", "shared"})
	full := func() *bleve.SearchRequest {
		req := bleve.NewSearchRequest(six)
		req.AddFacet("category", bleve.NewFacetRequest("category", 100))
		req.AddFacet("skill", bleve.NewFacetRequest("skill", 100))
		req.Highlight = bleve.NewHighlightWithStyle(html.Name)
		return req
	}
	s, req := e.begin(), search.Request{Query: q, Page: 1, PerPage: 10, Sort: search.ByRelevance}
	e.count(s, pageset.New(e.g.Len()), req) // it makes its sets
	p := e.known.Planner.ForQuery(plan.MaxGuesses).Plan(parsed)
	contenders := []func(){
		func() { bleveSearch(b, peer, bleve.NewSearchRequest(one)) },
		func() { bleveSearch(b, peer, bleve.NewSearchRequest(six)) },
		func() { bleveSearch(b, peer, full()) },
		func() {
			s.Allow(e.entries(MaxReads))
			s.top.Reset(10)
			pages, err := s.Locate(context.Background(), p)
			copy(s.hits, pages)
			if err := errors.Join(err, e.rankHits(context.Background(), s, p, req)); err != nil {
				b.Fatal(err)
			}
		},
		func() {
			s.Allow(e.entries(MaxReads))
			if _, err := e.find(context.Background(), s, p, req); err != nil {
				b.Fatal(err)
			}
		},
		func() { answer(b, e, search.Request{Query: q, PerPage: 10}) },
	}
	samples := make([][]float64, len(contenders))
	for range rounds {
		for i, c := range contenders {
			start := time.Now()
			c()
			samples[i] = append(samples[i], float64(time.Since(start).Nanoseconds())/1000)
		}
	}
	e.end(s)
	return times{
		hits:  answer(b, e, search.Request{Query: q, PerPage: 10}),
		bare1: median(samples[0]), bare6: median(samples[1]), full: median(samples[2]),
		find: median(samples[3]), counts: median(samples[4]), whole: median(samples[5]),
		allocs: testing.AllocsPerRun(10, func() { answer(b, e, search.Request{Query: q, PerPage: 10}) }),
	}
}

var body bytes.Buffer // kept from answer to answer, as a server keeps its buffers

func answer(b *testing.B, e *Engine, r search.Request) int {
	res, err := e.Search(context.Background(), r)
	if err != nil {
		b.Fatal(err)
	}
	body.Reset()
	if err := res.WriteJSON(&body); err != nil {
		b.Fatal(err)
	}
	return res.Total
}

func suggestOn(b *testing.B, e *Engine, q string) {
	if _, err := e.Suggest(context.Background(), q, 10); err != nil {
		b.Fatal(err)
	}
}

func bleveSearch(b *testing.B, i bleve.Index, req *bleve.SearchRequest) {
	if _, err := i.Search(req); err != nil {
		b.Fatal(err)
	}
}

func medianTime(f func()) float64 {
	var out []float64
	for range rounds {
		start := time.Now()
		f()
		out = append(out, float64(time.Since(start).Nanoseconds())/1000)
	}
	return median(out)
}

func median(x []float64) float64 {
	if len(x) == 0 {
		return 0
	}
	x = slices.Clone(x)
	slices.Sort(x)
	return x[len(x)/2]
}

// benchQueries are queries from no hit to most pages: words by how many pages
// have them, pairs, phrases, alternatives, exclusions, prefixes, skills.
func benchQueries(e *Engine) []string {
	v := e.known.Planner.Words
	near := func(pages int) string {
		best, distance := "", 1<<30
		for i := range v.Len() {
			if d := v.Count(v.Word(i), field.AllTexts) - pages; v.In(v.Word(i)).Has(field.OwnText) && len(v.Word(i)) > 3 && bits.Len(uint(max(d, -d))) < distance {
				best, distance = v.Word(i), bits.Len(uint(max(d, -d)))
			}
		}
		return best
	}
	n := e.g.Len()
	var out []string
	for _, share := range []int{26000, 2600, 260, 52, 26, 13, 9, 6, 4, 3, 2} {
		out = append(out, `"`+near(n/share)+`"`)
	}
	var worst, unknown []string
	var words []vocabulary.Expansion
	for i := range v.Len() {
		words = append(words, vocabulary.Expansion{Word: v.Word(i), Count: v.Count(v.Word(i), field.AllTexts)})
	}
	for _, w := range vocabulary.Best(words, 14) {
		worst = append(worst, w.Word)
	}
	for i := range search.MaxUnits {
		unknown = append(unknown, fmt.Sprintf("%czzqwertyx", 'a'+i))
	}
	common, frequent, rare := near(n/2), near(n/4), near(n/100)
	return append(out, "zzzqqqxxy", common, rare, common+" "+frequent, frequent+" "+rare, frequent+" OR "+rare, common+" -"+frequent,
		`"`+common+" "+frequent+`"`, "python kubernetes", "scala", "kubernetes", "data", "pyth", "engineer berlin",
		strings.Join(worst, " "), strings.Join(unknown, " "))
}

// bleveQuery asks the same of bleve, prefixes and typing mistakes aside.
func bleveQuery(q search.Query, fields []string) query.Query {
	out := query.NewBooleanQuery(nil, nil, nil)
	for _, c := range q.Clauses {
		var units []query.Query
		for _, u := range c.Any {
			for _, f := range fields {
				var leaf query.FieldableQuery
				if m := query.NewMatchQuery(u.Text); u.Phrase && strings.Contains(u.Text, " ") {
					leaf = query.NewMatchPhraseQuery(u.Text)
				} else {
					m.SetOperator(query.MatchQueryOperatorAnd)
					leaf = m
				}
				leaf.SetField(f)
				units = append(units, leaf)
			}
		}
		clause := units[0]
		if len(units) > 1 {
			clause = query.NewDisjunctionQuery(units)
		}
		if len(q.Clauses) == 1 {
			return clause
		}
		if c.Not {
			out.AddMustNot(clause)
		} else {
			out.AddMust(clause)
		}
	}
	return out
}

// bleveIndex holds the engine's pages as bleve would be used by itself.
func bleveIndex(b *testing.B, e *Engine) bleve.Index {
	path := filepath.Join(b.TempDir(), "peer")
	builder, err := bleve.NewBuilder(path, bleveMapping(b), map[string]any{"buildPathPrefix": b.TempDir()})
	if err != nil {
		b.Fatal(err)
	}
	for n := range index.Ordinal(e.g.Len()) {
		p, err := e.g.Page(n)
		if err != nil {
			b.Fatal(err)
		}
		doc := map[string]any{"category": p.Category, "skill": e.known.Hit(stored.Card{}, e.values(n), nil).Skills}
		for f := range field.Texts {
			doc[field.TextNames[f]] = fulltext.FieldText(field.TextNames[f], p)
		}
		if err := builder.Index(p.Path, doc); err != nil {
			b.Fatal(err)
		}
	}
	if err := builder.Close(); err != nil {
		b.Fatal(err)
	}
	i, err := bleve.OpenUsing(path, map[string]any{"read_only": true})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = i.Close() })
	return i
}

func bleveMapping(b *testing.B) mapping.IndexMapping {
	m := bleve.NewIndexMapping()
	m.ScoringModel = bleveindex.BM25Scoring
	if err := m.AddCustomAnalyzer("words", map[string]any{"type": custom.Name, "tokenizer": unicode.Name, "token_filters": []string{lowercase.Name}}); err != nil {
		b.Fatal(err)
	}
	d := bleve.NewDocumentStaticMapping()
	for f := range field.Texts {
		t := bleve.NewTextFieldMapping()
		t.Analyzer, t.DocValues, t.IncludeInAll = "words", false, false
		d.AddFieldMappingsAt(field.TextNames[f], t)
	}
	for _, f := range []string{"category", "skill"} {
		k := bleve.NewKeywordFieldMapping()
		k.Store, k.IncludeInAll = false, false
		d.AddFieldMappingsAt(f, k)
	}
	m.DefaultMapping = d
	return m
}
