package settings_test

import (
	"fmt"
	"testing/fstest"

	"github.com/careers-index/careers/content/settings"
)

func Example() {
	root := fstest.MapFS{settings.FileName: {Data: []byte("title: Careers at Example\nlangage: de\nfacets: [place, {name: team, key: department}]\n")}}
	from := settings.Read(root, nil)
	fmt.Println(from.Title, from.Facets[1].Label)
	for _, f := range from.Findings {
		fmt.Printf("%d:%d %s\n", f.Line, f.Column, f.Message)
	}
	// Output:
	// Careers at Example Team
	// 2:1 there is no setting "langage"; did you mean "language"?
}
