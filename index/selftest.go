package index

// What is checked in a new generation before it is published.

import (
	"errors"
	"fmt"

	"github.com/blevesearch/bleve/v2"

	"github.com/careers-index/careers/content"
)

// selfTestPages is how many pages of the site are looked up: enough to notice that
// pages were mixed up, few enough to cost nothing.
const selfTestPages = 8

// selfTest compares g with the site that it was built from: it must have each page
// once, and find some of them by path, in its own tables and in bleve.
func (g *Generation) selfTest(site *content.Site) error {
	all := bleve.NewSearchRequestOptions(bleve.NewMatchAllQuery(), 0, 0, false)
	result, err := g.bleve.Search(all)
	if err != nil {
		return err
	}
	if result.Total != uint64(len(site.Pages)) {
		return fmt.Errorf("the new generation has %d documents for %d pages", result.Total, len(site.Pages))
	}
	step := max(1, len(site.Pages)/selfTestPages)
	for i := 0; i < len(site.Pages); i += step {
		if err := g.selfTestPage(site.Pages[i]); err != nil {
			return fmt.Errorf("the new generation, asked for %s: %w", site.Pages[i].Path, err)
		}
	}
	return nil
}

func (g *Generation) selfTestPage(want *content.Page) error {
	n, ok := g.Find(want.Path)
	if !ok {
		return errors.New("not found")
	}
	got, err := g.Page(n)
	if err != nil {
		return err
	}
	text := want.HTML
	if want.Text != nil {
		if text, err = want.Text.HTML(); err != nil {
			return err
		}
	}
	if got.Title != want.Title || got.HTML != text {
		return errors.New("it has another page there")
	}
	byPath := bleve.NewTermQuery(want.Path)
	byPath.SetField(FieldPath)
	result, err := g.bleve.Search(bleve.NewSearchRequest(byPath))
	if err != nil {
		return err
	}
	if len(result.Hits) != 1 || result.Hits[0].ID != want.Path {
		return fmt.Errorf("bleve has %d documents of its path", len(result.Hits))
	}
	if doc := Doc(result.Hits[0].IndexInternalID.Value()); g.Ordinal(doc) != n {
		return fmt.Errorf("bleve has it as document %d, which is page %d, not %d", doc, g.Ordinal(doc), n)
	}
	return nil
}
