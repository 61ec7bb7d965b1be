package store

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search/opensearch/cluster"
	"github.com/careers-index/careers/search/opensearch/schema"
)

const (
	// KeptGenerations is how many generations before the current one stay.
	KeptGenerations = 3
	// abandoned is how old a generation is that was never published, before it is taken for
	// what a killed build has left. No build takes so long.
	abandoned = 24 * time.Hour
)

// Parts of the names of indices: NAME-gen-ID-RANDOM-pages and …-files.
const (
	generationPart = "-gen-"
	pagesPart      = "-pages"
	filesPart      = "-files"
	keptPart       = "-kept" // of the alias that all published generations have
)

// Generation is a pair of indices: pages, and files.
type Generation struct {
	Pages   string // the name of the index of pages
	Meta    schema.Meta
	created int64 // milliseconds
	IsKept  bool  // it was published
	Current bool
}

// Files is the name of its index of files.
func (g *Generation) Files() string { return strings.TrimSuffix(g.Pages, pagesPart) + filesPart }

// NewGeneration is the name of the pages of a new generation. No two builds have one.
func NewGeneration(name, id string) string {
	var b [4]byte
	_, _ = rand.Read(b[:]) // never fails
	return name + generationPart + id + "-" + hex.EncodeToString(b[:]) + pagesPart
}

// Store is a cluster with what is kept in it.
type Store struct{ *cluster.Client }

// List returns the generations of a name, the newest first.
func (c *Store) List(ctx context.Context, name string) ([]Generation, error) {
	var found map[string]struct {
		Aliases  map[string]cluster.Object `json:"aliases"`
		Mappings struct {
			Meta schema.Meta `json:"_meta"`
		} `json:"mappings"`
		Settings struct {
			Index struct {
				Created string `json:"creation_date"`
			} `json:"index"`
		} `json:"settings"`
	}
	path := "/" + name + generationPart + "*" + pagesPart + "?filter_path=*.aliases,*.mappings._meta,*.settings.index.creation_date"
	if err := c.Call(ctx, http.MethodGet, path, nil, &found); err != nil {
		return nil, err
	}
	var list []Generation
	for pages, f := range found {
		created, _ := strconv.ParseInt(f.Settings.Index.Created, 10, 64) // 0 is old
		g := Generation{Pages: pages, Meta: f.Mappings.Meta, created: created}
		_, g.Current = f.Aliases[name]
		_, g.IsKept = f.Aliases[name+keptPart]
		list = append(list, g)
	}
	slices.SortFunc(list, func(a, b Generation) int {
		return cmp.Or(cmp.Compare(b.created, a.created), strings.Compare(a.Pages, b.Pages))
	})
	return list, nil
}

// Current is the name of the index that a name leads to.
func (c *Store) Current(ctx context.Context, name string) (string, error) {
	var found map[string]cluster.Object
	err := c.Call(ctx, http.MethodGet, "/_alias/"+name, nil, &found)
	if cluster.IsMissing(err) || err == nil && len(found) == 0 {
		return "", fmt.Errorf("%w: %s has no %s", index.ErrNoIndex, c.Nodes(), name)
	}
	if err != nil {
		return "", err
	}
	for pages := range found {
		if !strings.HasPrefix(pages, name+generationPart) {
			return "", fmt.Errorf("%w: %s of %s leads to %s, which careers has not built", index.ErrNoIndex, name, c.Nodes(), pages)
		}
		if len(found) == 1 {
			return pages, nil
		}
	}
	return "", fmt.Errorf("%w: %s of %s leads to %d indices; build again", index.ErrCorrupt, name, c.Nodes(), len(found))
}

// Generation reads what is said of an index of pages.
func (c *Store) Generation(ctx context.Context, pages string) (Generation, error) {
	var found map[string]struct {
		Mappings struct {
			Meta schema.Meta `json:"_meta"`
		} `json:"mappings"`
	}
	if err := c.Call(ctx, http.MethodGet, "/"+pages+"/_mapping?filter_path=*.mappings._meta", nil, &found); err != nil {
		return Generation{}, err
	}
	g := Generation{Pages: pages, Meta: found[pages].Mappings.Meta}
	if g.Meta.Generation == "" {
		return g, fmt.Errorf("%w: %s does not say which generation it has", index.ErrCorrupt, pages)
	}
	return g, nil
}

// CreatePages makes an empty index for the pages of a generation.
func (c *Store) CreatePages(ctx context.Context, a cluster.Address, g Generation, facets []index.Facet) error {
	err := c.Call(ctx, http.MethodPut, "/"+g.Pages, cluster.Object{"settings": schema.Settings(a), "mappings": schema.Mapping(facets, g.Meta)}, nil)
	if err != nil {
		return fmt.Errorf("creating %s: %w", g.Pages, err)
	}
	return nil
}

// CreateFiles makes an empty index for the files of a generation.
func (c *Store) CreateFiles(ctx context.Context, a cluster.Address, g Generation) error {
	if err := c.Call(ctx, http.MethodPut, "/"+g.Files(), cluster.Object{"settings": schema.FilesSettings(a), "mappings": schema.FilesMapping()}, nil); err != nil {
		return fmt.Errorf("creating %s: %w", g.Files(), err)
	}
	return nil
}

// Seal makes a loaded generation visible to searches, and unchangeable.
func (c *Store) Seal(ctx context.Context, g Generation) error {
	both := g.Pages + "," + g.Files()
	if err := c.Call(ctx, http.MethodPut, "/"+g.Pages+"/_mapping", cluster.Object{"_meta": g.Meta}, nil); err != nil {
		return err
	}
	if err := c.Call(ctx, http.MethodPost, "/"+both+"/_refresh", nil, nil); err != nil {
		return err
	}
	return c.Call(ctx, http.MethodPut, "/"+both+"/_settings", cluster.Object{"index.blocks.write": true}, nil)
}

// Publish lets the name lead to a generation, in one step.
func (c *Store) Publish(ctx context.Context, name string, g Generation) error {
	actions := []cluster.Object{
		{"remove": cluster.Object{"index": name + generationPart + "*" + pagesPart, "alias": name, "must_exist": false}},
		{"add": cluster.Object{"index": g.Pages, "alias": name}},
		{"add": cluster.Object{"index": g.Pages, "alias": name + keptPart}},
	}
	if err := c.Call(ctx, http.MethodPost, "/_aliases", cluster.Object{"actions": actions}, nil); err != nil {
		return fmt.Errorf("letting %s lead to %s: %w", name, g.Pages, err)
	}
	return nil
}

// Remove deletes both indices of a generation, as far as they are there.
func (c *Store) Remove(ctx context.Context, g Generation) error {
	var errs []error
	for _, name := range []string{g.Pages, g.Files()} {
		if err := c.Call(ctx, http.MethodDelete, "/"+name, nil, nil); err != nil && !cluster.IsMissing(err) {
			errs = append(errs, fmt.Errorf("deleting %s: %w", name, err))
		}
	}
	return errors.Join(errs...)
}

// Sweep deletes generations that are neither current nor among the last that were, and what
// killed builds have left.
func (c *Store) Sweep(ctx context.Context, name string, now time.Time) error {
	list, err := c.List(ctx, name)
	if err != nil {
		return err
	}
	old := 0
	var errs []error
	for _, g := range list {
		switch {
		case g.Current:
			continue
		case !g.IsKept && now.Sub(time.UnixMilli(g.created)) < abandoned:
			continue // somebody builds it
		case g.IsKept:
			if old++; old <= KeptGenerations {
				continue
			}
		}
		errs = append(errs, c.Remove(ctx, g))
	}
	return errors.Join(errs...)
}
