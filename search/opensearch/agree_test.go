package opensearch

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search/local"
	"github.com/careers-index/careers/search/searchtest"
)

func TestZZ(t *testing.T) {
	address := os.Getenv("CAREERS_OPENSEARCH")
	same, all := 0, 0
	for seed := range uint64(10) {
		r := rand.New(rand.NewPCG(seed, 7))
		site := searchtest.RandomSite(r, true)
		dir := filepath.Join(t.TempDir(), "x")
		if _, err := index.Build(t.Context(), site, dir, index.BuildOptions{Volatile: true}); err != nil {
			t.Fatal(err)
		}
		near, err := local.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		a, err := ParseAddress("opensearch+" + address + fmt.Sprintf("/zz%d", seed))
		if err != nil {
			t.Fatal(err)
		}
		x, _ := At(a, Credentials{})
		g, err := index.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		if err := x.Load(t.Context(), g, nil); err != nil {
			t.Fatal(err)
		}
		far, err := x.Open(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		start := time.Now()
		for range 150 {
			req := searchtest.RandomRequest(r, near.Site().Facets)
			if searchtest.CheckAgree(t, near, far, req) {
				same++
			}
			all++
		}
		t.Log(seed, near.Site().Generation, len(site.Pages), time.Since(start)/150)
		if t.Failed() {
			return
		}
	}
	t.Logf("same order %d of %d", same, all)
}
