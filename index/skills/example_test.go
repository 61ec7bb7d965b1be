package skills_test

import (
	"context"
	"fmt"
	"testing/fstest"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index/skills"
	"github.com/careers-index/careers/index/skills/lexicon"
)

// load loads a site with one posting.
func load(text string) (*content.Site, error) {
	root := fstest.MapFS{"jobs/engineer.md": {Data: []byte("---\ntitle: Engineer\ncategory: Open Positions\n---\n" + text)}}
	site, err := content.Load(context.Background(), root, content.Options{})
	if err != nil {
		return nil, err
	}
	return content.Select(site, site.Findings), nil
}

// The skills of a posting, how much it wants each, and where it says so.
func ExampleDetector_Detect() {
	site, err := load("You must know Kafka. Experience with Go or Rust.\n\nNice to have: Terraform. No PHP.\n")
	if err != nil {
		fmt.Println(err)
		return
	}
	d := skills.NewDetector(lexicon.Default())
	for _, s := range d.Detect(site.Pages[0]) {
		e := s.Evidence[0]
		fmt.Printf("%s: %s (line %d, column %d: %q)\n", s.Name, s.Strength, e.Line, e.Column, e.Text)
	}
	// Output:
	// Go: alternative (line 5, column 38: "Go")
	// Kafka: required (line 5, column 15: "Kafka")
	// Rust: alternative (line 5, column 44: "Rust")
	// Terraform: preferred (line 7, column 15: "Terraform")
}

// Why a word is a skill in one place and not in another.
func ExampleDetector_Explain() {
	site, err := load("Help the go to market team. We run Go and Docker.\n")
	if err != nil {
		fmt.Println(err)
		return
	}
	d := skills.NewDetector(lexicon.Default())
	for _, x := range d.Explain(site.Pages[0], "golang") {
		fmt.Printf("%q counts: %v, %s (%s)\n", x.Text, x.Counted, x.Because, x.By)
	}
	// Output:
	// "go to market" counts: false, part of a phrase with another meaning (go to market)
	// "Go" counts: true, beside another skill in a list (Docker)
}
