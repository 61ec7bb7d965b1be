package local

import (
	"iter"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/search"
)

// Site describes the site as a whole.
func (e *Engine) Site() *search.Site { return &e.site }

func (e *Engine) newSite() search.Site {
	s := e.g.Settings()
	site := search.Site{
		Generation: e.g.Manifest().ID,
		Title:      s.Title, URL: s.URL, Language: s.Language, Accent: s.Accent,
		LogoLight: s.LogoLight, LogoDark: s.LogoDark,
		Organization: s.Organization, PostingCategories: s.PostingCategories,
		NoInsights: s.NoInsights,
		Assets:     protectedFS{e.g.Assets(), e}, Pages: e.pages(),
	}
	for n := range index.Ordinal(e.g.Len()) {
		site.Pays = site.Pays || e.g.YearlyPay(n) > 0
	}
	for i := range e.facets {
		site.Facets = append(site.Facets, e.facets[i].describe())
	}
	return site
}

// pages reads what navigation needs of every page.
func (e *Engine) pages() iter.Seq2[search.PageRef, error] {
	return func(yield func(search.PageRef, error) bool) {
		for n := range index.Ordinal(e.g.Len()) {
			var c index.Card
			err := e.protect(func() (err error) {
				c, err = e.g.Card(n)
				return err
			})
			ref := search.PageRef{Path: c.Path, Title: c.Title, Menu: c.Menu, Category: c.Category, Updated: c.Job.Updated, Position: c.Position, Posting: c.Posting}
			if !yield(ref, err) || err != nil {
				return
			}
		}
	}
}
