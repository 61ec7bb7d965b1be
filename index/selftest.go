package index

// What is checked in a new generation before it is published.

import (
	"errors"
	"fmt"
	"slices"

	"github.com/careers-index/careers/content"
	"github.com/careers-index/careers/index/analysis"
	"github.com/careers-index/careers/index/terms"
)

// selfTestPages is how many pages of the site are looked up: enough to notice that
// pages were mixed up, few enough to cost nothing.
const selfTestPages = 8

// sample is some pages of a site.
type sample struct {
	site  int // how many pages the site has
	pages []content.Page
}

// sampleOf copies pages, so that the others need not stay in memory.
func sampleOf(pages []*content.Page) sample {
	s := sample{site: len(pages)}
	step := max(1, len(pages)/selfTestPages)
	for i := 0; i < len(pages); i += step {
		s.pages = append(s.pages, *pages[i])
	}
	return s
}

// selfTest compares g with the site that it was built from: it must have each page
// once, and find some of them by path, and by the words of their titles.
func (g *Generation) selfTest(s sample) error {
	if g.Len() != s.site {
		return fmt.Errorf("the new generation has %d pages, the site %d", g.Len(), s.site)
	}
	for i := range s.pages {
		if err := g.selfTestPage(&s.pages[i]); err != nil {
			return fmt.Errorf("the new generation, asked for %s: %w", s.pages[i].Path, err)
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
	return g.selfTestTerms(n)
}

// selfTestTerms looks for the words of a page's title: they must lead to it.
func (g *Generation) selfTestTerms(n Ordinal) error {
	card, err := g.Card(n)
	if err != nil {
		return err
	}
	for _, term := range analysis.Terms(card.Title) {
		i, ok := g.terms.Words.Find(term)
		if !ok {
			return fmt.Errorf("no page has the word %s of its title", term)
		}
		list, err := g.terms.Words.List(i)
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(list.Append(nil), func(e terms.Entry) bool { return e.InFirst && Doc(e.Doc) == g.Document(n) }) {
			return fmt.Errorf("the word %s does not lead to it", term)
		}
	}
	return nil
}
