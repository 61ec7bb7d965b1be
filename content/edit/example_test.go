package edit_test

import (
	"fmt"

	"github.com/careers-index/careers/content/edit"
)

// Example compares words with what a person typed. Distances over the budget of
// two are three.
func Example() {
	typed := edit.Plain([]rune("categry"), 2)
	for _, word := range []string{"categry", "category", "location"} {
		distance, _ := typed.To([]rune(word))
		fmt.Println(word, distance)
	}
	// Output:
	// categry 0
	// category 1
	// location 3
}
