package employment_test

import (
	"fmt"

	"github.com/careers-index/careers/content/employment"
)

func ExampleKinds() {
	fmt.Println(employment.Kinds("Teilzeit, unbefristet"))
	// Output: [part-time]
}
