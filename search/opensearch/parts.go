package opensearch

// How large a query is: OpenSearch refuses those that have too many parts.

import "github.com/careers-index/careers/search/ranking"

const (
	// maxStepParts is how many parts the queries of steps may have together. OpenSearch
	// allows 1,024 parts of a whole query.
	maxStepParts = 300
	mostSteps    = 2 * int(ranking.MissingLevel)
)

// partsOf is how many parts queries have that OpenSearch counts: those that have none
// themselves.
func partsOf(queries []object) int {
	n := 0
	for _, q := range queries {
		for kind, of := range q {
			n += partsIn(kind, of)
		}
	}
	return n
}

func partsIn(kind string, of any) int {
	switch kind {
	case "term", "terms", "match_phrase", "prefix", "range", "match_all", "match_none", "span_term":
		return 1
	}
	n := 0
	switch v := of.(type) {
	case object:
		for name, inner := range v {
			n += partsIn(name, inner)
		}
	case []object:
		n = partsOf(v)
	}
	return n
}
