package segments_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/document"

	"github.com/careers-index/careers/index/disk"
	"github.com/careers-index/careers/index/segments"
)

// Example writes an index of two documents, and opens it.
func Example() {
	temp, err := os.MkdirTemp("", "example")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(temp)
	ids, titles := []string{"/b", "/a"}, []string{"Crane operator", "Crane engineer"}
	m := bleve.NewIndexMapping()
	layout := segments.NewLayout(ids, nil, 1, 250)
	folder := filepath.Join(temp, "bleve")
	err = segments.Write(context.Background(), disk.OS{}, folder, m, layout, segments.Source{New: func(_ int, list []int) ([]*document.Document, error) {
		var docs []*document.Document
		for _, n := range list {
			d := document.NewDocument(ids[n])
			if err := m.MapDocument(d, map[string]any{"title": titles[n]}); err != nil {
				fmt.Println(err)
			}
			docs = append(docs, d)
		}
		return docs, nil
	}})
	if err != nil {
		fmt.Println(err)
		return
	}
	index, err := bleve.Open(folder)
	if err != nil {
		fmt.Println(err)
		return
	}
	query := bleve.NewMatchQuery("operator")
	query.SetField("title")
	found, err := index.Search(bleve.NewSearchRequest(query))
	fmt.Println(found.Hits[0].ID, found.Hits.Len(), err, layout.Order(), index.Close())
	// Output: /b 1 <nil> [1 0] <nil>
}
