package opensearch

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"sync"

	"github.com/careers-index/careers/search/opensearch/cluster"
)

// maxCounted is how many counts are kept: some MB. They are forgotten all at once.
const maxCounted = 20_000

// counted are counts of the generation, by query. It is safe for concurrent use.
type counted struct {
	mu    sync.Mutex
	known map[string]int
}

func (c *counted) get(query string) (int, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	n, ok := c.known[query]
	return n, ok
}

func (c *counted) put(query string, n int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.known == nil || len(c.known) >= maxCounted {
		c.known = map[string]int{}
	}
	c.known[query] = n
}

// countQueries is how many pages each query selects, asked in one request.
func (e *Engine) countQueries(ctx context.Context, queries []object) ([]int, error) {
	var body bytes.Buffer
	lines := json.NewEncoder(&body)
	for _, q := range queries {
		for _, line := range []object{{"index": e.pages}, {"size": 0, "track_total_hits": true, "query": q}} {
			if err := lines.Encode(line); err != nil {
				return nil, err
			}
		}
	}
	var answers struct {
		Responses []struct {
			Hits struct {
				Total struct {
					Value int `json:"value"`
				} `json:"total"`
			} `json:"hits"`
			Status int             `json:"status"`
			Error  json.RawMessage `json:"error"`
		} `json:"responses"`
	}
	err := e.cluster.Call(ctx, http.MethodPost, "/_msearch?filter_path=responses.hits.total,responses.status,responses.error", body.Bytes(), &answers)
	if err != nil {
		return nil, err
	}
	counts := make([]int, len(queries))
	for i := range counts {
		if i < len(answers.Responses) {
			if a := &answers.Responses[i]; a.Status >= http.StatusBadRequest {
				b, _ := json.Marshal(object{"error": a.Error}) // it is JSON already
				return nil, e.failed(cluster.ErrorOf(a.Status, bytes.NewReader(b)))
			}
			counts[i] = answers.Responses[i].Hits.Total.Value
		}
	}
	return counts, nil
}
