package pay_test

import (
	"fmt"

	"github.com/careers-index/careers/content/pay"
)

func ExampleParse() {
	p, ok := pay.Parse("£500 bis £600 per day")
	low, high := p.Yearly()
	fmt.Println(p, ok, low, high)
	// Output: {500 600 GBP day} true 130000 156000
}
