package opensearch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"time"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/stored"
	"github.com/careers-index/careers/search/opensearch/cluster"
	"github.com/careers-index/careers/search/opensearch/schema"
	"github.com/careers-index/careers/search/opensearch/store"
)

// Building: a generation of package index, loaded into a cluster.

// Index is an index in a cluster. It is safe for concurrent use.
type Index struct {
	address cluster.Address
	cluster *store.Store
}

// At is the index at an address. Nothing is asked of the cluster yet.
func At(a cluster.Address, c cluster.Credentials) (*Index, error) {
	to, err := cluster.Connect(a, c)
	if err != nil {
		return nil, err
	}
	return &Index{a, &store.Store{Client: to}}, nil
}

// Publish makes a generation current that the cluster has already, from a build before,
// and returns its manifest; nil if the cluster has it not. unchanged: it was current.
func (x *Index) Publish(ctx context.Context, id string) (m *index.Manifest, unchanged bool, err error) {
	if err := x.cluster.CheckVersion(ctx); err != nil {
		return nil, false, err
	}
	list, err := x.cluster.List(ctx, x.address.Name)
	if err != nil {
		return nil, false, err
	}
	slices.SortStableFunc(list, func(a, b store.Generation) int { return order(b.Current) - order(a.Current) })
	for _, g := range list {
		if g.Meta.Generation != id || !g.IsKept {
			continue
		}
		e, err := openEngine(ctx, x.cluster, g.Pages)
		if err != nil {
			continue // it is not whole: another one is made
		}
		if !g.Current {
			err = x.cluster.Publish(ctx, x.address.Name, g)
		}
		return e.site.Manifest, g.Current, err
	}
	return nil, false, nil
}

// order puts yes after no.
func order(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// Load loads a generation into indices of its own, compares what is there with what was
// sent, and then lets the name lead to it. After an error the name leads where it did.
// progress is told how many pages more are loaded, by several goroutines at once; nil for
// nobody.
func (x *Index) Load(ctx context.Context, from *index.Generation, progress func(pages int)) error {
	if err := x.cluster.CheckVersion(ctx); err != nil {
		return err
	}
	m := from.Manifest()
	g := store.Generation{Pages: store.NewGeneration(x.address.Name, m.ID), Meta: schema.Meta{Generation: m.ID, Key: m.Key(), Pages: m.Pages}}
	exporter := index.NewExporter(from)
	g.Meta.Rules = schema.Rules(x.address, from.Facets(), exporter)
	err := x.fill(ctx, &g, from, exporter, progress)
	if err == nil {
		err = x.check(ctx, g, from)
	}
	if err == nil {
		err = x.cluster.Publish(ctx, x.address.Name, g)
	}
	if err != nil {
		clean, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Minute)
		defer cancel()
		return errors.Join(err, x.cluster.Remove(clean, g))
	}
	// It is published. What cannot be removed now is removed by a later build.
	_ = x.cluster.Sweep(ctx, x.address.Name, time.Now())
	return nil
}

// fill loads pages and files.
func (x *Index) fill(ctx context.Context, g *store.Generation, from *index.Generation, exporter *index.Exporter, progress func(int)) error {
	before, err := x.base(ctx, g.Meta.Rules)
	if err != nil {
		return err
	}
	l := &loading{
		cluster: x.cluster, address: x.address, to: g, from: from, exporter: exporter, facets: from.Facets(),
		progress: progress,
	}
	if err := l.load(ctx, before); err != nil {
		return err
	}
	g.Meta.WithWords, g.Meta.Digest = int(l.withWords.Load()), l.all.String()
	for f := range l.fields {
		g.Meta.Fields[f] = int(l.fields[f].Load())
	}
	return x.fillFiles(ctx, g, from)
}

// fillFiles loads the files, and seals the generation.
func (x *Index) fillFiles(ctx context.Context, g *store.Generation, from *index.Generation) error {
	if err := x.cluster.CreateFiles(ctx, x.address, *g); err != nil {
		return err
	}
	to := cluster.NewBulk(x.cluster.Client, g.Files())
	encoded, err := from.Catalog().Encode()
	if err != nil {
		return err
	}
	sum := sha256.Sum256(encoded)
	g.Meta.Catalog = hex.EncodeToString(sum[:])
	if err := store.AddBytes(ctx, to, store.CatalogName, encoded); err != nil {
		return err
	}
	for a, err := range from.Addresses() {
		if err == nil {
			err = store.AddBytes(ctx, to, store.AddressFolder+a.Path, stored.EncodeAddress(a))
		}
		if err != nil {
			return err
		}
	}
	if err := addAssets(ctx, to, from.Assets()); err != nil {
		return err
	}
	if err := to.Flush(ctx); err != nil {
		return err
	}
	return x.cluster.Seal(ctx, *g)
}

func addAssets(ctx context.Context, to *cluster.Bulk, files fs.FS) error {
	return fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		return store.AddFile(ctx, to, store.AssetsFolder+name, func() (io.ReadCloser, error) { return files.Open(name) })
	})
}

// checkedPages of a new generation are looked for before it is published.
const checkedPages = 5

// check opens a loaded generation and asks it a few questions.
func (x *Index) check(ctx context.Context, g store.Generation, from *index.Generation) error {
	e, err := openEngine(ctx, x.cluster, g.Pages)
	if err != nil {
		return fmt.Errorf("the new generation cannot be opened: %w", err)
	}
	defer func() { _ = e.Close() }()
	for i := range min(checkedPages, from.Len()) {
		n := index.Ordinal(i * (from.Len() - 1) / max(checkedPages-1, 1))
		if from.Len() <= checkedPages {
			n = index.Ordinal(i)
		}
		want, err := from.Page(n)
		if err != nil {
			return err
		}
		got, err := e.Page(ctx, want.Path)
		if err != nil {
			return fmt.Errorf("the new generation: %s: %w", want.Path, err)
		}
		if got.Title != want.Title || got.HTML != want.HTML {
			return fmt.Errorf("the new generation gives another page at %s than was loaded", want.Path)
		}
	}
	return nil
}
