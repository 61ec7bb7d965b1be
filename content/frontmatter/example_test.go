package frontmatter_test

import (
	"fmt"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/frontmatter"
)

func ExampleParse() {
	src := diag.NewSource("engineer.md", []byte("---\ntitle: Engineer\nweight: 3\ncloses: soon\nteams: [Platform]\n---\nText.\n"))
	block, body, findings := frontmatter.Parse(src)
	fmt.Println(block.Title, block.Position, block.Strings("teams"))
	fmt.Printf("%s", src.Bytes[body:])
	for _, f := range findings {
		fmt.Println(f.Line, f.Column, f.Severity, f.Message)
	}
	// Output:
	// Engineer 3 [Platform]
	// Text.
	// 4 9 error closes: want a date such as 2006-01-31, got "soon"
}

func ExampleNormalize() {
	fmt.Printf("%s", frontmatter.Normalize([]byte("---\nweight: 3\n# what people read\ntitle: Engineer\n---\n")))
	// Output:
	// ---
	// # what people read
	// title: Engineer
	// position: 3
	// ---
}
