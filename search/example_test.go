package search_test

import (
	"fmt"

	"github.com/careers-index/careers/search"
)

// A query is parsed against the facets of a site, and printed in canonical form.
func ExampleParse() {
	facets := search.Facets{{Name: "place", Label: "Place", Many: true}}
	q := search.Parse(`kafka OR rabbitmq -scala place:"Berlin, Germany" “unbalanced`, facets)
	for _, c := range q.Clauses {
		fmt.Println(len(c.Any), c.Not, c.Any[0].Field, c.Any[0].Text)
	}
	fmt.Println(q)
	// Output:
	// 2 false  kafka
	// 1 true  scala
	// 1 false place Berlin, Germany
	// 1 false  unbalanced
	// kafka OR rabbitmq -scala place:"Berlin, Germany" "unbalanced"
}

// Requests are values: changing one gives another.
func ExampleRequest_With() {
	all := search.Request{Query: "engineer"}
	berlin := all.With(search.Filter{Facet: "place", Values: []string{"Berlin"}})
	fmt.Println(all.Filtered(), berlin.Filtered(), berlin.Without([]string{"place"}).Filtered())
	// Output: [] [place] []
}
