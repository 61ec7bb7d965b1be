package content_test

import (
	"context"
	"fmt"
	"testing/fstest"

	"github.com/careers-index/careers/content"
)

func Example() {
	root := fstest.MapFS{
		"careers.yaml":      {Data: []byte("facets: [category, {name: team, key: department}]\n")},
		"jobs/engineer.md":  {Data: []byte("---\ntitle: Engineer\ncategory: Open Positions\ndepartment: Platform\n---\n<common-section section-name=\"stack\"/>\n")},
		"about.md":          {Data: []byte("---\ntitle: About\n---\nText.\n")},
		"later.md":          {Data: []byte("---\ntitle: Later\ndraft: true\n---\nText.\n")},
		"sections/stack.md": {Data: []byte("We use Go.\n")},
	}
	site, err := content.Load(context.Background(), root, content.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range content.Select(site, site.Findings).Pages {
		fmt.Println(p.Path, p.Posting, p.Custom["team"], p.Passages[0].Text)
	}
	// Output:
	// /about false [] Text.
	// /jobs/engineer true [Platform] We use Go.
}
