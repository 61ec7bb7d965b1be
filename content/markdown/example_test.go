package markdown_test

import (
	"context"
	"fmt"

	"github.com/careers-index/careers/content/diag"
	"github.com/careers-index/careers/content/markdown"
)

func ExampleSections_Render() {
	sections, err := markdown.NewSections(context.Background(), []markdown.SectionFile{
		{Name: "stack", Source: diag.NewSource("sections/stack.md", []byte("## Languages\n- [Scala](scala.md)\n"))},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	page := diag.NewSource("jobs/engineer.md", []byte("## Skills\n- Go\n\n<common-section section-name=\"stack\"/>\n"))
	doc := sections.Render(markdown.PageFile{Source: page}, markdown.NewLinker(nil, nil))
	for _, p := range doc.Passages {
		at := p.Runs[0].At
		fmt.Printf("%q %q %s:%d:%d\n", p.Path, p.Text, at.File, at.Line, at.Column)
	}
	fmt.Println(doc.Links[0].URL)
	// Output:
	// ["Skills"] "Go" jobs/engineer.md:2:3
	// ["Skills" "Languages"] "Scala" sections/stack.md:2:4
	// /jobs/scala
}
