package schema

import (
	"bytes"
	"encoding/json"
	"flag"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search/opensearch/cluster"
	"github.com/careers-index/careers/search/searchtest"
)

var update = flag.Bool("update", false, "write testdata")

// What a cluster is asked to keep changes only on purpose: indices of before are read by
// programs of after.
func TestMappingAndDocuments(t *testing.T) {
	t.Parallel()
	g, err := index.Open(searchtest.Build(t, searchtest.Site("Senior Scala Engineer (m/f/d)|Machine learning, C#|We use Kafka.|What you do|Scala machine_learning")))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = g.Close() }() // only read
	e, err := index.NewExporter(g).Entry(0)
	if err != nil {
		t.Fatal(err)
	}
	doc := NewDocument(e, g.Facets())
	for _, name := range []string{CardField, PassagesField, BodyField} {
		doc[name] = "…" // package index pins these
	}
	var b bytes.Buffer
	out := json.NewEncoder(&b)
	out.SetIndent("", "  ")
	for _, part := range []object{
		Settings(cluster.Address{}), Mapping(g.Facets(), Meta{Generation: "g", Key: "k"}), FilesMapping(), doc,
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
		f := float64(FrequencyOf(float32(share)))
		got := MaxShare * f / (f + SharesK1) // what BM25 makes of it, but for boosts
		if math.Abs(got-share)/share > 0.005 && math.Abs(got-share) > 0.0003 {
			t.Errorf("a share of %v is read as %v", share, got)
		}
	}
	if f := FrequencyOf(0); f != 1 {
		t.Errorf("a share of nothing has the frequency %d: OpenSearch takes 1 and more", f)
	}
}
