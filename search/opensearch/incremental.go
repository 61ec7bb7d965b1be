package opensearch

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"sync"

	"github.com/careers-index/careers/search/opensearch/cluster"
	"github.com/careers-index/careers/search/opensearch/schema"
	"github.com/careers-index/careers/search/opensearch/store"
)

// Loading only what has changed: into a copy of the generation before. A copy costs the
// cluster next to nothing (segments are shared by links), and sending a page much more.

const (
	// mostChanged is the share of pages, one in so many, that may differ for a copy to be
	// worth it: a copy with more than that leaves as much to delete.
	mostChanged = 4
	// mostDeleted is the share of deleted documents, one in so many, that a copy may have
	// before they are expunged: BM25 counts them, by as much.
	mostDeleted = 50
	// sumsAtOnce is how many sums of documents one request reads.
	sumsAtOnce = 10_000
)

// base is the generation that a new one can be made of, with the sums of its documents by
// id. Taken are those that the new one has, too.
type base struct {
	pages string
	sums  map[string]string

	mu    sync.Mutex
	taken map[string]bool
}

// base finds the generation that is current, if its pages were loaded by the same rules;
// else it is nil.
func (x *Index) base(ctx context.Context, rules string) (*base, error) {
	list, err := x.cluster.List(ctx, x.address.Name)
	if err != nil {
		return nil, err
	}
	for _, g := range list {
		if g.Current && g.Meta.Rules == rules {
			b := &base{pages: g.Pages, taken: map[string]bool{}}
			b.sums, err = sumsInIndex(ctx, x.cluster, g.Pages)
			return b, err
		}
	}
	return nil, nil
}

// sumsInIndex are the sums of all documents of an index, by id.
func sumsInIndex(ctx context.Context, c *store.Store, pages string) (map[string]string, error) {
	sums := map[string]string{}
	s := object{
		"size": sumsAtOnce, "track_total_hits": false, "_source": false, "query": everything,
		"docvalue_fields": []string{schema.SumField}, "sort": []object{{schema.PathField: object{"order": "asc"}}},
	}
	for {
		var answer struct {
			Hits struct {
				Hits []struct {
					ID     string              `json:"_id"`
					Fields map[string][]string `json:"fields"`
					Sort   []json.RawMessage   `json:"sort"`
				} `json:"hits"`
			} `json:"hits"`
		}
		if err := c.Call(ctx, http.MethodPost, "/"+pages+"/_search?allow_partial_search_results=false&filter_path=hits.hits._id,hits.hits.fields,hits.hits.sort", s, &answer); err != nil {
			return nil, err
		}
		hits := answer.Hits.Hits
		for _, h := range hits {
			if sum := h.Fields[schema.SumField]; len(sum) == 1 {
				sums[h.ID] = sum[0]
			}
		}
		if len(hits) < sumsAtOnce {
			return sums, nil
		}
		s["search_after"] = hits[len(hits)-1].Sort
	}
}

// has reports whether the base has a document, which the new generation takes over then.
func (b *base) has(id, sum string) bool {
	if b == nil || b.sums[id] != sum {
		return false
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.taken[id] = true
	return true
}

// isWorthIt reports whether so many changed pages of all are few enough for a copy.
func isWorthIt(changed, pages int) bool { return changed*mostChanged <= pages }

// copyPages makes the pages of a new generation of a copy of its base, less the documents
// that the new one has not.
func copyPages(ctx context.Context, c *store.Store, a cluster.Address, g store.Generation, from *base) error {
	settings := schema.Replicas(a)
	settings["blocks.write"], settings["refresh_interval"] = nil, "-1"
	err := c.Call(ctx, http.MethodPut, "/"+from.pages+"/_clone/"+g.Pages+"?wait_for_active_shards=1&timeout=60s", object{"settings": settings}, nil)
	if err != nil {
		return fmt.Errorf("copying %s: %w", from.pages, err)
	}
	to := cluster.NewBulk(c.Client, g.Pages)
	for id := range from.sums {
		if !from.taken[id] {
			err = errors.Join(err, to.Remove(ctx, id))
		}
	}
	return errors.Join(err, to.Flush(ctx))
}

// expunge lets the cluster forget deleted documents, if there are many.
func expunge(ctx context.Context, c *store.Store, pages string) error {
	var stats struct {
		All struct {
			Primaries struct {
				Docs struct {
					Count   int `json:"count"`
					Deleted int `json:"deleted"`
				} `json:"docs"`
			} `json:"primaries"`
		} `json:"_all"`
	}
	if err := c.Call(ctx, http.MethodGet, "/"+pages+"/_stats/docs?filter_path=_all.primaries.docs", nil, &stats); err != nil {
		return err
	}
	if docs := stats.All.Primaries.Docs; docs.Deleted*mostDeleted <= docs.Count {
		return nil
	}
	return c.Call(ctx, http.MethodPost, "/"+pages+"/_forcemerge?only_expunge_deletes=true", nil, nil)
}
