package opensearch

// The generations of one name in a cluster.

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
)

const (
	// keptGenerations is how many generations before the current one stay.
	keptGenerations = 3
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

// generation is a pair of indices: pages, and files.
type generation struct {
	pages   string // the name of the index of pages
	meta    pagesMeta
	created int64 // milliseconds
	isKept  bool  // it was published
	current bool
}

func (g *generation) files() string { return strings.TrimSuffix(g.pages, pagesPart) + filesPart }

// newName is the name of the pages of a new generation. No two builds have one.
func newName(name, id string) string {
	var b [4]byte
	_, _ = rand.Read(b[:]) // never fails
	return name + generationPart + id + "-" + hex.EncodeToString(b[:]) + pagesPart
}

// store is a cluster with what is kept in it.
type store struct{ *cluster.Client }

// list returns the generations of a name, the newest first.
func (c *store) list(ctx context.Context, name string) ([]generation, error) {
	var found map[string]struct {
		Aliases  map[string]object `json:"aliases"`
		Mappings struct {
			Meta pagesMeta `json:"_meta"`
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
	var list []generation
	for pages, f := range found {
		created, _ := strconv.ParseInt(f.Settings.Index.Created, 10, 64) // 0 is old
		g := generation{pages: pages, meta: f.Mappings.Meta, created: created}
		_, g.current = f.Aliases[name]
		_, g.isKept = f.Aliases[name+keptPart]
		list = append(list, g)
	}
	slices.SortFunc(list, func(a, b generation) int {
		return cmp.Or(cmp.Compare(b.created, a.created), strings.Compare(a.pages, b.pages))
	})
	return list, nil
}

// current is the name of the index that a name leads to.
func (c *store) current(ctx context.Context, name string) (string, error) {
	var found map[string]object
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

// generation reads what is said of an index of pages.
func (c *store) generation(ctx context.Context, pages string) (generation, error) {
	var found map[string]struct {
		Mappings struct {
			Meta pagesMeta `json:"_meta"`
		} `json:"mappings"`
	}
	if err := c.Call(ctx, http.MethodGet, "/"+pages+"/_mapping?filter_path=*.mappings._meta", nil, &found); err != nil {
		return generation{}, err
	}
	g := generation{pages: pages, meta: found[pages].Mappings.Meta}
	if g.meta.Generation == "" {
		return g, fmt.Errorf("%w: %s does not say which generation it has", index.ErrCorrupt, pages)
	}
	return g, nil
}

// createPages makes an empty index for the pages of a generation.
func (c *store) createPages(ctx context.Context, a cluster.Address, g generation, facets []index.Facet) error {
	err := c.Call(ctx, http.MethodPut, "/"+g.pages, object{"settings": pagesSettings(a), "mappings": pagesMapping(facets, g.meta)}, nil)
	if err != nil {
		return fmt.Errorf("creating %s: %w", g.pages, err)
	}
	return nil
}

// createFiles makes an empty index for the files of a generation.
func (c *store) createFiles(ctx context.Context, a cluster.Address, g generation) error {
	settings := object{
		"number_of_shards": 1, "auto_expand_replicas": autoExpand(a.Replicas), "number_of_replicas": fixedReplicas(a.Replicas), "refresh_interval": "-1",
	}
	if err := c.Call(ctx, http.MethodPut, "/"+g.files(), object{"settings": settings, "mappings": filesMapping()}, nil); err != nil {
		return fmt.Errorf("creating %s: %w", g.files(), err)
	}
	return nil
}

// seal makes a loaded generation visible to searches, and unchangeable.
func (c *store) seal(ctx context.Context, g generation) error {
	both := g.pages + "," + g.files()
	if err := c.Call(ctx, http.MethodPut, "/"+g.pages+"/_mapping", object{"_meta": g.meta}, nil); err != nil {
		return err
	}
	if err := c.Call(ctx, http.MethodPost, "/"+both+"/_refresh", nil, nil); err != nil {
		return err
	}
	return c.Call(ctx, http.MethodPut, "/"+both+"/_settings", object{"index.blocks.write": true}, nil)
}

// publish lets the name lead to a generation, in one step.
func (c *store) publish(ctx context.Context, name string, g generation) error {
	actions := []object{
		{"remove": object{"index": name + generationPart + "*" + pagesPart, "alias": name, "must_exist": false}},
		{"add": object{"index": g.pages, "alias": name}},
		{"add": object{"index": g.pages, "alias": name + keptPart}},
	}
	if err := c.Call(ctx, http.MethodPost, "/_aliases", object{"actions": actions}, nil); err != nil {
		return fmt.Errorf("letting %s lead to %s: %w", name, g.pages, err)
	}
	return nil
}

// remove deletes both indices of a generation, as far as they are there.
func (c *store) remove(ctx context.Context, g generation) error {
	var errs []error
	for _, name := range []string{g.pages, g.files()} {
		if err := c.Call(ctx, http.MethodDelete, "/"+name, nil, nil); err != nil && !cluster.IsMissing(err) {
			errs = append(errs, fmt.Errorf("deleting %s: %w", name, err))
		}
	}
	return errors.Join(errs...)
}

// sweep deletes generations that are neither current nor among the last that were, and what
// killed builds have left.
func (c *store) sweep(ctx context.Context, name string, now time.Time) error {
	list, err := c.list(ctx, name)
	if err != nil {
		return err
	}
	old := 0
	var errs []error
	for _, g := range list {
		switch {
		case g.current:
			continue
		case !g.isKept && now.Sub(time.UnixMilli(g.created)) < abandoned:
			continue // somebody builds it
		case g.isKept:
			if old++; old <= keptGenerations {
				continue
			}
		}
		errs = append(errs, c.remove(ctx, g))
	}
	return errors.Join(errs...)
}

// count is the number of documents of an index.
func (c *store) count(ctx context.Context, name string) (int, error) {
	var answer struct {
		Count int `json:"count"`
	}
	err := c.Call(ctx, http.MethodGet, "/"+name+"/_count", nil, &answer)
	return answer.Count, err
}
