package fence_test

import (
	"fmt"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/frontmatter/fence"
)

func Example() {
	isKey := func(name string) bool { return name == "title" }
	const page = "---\ntitle: Engineer\n---\nText.\n"
	block, _ := fence.Read(diag.NewSource("engineer.md", []byte(page)), isKey)
	title, _ := block.Keys.Pairs()[0].Value.Text()
	fmt.Printf("%s, %q\n", title, page[block.Body:])

	_, findings := fence.Read(diag.NewSource("engineer.md", []byte("title: Engineer\n")), isKey)
	fmt.Println(findings[0].Message)
	// Output:
	// Engineer, "Text.\n"
	// the file begins like front matter and has no fences; write a line --- above the keys and another one below them
}
