package insert_test

import (
	"fmt"

	"github.com/yuin/goldmark/ast"

	"github.com/careers-index/careers/content/markdown/insert"
	"github.com/careers-index/careers/content/markdown/syntax"
)

func ExampleBlocks() {
	const page = "- Go\n- Scala\n\n<common-section section-name=\"stack\"/>\n"
	buffer := []byte(page + "\n- SQL\n")
	doc, _ := syntax.Parse(buffer[:len(page)], 0)
	section, _ := syntax.Parse(buffer, len(page))
	for _, n := range syntax.Landmarks(doc) {
		insert.Blocks(n.(*syntax.BlockTag), section)
	}
	list := doc.FirstChild().(*ast.List)
	fmt.Println(doc.ChildCount(), "list of", list.ChildCount(), "items")
	// Output:
	// 1 list of 3 items
}
