package index_test

import (
	"context"
	"fmt"
	"os"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/check"
)

// Example builds a generation of the embedded example site, opens it, and reads
// a page.
func Example() {
	dir, err := os.MkdirTemp("", "careers")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer func() { _ = os.RemoveAll(dir) }()
	site, err := check.Load(context.Background(), content.Example(), content.Options{}, check.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	m, err := index.Build(context.Background(), site, dir, index.BuildOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(m.Pages, "pages,", m.Postings, "postings")

	g, err := index.Open(dir)
	if err != nil {
		fmt.Println(err)
		return
	}
	defer func() { _ = g.Close() }()
	n, _ := g.Find("/open-positions/data-engineer")
	card, err := g.Card(n)
	fmt.Println(card.Title, "·", card.Category, err)
	// Output:
	// 35 pages, 26 postings
	// Data Engineer · Data <nil>
}
