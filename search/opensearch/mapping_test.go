package opensearch

import (
	"bytes"
	"encoding/json"
	"flag"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search/opensearch/cluster"
	"github.com/careers-index/careers/search/ranking"
	"github.com/careers-index/careers/search/searchtest"
)

var update = flag.Bool("update", false, "write testdata")

// generationOf is a site as a generation.
func generationOf(t testing.TB, site *content.Site) *index.Generation {
	t.Helper()
	g, err := index.Open(searchtest.Build(t, site))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = g.Close() })
	return g
}

// What a cluster is asked to keep changes only on purpose: indices of before are read by
// programs of after.
func TestMappingAndDocuments(t *testing.T) {
	t.Parallel()
	g := generationOf(t, searchtest.Site("Senior Scala Engineer (m/f/d)|Machine learning, C#|We use Kafka.|What you do|Scala machine_learning"))
	e, err := index.NewExporter(g).Entry(0)
	if err != nil {
		t.Fatal(err)
	}
	doc := newDocument(e, g.Facets())
	for _, name := range []string{cardField, passagesField, bodyField} {
		doc[name] = "…" // package index pins these
	}
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	out.SetIndent("", "  ")
	for _, part := range []object{
		pagesSettings(cluster.Address{}), pagesMapping(g.Facets(), pagesMeta{Generation: "g", Key: "k"}), filesMapping(), doc,
	} {
		if err := out.Encode(part); err != nil {
			t.Fatal(err)
		}
	}
	golden := filepath.Join("testdata", "mapping.golden")
	if *update {
		if err := os.WriteFile(golden, b.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil || !bytes.Equal(want, b.Bytes()) {
		t.Errorf("%v: the mapping or the documents are not those of %s; -update writes them:\n%s", err, golden, b.Bytes())
	}
}

func TestSharesAreStoredAsFrequencies(t *testing.T) {
	t.Parallel()
	for share := 0.05; share < 60; share *= 1.03 {
		f := float64(frequencyOf(float32(share)))
		got := maxShare * f / (f + sharesK1) // what BM25 makes of it, but for boosts
		if math.Abs(got-share)/share > 0.005 && math.Abs(got-share) > 0.0003 {
			t.Errorf("a share of %v is read as %v", share, got)
		}
	}
	if f := frequencyOf(0); f != 1 {
		t.Errorf("a share of nothing has the frequency %d: OpenSearch takes 1 and more", f)
	}
}

// A page of every combination of levels gets the half levels that package ranking gives it.
func TestStepsRoundAsRankingDoes(t *testing.T) {
	t.Parallel()
	for _, weights := range [][]float64{{1}, {1, 1}, {1, 3}, {0.3, 4.7}, {2, 3, 5}, {1, 1, 1, 1}, {0.1, 0.2, 0.7, 3, 8}} {
		levels := []ranking.Level{0, 1, 3, 5, 7}
		total := 0.0
		for _, w := range weights {
			total += w
		}
		means := []float64{0}
		var each []object
		for _, w := range weights {
			var of []object
			var worths []float64
			for _, l := range levels {
				worth := w / total * float64(ranking.MissingLevel-l)
				of, worths = append(of, constant(everything, worth)), append(worths, worth)
			}
			each, means = append(each, object{"dis_max": object{"queries": of}}), sums(means, worths)
		}
		queries := steps(each, means)
		for n := range pow(len(levels), len(weights)) {
			mean, worth := float32(0), 0.0
			for i, w := range weights {
				l := levels[n/pow(len(levels), i)%len(levels)]
				mean += float32(w/total) * float32(l)
				worth += w / total * float64(ranking.MissingLevel-l)
			}
			if at := 2*worth + 0.5; math.Abs(at-math.Round(at)) < 1e-5 {
				continue // single precision rounds it either way
			}
			want := ranking.SortKey(mean, 0, false) / ranking.KeyOf(1, 0) * stepScore
			if got := scoreOf(queries, worth, len(weights) == 1); got != want {
				t.Fatalf("weights %v, combination %d: %v, want %v", weights, n, got, want)
			}
		}
	}
}

func pow(x, n int) int { return int(math.Round(math.Pow(float64(x), float64(n)))) }

// scoreOf is what steps score for a page whose clauses sum up to worth.
func scoreOf(queries []object, worth float64, single bool) float64 {
	if single {
		return halfLevelScore(worth)
	}
	sum := 0.0
	for _, q := range queries {
		c := q["constant_score"].(object)
		f, ok := c["filter"].(object)["function_score"].(object)
		if !ok || worth >= f["min_score"].(float64) {
			sum += c["boost"].(float64)
		}
	}
	return sum
}
