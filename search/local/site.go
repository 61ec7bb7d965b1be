package local

import (
	"iter"

	"github.com/careers-index/careers/index"
	"github.com/careers-index/careers/index/stored"
	"github.com/careers-index/careers/search"
)

// Site describes the site as a whole.
func (e *Engine) Site() *search.Site { return &e.site }

func (e *Engine) newSite() search.Site {
	site := e.known.Describe()
	site.Assets, site.Pages = protectedFS{e.g.Assets(), e}, e.pages()
	for n := range index.Ordinal(e.g.Len()) {
		site.Pays = site.Pays || e.g.YearlyPay(n) > 0
	}
	return site
}

// pages reads what navigation needs of every page.
func (e *Engine) pages() iter.Seq2[search.PageRef, error] {
	return func(yield func(search.PageRef, error) bool) {
		for n := range index.Ordinal(e.g.Len()) {
			var c stored.Card
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
