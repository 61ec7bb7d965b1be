//go:build opensearch

package opensearch

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/opensearch/cluster"
	"github.com/careers-index/careers/search/opensearch/clustertest"
	"github.com/careers-index/careers/search/opensearch/schema"
	"github.com/careers-index/careers/search/opensearch/store"
	"github.com/careers-index/careers/search/searchtest"
)

func TestMain(m *testing.M) {
	status := m.Run()
	clustertest.Stop()
	os.Exit(status)
}

// newIndex is an index of its own in a real cluster, which is removed with all of its
// generations.
func newIndex(t testing.TB) *Index {
	t.Helper()
	return newIndexAt(t, clustertest.One(t))
}

func newIndexAt(t testing.TB, urls ...string) *Index {
	t.Helper()
	a := cluster.Address{Nodes: urls, Name: fmt.Sprintf("test-%08x", rand.Uint32()), Shards: 1 + rand.IntN(3)}
	x, err := At(a, cluster.Credentials{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx := context.Background() // that of the test has ended
		list, err := x.cluster.List(ctx, a.Name)
		for _, g := range list {
			err = errors.Join(err, x.cluster.Remove(ctx, g))
		}
		if err != nil {
			t.Log(err) // the cluster of some tests is gone by then
		}
	})
	return x
}

// load loads a site of these pages, as searchtest.Site.
func load(t testing.TB, x *Index, pages ...string) *index.Generation {
	t.Helper()
	g := generationOf(t, searchtest.Site(pages...))
	if err := x.Load(t.Context(), g, nil); err != nil {
		t.Fatal(err)
	}
	return g
}

func titles(t testing.TB, e search.Engine) string {
	t.Helper()
	res, err := e.Search(t.Context(), search.Request{})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, h := range res.Hits {
		out = append(out, h.Title)
	}
	return strings.Join(out, ", ")
}

func TestABuildReplacesTheGenerationAndAFollowerServesIt(t *testing.T) {
	x := newIndex(t)
	load(t, x, "One", "Two")
	f, refused, err := search.NewFollower(t.Context(), x)
	if err != nil || refused != nil {
		t.Fatal(err, refused)
	}
	defer f.Close()
	old, release := f.Acquire()
	defer release()
	load(t, x, "Three")
	if changed, err := f.Refresh(t.Context()); !changed || err != nil {
		t.Fatalf("%t, %v", changed, err)
	}
	e, done := f.Acquire()
	defer done()
	if got := titles(t, e); got != "Three" {
		t.Errorf("the follower serves %s", got)
	}
	if got := titles(t, old); got != "One, Two" {
		t.Errorf("a request that began before sees %s", got)
	}
}

func TestThreeGenerationsAreKeptAndOneComesBack(t *testing.T) {
	x := newIndex(t)
	var first *index.Generation
	for i := range 6 {
		if g := load(t, x, fmt.Sprint("Page ", i)); i == 3 {
			first = g
		}
	}
	list, err := x.cluster.List(t.Context(), x.address.Name)
	if err != nil || len(list) != 1+store.KeptGenerations {
		t.Fatalf("%d generations, %v", len(list), err)
	}
	m, unchanged, err := x.Publish(t.Context(), first.Manifest().ID)
	if err != nil || m == nil || unchanged {
		t.Fatalf("%v, %t, %v: a kept generation is not loaded again", m, unchanged, err)
	}
	o, err := x.Open(t.Context())
	if err != nil || titles(t, o) != "Page 3" {
		t.Errorf("%v: %s", err, titles(t, o))
	}
	if m, unchanged, err = x.Publish(t.Context(), first.Manifest().ID); m == nil || !unchanged || err != nil {
		t.Errorf("%v, %t, %v: it is current already", m, unchanged, err)
	}
	if m, _, err = x.Publish(t.Context(), "another"); m != nil || err != nil {
		t.Errorf("%v, %v: nobody has built it", m, err)
	}
}

// Whatever stops a build, the name leads where it did, and a later build tidies up.
func TestABuildThatIsStoppedPublishesNothing(t *testing.T) {
	x := newIndex(t)
	load(t, x, "One")
	big := searchtest.RandomSite(rand.New(rand.NewPCG(3, 7)), true)
	g := generationOf(t, big)
	for stop := range 4 {
		ctx, cancel := contextThatEnds(t, stop*40)
		err := x.Load(ctx, g, func(int) { cancel.count() })
		cancel.stop()
		if err == nil {
			t.Fatalf("stopped after %d pages, and loaded all the same", stop*40)
		}
		o, err := x.Open(t.Context())
		if err != nil || titles(t, o) != "One" {
			t.Fatalf("%v: %s", err, titles(t, o))
		}
		if list, err := x.cluster.List(t.Context(), x.address.Name); err != nil || len(list) != 1 {
			t.Errorf("%v: %d generations", err, len(list))
		}
	}
}

func TestBuildsAtOnceDoNotDisturbEachOther(t *testing.T) {
	x := newIndex(t)
	want := []string{"One", "Two", "Three", "Four"}
	var builds sync.WaitGroup
	for _, title := range want {
		g := generationOf(t, searchtest.Site(title))
		builds.Go(func() {
			if err := x.Load(t.Context(), g, nil); err != nil {
				t.Error(err)
			}
		})
	}
	builds.Wait()
	o, err := x.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if got := titles(t, o); !slices.Contains(want, got) {
		t.Errorf("the index has %q: none of the builds", got)
	}
}

func TestVerifyFindsWhatWasChanged(t *testing.T) {
	x := newIndex(t)
	load(t, x, "One", "Two")
	if _, err := x.Verify(t.Context()); err != nil {
		t.Fatal(err)
	}
	o, err := x.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	e := o.Engine.(*Engine)
	id := "/" + e.pages + "/_doc/" + schema.ID("/0")
	if err := x.cluster.Call(t.Context(), http.MethodDelete, id, nil, nil); !errors.Is(err, cluster.ErrReadOnly) {
		t.Errorf("%v: a published generation can be changed", err)
	}
	unblock := object{"index.blocks.write": false}
	if err := x.cluster.Call(t.Context(), http.MethodPut, "/"+e.pages+"/_settings", unblock, nil); err != nil {
		t.Fatal(err)
	}
	if err := x.cluster.Call(t.Context(), http.MethodDelete, id+"?refresh=true", nil, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := x.Verify(t.Context()); !errors.Is(err, index.ErrCorrupt) {
		t.Errorf("%v: a page is missing", err)
	}
}

func TestADeletedGenerationIsDamage(t *testing.T) {
	x := newIndex(t)
	load(t, x, "One")
	o, err := x.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	e := o.Engine.(*Engine)
	if err := x.cluster.Remove(t.Context(), store.Generation{Pages: e.pages}); err != nil {
		t.Fatal(err)
	}
	if _, err := e.Search(t.Context(), search.Request{Query: "one"}); !errors.Is(err, search.ErrDamaged) {
		t.Errorf("%v", err)
	}
	if e.Damage() == nil {
		t.Error("a follower would not notice")
	}
	if _, err := x.Open(t.Context()); !errors.Is(err, index.ErrNoIndex) {
		t.Errorf("%v", err)
	}
}

func TestANameThatIsAnIndexOfSomebodyElseIsLeftAlone(t *testing.T) {
	x := newIndex(t)
	other := "/" + x.address.Name
	if err := x.cluster.Call(t.Context(), http.MethodPut, other, nil, nil); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = x.cluster.Call(t.Context(), http.MethodDelete, other, nil, nil) }()
	err := x.Load(t.Context(), generationOf(t, searchtest.Site("One")), nil)
	if err == nil {
		t.Fatal("an index was replaced by an alias")
	}
	var found map[string]any
	if err := x.cluster.Call(t.Context(), http.MethodGet, other+"/_mapping", nil, &found); err != nil || found[x.address.Name] == nil {
		t.Errorf("%v, %v: it is not what it was", found, err)
	}
}

// A build of a few changes sends a few pages, and what comes of it is what a new index has.
func TestAFewChangesAreLoadedIntoACopy(t *testing.T) {
	x := newIndex(t)
	r := rand.New(rand.NewPCG(3, 7))
	site := searchtest.RandomSite(r, true)
	loadSite(t, x, site)
	for edit := range 4 {
		site.Digest = fmt.Sprint("edit ", edit)
		switch edit {
		case 0: // nothing but the digest
		case 1:
			site.Pages[3].Title += " Scala"
		case 2:
			site.Pages = slices.Delete(site.Pages, 5, 9)
		case 3:
			for i := range len(site.Pages) / 2 {
				site.Pages[i].Title += " changed"
			}
		}
		near := loadSite(t, x, site)
		far, err := x.Open(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := x.Verify(t.Context()); err != nil {
			t.Error(err)
		}
		for range 25 {
			searchtest.CheckAgree(t, near, far, searchtest.RandomRequest(r, near.Site().Facets))
		}
		if t.Failed() {
			t.Fatalf("after edit %d", edit)
		}
	}
}
