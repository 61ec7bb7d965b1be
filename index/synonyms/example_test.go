package synonyms_test

import (
	"fmt"

	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/synonyms"
)

// A name at the front of a query has other names.
func ExampleNames_Lookup() {
	names := synonyms.Default().In("en", "fr")
	others, n := names.Lookup(analysis.Terms("client success manager in Paris"))
	fmt.Println(n, others)
	// Output:
	// 2 [[customer success] [csm] [succe client] [reussite client]]
}

// A site adds its own names.
func ExampleSet_Extend() {
	set := synonyms.Default().Extend([][]string{{"Guide", "tour leader", "Reiseleiter"}})
	others, _ := set.In("en").Lookup([]string{"guide"})
	fmt.Println(others)
	// Output:
	// [[tour leader] [reiseleiter]]
}
