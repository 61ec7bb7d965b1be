package wording_test

import (
	"fmt"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/wording"
)

func Example() {
	facets := search.Facets{{Name: search.CategoryFacet}, {Name: search.SkillFacet, Many: true}, {Name: "place"}}
	req := search.Request{Query: "rust", PayMin: 60_000, Filters: []search.Filter{
		{Facet: search.CategoryFacet, Values: []string{"Engineering"}},
		{Facet: search.SkillFacet, Values: []string{"Go", "Linux"}, All: true},
		{Facet: "place", Values: []string{"Oslo", "Berlin"}},
	}}
	fmt.Println(wording.Title(req, facets))
	fmt.Println(wording.Describe(req, facets))
	fmt.Println(wording.Count(26254), wording.Noun(req, 26254))
	fmt.Println(wording.Facts(search.Job{Company: "Acme", Locations: []string{"Oslo", "Bergen"}}, facets))
	// Output:
	// “rust” in Engineering with Go and Linux: Oslo or Berlin, pay from 60,000
	// “rust”, Engineering, Go and Linux, Oslo or Berlin, pay from 60,000
	// 26,254 open positions
	// [Acme Oslo / Bergen]
}
