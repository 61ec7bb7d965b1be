package place_test

import (
	"fmt"

	"github.com/careers-index/careers/content/place"
)

func ExampleParse() {
	for _, p := range place.Parse("Remote, or München / Austin, TX") {
		fmt.Printf("%s: %q\n", p.FullName(), p.Values())
	}
	// Output:
	// Munich, Germany: ["Munich" "Germany"]
	// Austin, United States: ["Austin" "Texas" "United States"]
}

func ExamplePlace_FullName() {
	for _, location := range []string{"Cambridge, England", "Cambridge, MA"} {
		for _, p := range place.Parse(location) {
			fmt.Println(p.Name(), "or", p.FullName())
		}
	}
	// Output:
	// Cambridge or Cambridge, United Kingdom
	// Cambridge or Cambridge, United States
}

func ExampleCanonical() {
	fmt.Println(place.Canonical("U.K."))
	fmt.Println(place.Canonical("Atlantis"))
	// Output:
	// United Kingdom true
	// Atlantis false
}

func ExampleKnown() {
	fmt.Println(place.Known("Remote US & Canada"), place.Known("Phoenix"), place.Known("Phoenix, AZ"))
	// Output: true false true
}

func ExampleWorkplace() {
	fmt.Println(place.Workplace("Home-Office möglich"))
	fmt.Println(place.Workplace("vor Ort"))
	// Output:
	// remote
	// onsite
}
