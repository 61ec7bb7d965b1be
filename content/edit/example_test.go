package edit_test

import (
	"fmt"

	"github.com/careers-index/careers/content/edit"
)

// Example compares words with what a person typed. Distances over the budget of
// two are three.
func Example() {
	typed := edit.Plain([]rune("catagory"), 2)
	for _, word := range []string{"catagory", "category", "location"} {
		distance, _ := typed.To([]rune(word))
		fmt.Println(word, distance)
	}
	// Output:
	// catagory 0
	// category 1
	// location 3
}
