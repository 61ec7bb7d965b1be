//go:build opensearch

package opensearch

import (
	"context"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/careers-index/careers/search/opensearch/clustertest"
	"github.com/careers-index/careers/search/searchtest"
)

// ending is a context that ends after so many pages.
type ending struct {
	left   atomic.Int64
	cancel context.CancelFunc
}

func contextThatEnds(t testing.TB, pages int) (context.Context, *ending) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	e := &ending{cancel: cancel}
	e.left.Store(int64(pages))
	if pages == 0 {
		cancel()
	}
	return ctx, e
}

func (e *ending) count() {
	if e.left.Add(-1) == 0 {
		e.cancel()
	}
}

func (e *ending) stop() { e.cancel() }

// Of three nodes, one dies while it is asked. No answer is wrong; few are errors, and not
// for long.
func TestANodeDiesUnderLoad(t *testing.T) {
	cluster := clustertest.Start(t, 3)
	x := newIndexAt(t, cluster.URLs()...)
	x.address.Replicas = "1"
	site := searchtest.RandomSite(rand.New(rand.NewPCG(3, 7)), true)
	near := loadSite(t, x, site)
	waitForGreen(t, x)
	o, err := x.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	const loadTime, killAfter = 40 * time.Second, 8 * time.Second
	var asked, failed atomic.Int64
	var lastFailure atomic.Int64 // nanoseconds after the kill
	ctx, cancel := context.WithTimeout(t.Context(), loadTime)
	defer cancel()
	killed := make(chan time.Time, 1)
	context.AfterFunc(after(ctx, killAfter), func() {
		cluster.Kill(2)
		killed <- time.Now()
	})
	var died atomic.Pointer[time.Time]
	go func() { at := <-killed; died.Store(&at) }()
	var clients sync.WaitGroup
	for client := range uint64(4) {
		clients.Go(func() {
			r := rand.New(rand.NewPCG(client, 3))
			for ctx.Err() == nil {
				req := searchtest.RandomRequest(r, near.Site().Facets)
				asking, stop := context.WithTimeout(t.Context(), 30*time.Second)
				c := searchtest.Compare(asking, near, o, req)
				stop()
				asked.Add(1)
				switch {
				case c.Different != "":
					t.Errorf("a wrong answer: %+v: %s", req, c.Different)
				case c.Err != nil:
					failed.Add(1)
					if at := died.Load(); at != nil {
						lastFailure.Store(int64(time.Since(*at)))
					}
				}
			}
		})
	}
	clients.Wait()
	t.Logf("%d requests, %d errors, the last one %v after the node died", asked.Load(), failed.Load(), time.Duration(lastFailure.Load()))
	if failed.Load()*100 > asked.Load() {
		t.Errorf("%d of %d requests failed", failed.Load(), asked.Load())
	}
	if late := time.Duration(lastFailure.Load()); late > 10*time.Second {
		t.Errorf("an error %v after the node died", late)
	}
	if died.Load() == nil {
		t.Error("no node died")
	}
}

// after is a context that ends after a while, or with its parent.
func after(parent context.Context, d time.Duration) context.Context {
	ctx, cancel := context.WithTimeout(parent, d)
	context.AfterFunc(parent, cancel)
	return ctx
}

func waitForGreen(t testing.TB, x *Index) {
	t.Helper()
	if err := x.cluster.Call(t.Context(), "GET", "/_cluster/health?wait_for_status=green&timeout=120s", nil, nil); err != nil {
		t.Fatal(err)
	}
}
