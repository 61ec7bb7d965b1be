package opensearch

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/plan"
)

func TestDump(t *testing.T) {
	a, _ := ParseAddress(os.Getenv("FAR"))
	x, _ := At(a, Credentials{})
	o, err := x.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	e := o.Engine.(*Engine)
	r, q, _ := search.Request{Query: os.Getenv("Q"), PerPage: 10}.Check(e.described.Facets)
	p := e.known.Planner.ForQuery(plan.MaxGuesses).Plan(q)
	of, err := e.prepare(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	f := e.filters(r)
	s := object{
		"from": (r.Page - 1) * r.PerPage, "size": r.PerPage, "track_total_hits": true,
		"_source": []string{cardField, passagesField, valuesField},
		"sort":    sortOf(r.Sort, len(p.Clauses) > 0), "post_filter": f.hits(), "aggs": e.aggregations(&f),
		"query": e.query(p, of, 0),
	}
	b, _ := json.MarshalIndent(s, "", " ")
	os.WriteFile("/tmp/q.json", b, 0o666)
	os.WriteFile("/tmp/q.index", []byte(e.pages), 0o666)
}
