package opensearch

// Loading only what has changed: into a copy of the generation before. A copy costs the
// cluster next to nothing (segments are shared by links), and sending a page much more.

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"sync"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search/opensearch/cluster"
)

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

// sumOfFacts is a sum of all that a document follows from, but for the rules.
func sumOfFacts(f *index.Facts) string {
	h := sha256.New()
	values, _ := json.Marshal([]any{f.Values, f.Strengths, f.YearlyPay}) // texts and numbers: it cannot fail
	for _, part := range [][]byte{f.Card, f.Passages, f.Body, values} {
		_, _ = fmt.Fprintf(h, "%d:", len(part)) // a hash takes any write
		h.Write(part)
	}
	return base64.RawStdEncoding.EncodeToString(h.Sum(nil)[:12])
}

// rulesOf identifies how pages are loaded: a copy with other rules would not be what a new
// index is.
func rulesOf(a cluster.Address, facets []index.Facet, exporter *index.Exporter) string {
	b, _ := json.Marshal([]any{pagesSettings(a), pagesMapping(facets, pagesMeta{}), exporter.Rules()}) // texts and numbers: it cannot fail
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:12])
}

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
	list, err := x.cluster.list(ctx, x.address.Name)
	if err != nil {
		return nil, err
	}
	for _, g := range list {
		if g.current && g.meta.Rules == rules {
			b := &base{pages: g.pages, taken: map[string]bool{}}
			b.sums, err = x.cluster.sums(ctx, g.pages)
			return b, err
		}
	}
	return nil, nil
}

// sums are the sums of all documents of an index, by id.
func (c *store) sums(ctx context.Context, pages string) (map[string]string, error) {
	sums := map[string]string{}
	s := object{
		"size": sumsAtOnce, "track_total_hits": false, "_source": false, "query": everything,
		"docvalue_fields": []string{sumField}, "sort": []object{{pathField: object{"order": "asc"}}},
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
			if sum := h.Fields[sumField]; len(sum) == 1 {
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
func (c *store) copyPages(ctx context.Context, a cluster.Address, g generation, from *base) error {
	settings := object{
		"index.blocks.write": nil, "index.refresh_interval": "-1",
		"index.auto_expand_replicas": autoExpand(a.Replicas), "index.number_of_replicas": fixedReplicas(a.Replicas),
	}
	err := c.Call(ctx, http.MethodPut, "/"+from.pages+"/_clone/"+g.pages+"?wait_for_active_shards=1&timeout=60s", object{"settings": settings}, nil)
	if err != nil {
		return fmt.Errorf("copying %s: %w", from.pages, err)
	}
	to := cluster.NewBulk(c.Client, g.pages)
	for id := range from.sums {
		if !from.taken[id] {
			err = errors.Join(err, to.Remove(ctx, id))
		}
	}
	return errors.Join(err, to.Flush(ctx))
}

// expunge lets the cluster forget deleted documents, if there are many.
func (c *store) expunge(ctx context.Context, pages string) error {
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
