package opensearch

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"net/http"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/fulltext"
	"github.com/careers-index/careers/index/terms"
	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/catalog"
	"github.com/careers-index/careers/search/opensearch/cluster"
	"github.com/careers-index/careers/search/opensearch/schema"
	"github.com/careers-index/careers/search/opensearch/store"
)

// Engine answers from one generation in a cluster. It is safe for concurrent use.
type Engine struct {
	*search.Fault

	cluster *store.Store
	pages   string // the index of pages
	files   string // the index of files
	shards  int
	meta    schema.Meta

	site      *index.Catalog
	known     *catalog.Catalog
	fields    []terms.Field  // by field.Field
	words     []terms.Counts // pages that have each word in each field
	described search.Site

	valueCounts []uint32 // pages of each value
	counted     counted
}

var (
	_ search.Engine  = (*Engine)(nil)
	_ search.Watched = (*Engine)(nil)
)

// openEngine opens the generation whose pages are in an index.
func openEngine(ctx context.Context, c *store.Store, pages string) (*Engine, error) {
	g, err := c.Generation(ctx, pages)
	if err != nil {
		return nil, err
	}
	e := &Engine{Fault: search.NewFault(), cluster: c, pages: pages, files: g.Files(), meta: g.Meta, fields: fulltext.TermFields(func(string) float64 { return 1 })}
	if e.shards, err = shardsOf(ctx, c, pages); err != nil {
		return nil, err
	}
	encoded, err := c.File(ctx, e.files, store.CatalogName)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", e.files, err)
	}
	if sum := sha256.Sum256(encoded); hex.EncodeToString(sum[:]) != g.Meta.Catalog {
		return nil, fmt.Errorf("%w: %s belongs to another generation than %s", index.ErrCorrupt, e.files, pages)
	}
	if e.site, err = index.DecodeCatalog(encoded); err != nil {
		return nil, fmt.Errorf("%s: %w", e.files, err)
	}
	e.known = catalog.New(e.site)
	if e.words, err = e.site.Terms.Words.FieldCounts(); err != nil {
		return nil, fmt.Errorf("%w: %s: %w", index.ErrCorrupt, e.files, err)
	}
	return e, e.count(ctx)
}

// shardsOf is how many an index has.
func shardsOf(ctx context.Context, c *store.Store, pages string) (int, error) {
	var settings map[string]struct {
		Settings struct {
			Index struct {
				Shards int `json:"number_of_shards,string"`
			} `json:"index"`
		} `json:"settings"`
	}
	err := c.Call(ctx, http.MethodGet, "/"+pages+"/_settings/index.number_of_shards", nil, &settings)
	return settings[pages].Settings.Index.Shards, err
}

// count counts what the site has, and refuses an index that lacks pages. It counts the facets on
// demand, too: scores follow from how many pages a value has.
func (e *Engine) count(ctx context.Context) error {
	f := e.filters(search.Request{})
	f.choice.Counted = f.choice.Counted[:0]
	for i := range e.known.Facets {
		f.choice.Counted = append(f.choice.Counted, i)
	}
	aggs := e.aggregations(&f)
	const paid = "paid"
	aggs[paid] = object{"filter": object{"range": object{schema.PayField: object{"gt": 0}}}}
	a, err := e.search(ctx, object{"size": 0, "track_total_hits": true, "query": everything, "aggs": aggs})
	if err != nil {
		return err
	}
	if n := a.Hits.Total.Value; n != e.meta.Pages {
		return fmt.Errorf("%w: %s has %d pages of %d", index.ErrCorrupt, e.pages, n, e.meta.Pages)
	}
	e.valueCounts = e.counts(a.Aggregations)
	e.described = e.known.Describe()
	e.described.Pays = a.Aggregations[paid].Count > 0
	e.described.Assets, e.described.Pages = e.cluster.Assets(e.files), e.refs()
	return nil
}

// Site implements search.Engine.
func (e *Engine) Site() *search.Site { return &e.described }

// Close releases the engine. What it holds is memory.
func (e *Engine) Close() error { return nil }

// damaged notes that something stored cannot be read.
func (e *Engine) damaged(err error) error { return e.Report(fmt.Errorf("%s: %w", e.pages, err)) }

// failed notes the error of a request, if it says that the generation is gone.
func (e *Engine) failed(err error) error {
	var status *cluster.StatusError
	if !errors.As(err, &status) {
		return err
	}
	switch status.Kind {
	case "index_not_found_exception":
		return e.damaged(err)
	case "too_many_nested_clauses", "too_many_clauses": // 1,024, unless a node is set otherwise
		return errTooMuch
	}
	return err
}

// errTooMuch is the error for a query that is too large for the cluster.
var errTooMuch = &search.BadRequestError{Param: "q", Detail: "asks for too many words that have other forms and names; leave some out"}

// values are those of a page as its catalog numbers them.
func (e *Engine) values(of *schema.Values) catalog.Values {
	var out catalog.Values
	for i := range e.known.Facets {
		f := &e.known.Facets[i]
		for j, key := range of.Keys[f.Name] {
			v, ok := f.WithOwnKey(key)
			if !ok {
				continue
			}
			strength := uint8(0)
			if f == e.known.Skills && j < len(of.Strengths) {
				strength = uint8(of.Strengths[j])
			}
			out.Numbers, out.Strengths = append(out.Numbers, v), append(out.Strengths, strength)
		}
	}
	return out
}
