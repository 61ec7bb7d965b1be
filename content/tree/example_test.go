package tree_test

import (
	"context"
	"fmt"
	"math"
	"testing/fstest"

	"github.com/careers-index/careers/content/tree"
)

func Example() {
	root := fstest.MapFS{
		"open-positions/engineer.md": {Data: []byte("# Engineer\n")},
		"about/index.md":             {Data: []byte("# About us\n")},
		"about/team.jpg":             {},
		"sections/benefits.md":       {Data: []byte("We offer …\n")},
		"notes.rst":                  {Data: []byte("Notes\n")},
	}
	files, err := tree.Read(context.Background(), root, nil, nil, math.MaxInt64)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range files.Pages {
		fmt.Println(p.File, p.Path)
	}
	fmt.Println(files.Sections[0].Name, files.Assets[0].Path, files.Findings[0].File)
	// Output:
	// about/index.md /about
	// open-positions/engineer.md /open-positions/engineer
	// benefits /about/team.jpg notes.rst
}
