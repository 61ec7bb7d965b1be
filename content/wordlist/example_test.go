package wordlist_test

import (
	"fmt"

	"github.com/careers-index/careers/content/wordlist"
)

func ExampleList_Names() {
	list := wordlist.Parse("winter: December, January\nsummer: July, Juli\n")
	fmt.Println(list.Names("from july to DECEMBER"))
	// Output: [summer winter]
}
