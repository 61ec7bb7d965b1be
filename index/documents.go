package index

// What an engine loads of a site: its pages as documents. The local index is
// made of them, and any other index can be.

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index/facet"
	"github.com/careers-index/careers/index/skills"
)

// Documents are the pages of a site as an engine loads them. It is a value:
// nobody changes it.
type Documents struct {
	// Pages are in the order of the listing: by position, title and path. The
	// place of a page is its ordinal.
	Pages []*Page

	facets []facetValues
}

// NewDocuments detects the skills of every page and takes the values of its
// facets. An error says which two files have one path.
func NewDocuments(ctx context.Context, site *content.Site, detector *skills.Detector) (*Documents, error) {
	if err := checkPaths(site.Pages); err != nil {
		return nil, err
	}
	sources := slices.Clone(site.Pages)
	slices.SortFunc(sources, func(x, y *content.Page) int {
		return cmp.Or(cmp.Compare(x.Position, y.Position), strings.Compare(x.Title, y.Title), strings.Compare(x.Path, y.Path))
	})
	docs := &Documents{Pages: make([]*Page, len(sources))}
	pages := make([]facet.Page, len(sources))
	err := parallel(ctx, len(sources), func(i int) error {
		found := detector.Detect(sources[i])
		pages[i] = facet.Page{Page: sources[i], Skills: found}
		docs.Pages[i] = newPage(pages[i])
		return nil
	})
	if err != nil {
		return nil, err
	}
	docs.facets, err = collectFacets(ctx, facet.Table(site.Settings.Facets, detector.Lexicon()), pages)
	return docs, err
}

// Facets are the facets of the site with the values that its pages have.
func (docs *Documents) Facets() []Facet {
	facets := make([]Facet, len(docs.facets))
	for i := range docs.facets {
		facets[i] = docs.facets[i].Facet
	}
	return facets
}

// FacetKeys are the terms of page n in each facet's field, in the order of
// Facets.
func (docs *Documents) FacetKeys(n int) [][]string {
	keys := make([][]string, len(docs.facets))
	for i := range docs.facets {
		keys[i] = docs.facets[i].keys(n)
	}
	return keys
}

func checkPaths(pages []*content.Page) error {
	seen := make(map[string]string, len(pages))
	for _, p := range pages {
		if file, ok := seen[p.Path]; ok {
			return fmt.Errorf("%s and %s both have the path %s; rename one", file, p.File, p.Path)
		}
		seen[p.Path] = p.File
	}
	return nil
}
