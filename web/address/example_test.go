package address_test

import (
	"fmt"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/address"
)

func Example() {
	facets := search.Facets{{Name: "place", Label: "Place", Many: true}}
	req, err := address.Decode("utm_source=x&place=Berlin&place=Hamburg&q=rust&page=1", facets)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(address.At("/", req))
	req = req.With(req.Filter("place").Toggle("berlin"))
	fmt.Println(address.At("/feed.atom", req))
	// Output:
	// /?q=rust&place=Berlin&place=Hamburg
	// /feed.atom?q=rust&place=Hamburg
}
