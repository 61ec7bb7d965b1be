package search_test

import (
	"fmt"

	"github.com/careers-index/careers/search"
)

// Example checks a request before an engine answers it.
func Example() {
	facets := search.Facets{{Name: "skill", Label: "Skill", Many: true}, {Name: "place", Label: "Place", Many: true}}
	r := search.Request{Query: `engineer skill:k8s -"on call"`}
	r = r.With(search.Filter{Facet: "place", Values: []string{"Berlin", "Hamburg"}})
	r, query, err := r.Check(facets)
	fmt.Println(query, r.Sort, r.PerPage, r.Filtered(), err)

	_, _, err = search.Request{Sort: "salary"}.Check(facets)
	fmt.Println(err)
	// Output:
	// engineer skill:k8s -"on call" relevance 20 [place] <nil>
	// sort: "salary" is no order; use relevance, position or title
}

// ExampleParse reads a query. Every text is one: there are no syntax errors.
func ExampleParse() {
	for _, text := range []string{`kafka OR rabbitmq`, `"data engineer" -junior`, `"never closed`} {
		fmt.Println(search.Parse(text, nil))
	}
	// Output:
	// kafka OR rabbitmq
	// "data engineer" -junior
	// "never closed"
}
