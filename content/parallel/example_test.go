package parallel_test

import (
	"context"
	"fmt"
	"strings"

	"github.com/careers-index/careers/content/parallel"
)

// Example changes each item of a list. No two goroutines share an item.
func Example() {
	words := []string{"scala", "spark", "kafka"}
	var items []*string
	for i := range words {
		items = append(items, &words[i])
	}
	err := parallel.Each(context.Background(), items, func(word *string) { *word = strings.ToUpper(*word) })
	fmt.Println(words, err)
	// Output: [SCALA SPARK KAFKA] <nil>
}
