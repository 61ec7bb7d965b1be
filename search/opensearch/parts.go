package opensearch

// How large a query is: OpenSearch refuses those that have too many parts.

// maxParts is how many parts a query may have: OpenSearch allows 1,024, unless a node is
// set otherwise.
const maxParts = 1000

// detail is how exactly the pages of a query are ordered.
type detail struct {
	steps  bool // half levels are rounded; hits are when they are shown, in any case
	titles bool // how much of a title the query is counts
	scored int  // terms that are scored one by one; others count as an average word
}

// details of which the first is taken that is not too large. Queries of up to a dozen words
// have them all.
var details = []detail{
	{true, true, 600}, {true, true, 200}, {false, true, 300}, {false, false, 300}, {false, false, 50}, {false, false, 0},
}

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
