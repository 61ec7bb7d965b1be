package opensearch

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/search/catalog"
	"github.com/careers-index/careers/search/opensearch/schema"
)

// Filters of a request, and the counts of its facets.

// filters are what a request chooses, as queries.
type filters struct {
	kind   []object         // Show
	other  []object         // PayMin
	facets map[int][]object // by place in Catalog.Facets
	choice catalog.Choice
}

func (e *Engine) filters(r search.Request) filters {
	f := filters{choice: e.known.Choose(r), facets: map[int][]object{}}
	switch r.Show {
	case search.ShowPositions:
		f.kind = []object{isPosting}
	case search.ShowPages:
		f.kind = []object{{"bool": object{"must_not": []object{isPosting}}}}
	}
	if r.PayMin > 0 {
		f.other = []object{{"range": object{schema.PayField: object{"gte": r.PayMin}}}}
	}
	for _, i := range f.choice.Active {
		f.facets[i] = e.chosen(i, &f.choice.Facets[i])
	}
	return f
}

var isPosting = object{"term": object{schema.PostingField: true}}

// chosen are the filters of one facet: one for all names together, or with All one for each.
func (e *Engine) chosen(i int, c *catalog.FacetChoice) []object {
	f := &e.known.Facets[i]
	keysOf := func(bits uint64) []string {
		var keys []string
		for v, mask := range c.Masks {
			if mask&bits != 0 {
				keys = append(keys, f.Key(f.Value(c.First+uint32(v))))
			}
		}
		return keys
	}
	one := func(bits uint64) object {
		if keys := keysOf(bits); len(keys) > 0 {
			return hasAny(f.Field(), keys)
		}
		return nothing
	}
	if !c.All {
		return []object{one(^uint64(0))}
	}
	var list []object
	for n := range c.Keys {
		list = append(list, one(1<<n))
	}
	return list
}

// all are the filters but for the kind of page, and but for those of facet i; -1 for all
// facets.
func (f *filters) all(except int) []object {
	list := append([]object(nil), f.other...)
	for _, i := range f.choice.Active {
		if i != except {
			list = append(list, f.facets[i]...)
		}
	}
	return list
}

// hits selects the hits among what a query finds.
func (f *filters) hits() object { return allOf(append(f.all(-1), f.kind...), nil) }

// Names of aggregations.
const (
	foundAggregation     = "found" // without any filter
	positionsAggregation = "positions"
	othersAggregation    = "others"
	heldAggregation      = "held"
	countedAggregation   = "counted" // all facets without a choice, or that count in addition
	facetAggregation     = "facet"   // and its place: one with a choice
)

// aggregations count what the query finds, apart from the filters of the request: hits of
// either kind, and the values of each facet as if its own choice were set aside.
func (e *Engine) aggregations(f *filters) object {
	all := f.all(-1)
	aggs := kindAggregations(all)
	together := object{}
	for _, i := range f.choice.Counted {
		of := &e.known.Facets[i]
		if of.Len() == 0 {
			continue
		}
		name := facetAggregation + strconv.Itoa(i)
		count := object{"terms": object{"field": of.Field(), "size": of.Len()}}
		if _, active := f.facets[i]; active && !f.choice.Facets[i].All {
			aggs[name] = object{"filter": allOf(append(f.all(i), f.kind...), nil), "aggs": object{name: count}}
		} else {
			together[name] = count
		}
	}
	if len(together) > 0 {
		aggs[countedAggregation] = object{"filter": f.hits(), "aggs": together}
	}
	return aggs
}

// kindAggregations count what is found at all, and the hits of either kind.
func kindAggregations(filters []object) object {
	return object{
		foundAggregation:     object{"filter": everything},
		positionsAggregation: object{"filter": allOf(append([]object{isPosting}, filters...), nil)},
		othersAggregation:    object{"filter": allOf(filters, []object{isPosting})},
	}
}

// counts are the pages of each value, by number, of what aggregations have counted.
func (e *Engine) counts(aggs map[string]aggregation) []uint32 {
	counts := make([]uint32, e.known.ValueCount())
	for _, a := range aggs {
		for name, of := range a.Facets {
			i, err := strconv.Atoi(strings.TrimPrefix(name, facetAggregation))
			if err != nil || i < 0 || i >= len(e.known.Facets) {
				continue
			}
			for _, b := range of {
				if v, ok := e.known.Facets[i].WithOwnKey(b.Key); ok {
					counts[v] = uint32(b.Count)
				}
			}
		}
	}
	return counts
}

// aggregation is what a filter has counted, and in it the values of facets.
type aggregation struct {
	Count  int
	Facets map[string][]valueBucket
	Held   map[string]int // by the names of filters
}

type valueBucket struct {
	Key   string `json:"key"`
	Count int    `json:"doc_count"`
}

// UnmarshalJSON reads what OpenSearch answers: counts and parts have their names side by
// side.
func (a *aggregation) UnmarshalJSON(b []byte) error {
	var parts map[string]json.RawMessage
	if err := json.Unmarshal(b, &parts); err != nil {
		return err
	}
	a.Facets = map[string][]valueBucket{}
	for name, part := range parts {
		switch {
		case name == "doc_count":
			if err := json.Unmarshal(part, &a.Count); err != nil {
				return err
			}
		case name == "buckets":
			var named map[string]valueBucket
			if err := json.Unmarshal(part, &named); err != nil {
				return err
			}
			a.Held = map[string]int{}
			for n, b := range named {
				a.Held[n] = b.Count
			}
		case strings.HasPrefix(name, facetAggregation):
			var of struct {
				Buckets []valueBucket `json:"buckets"`
			}
			if err := json.Unmarshal(part, &of); err != nil {
				return err
			}
			a.Facets[name] = of.Buckets
		}
	}
	return nil
}
