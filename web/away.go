package web

import (
	"errors"
	"net/http"
	"slices"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/address"
	"github.com/careers-index/careers/web/rows"
)

// goneView is the answer at the address of a posting that is closed.
type goneView struct {
	frameView
	Gone    *search.GoneError
	Similar []rows.Hit
	Listing string // address of its category
	Search  searchForm
}

// away answers what is at an address that is no page any more: it leads to the page that
// has it, at the address that to makes of its path, or says that the posting is closed and
// which open ones are like it. done is false where there never was anything.
func (c *requestContext) away(err error, to func(path string) string) (done bool, _ error) {
	var moved *search.MovedError
	if errors.As(err, &moved) {
		target := to(moved.To)
		if c.r.URL.RawQuery != "" {
			target += "?" + c.r.URL.RawQuery
		}
		return true, c.redirect(http.StatusMovedPermanently, target)
	}
	var gone *search.GoneError
	if !errors.As(err, &gone) {
		return false, nil
	}
	if c.kind == dataKind {
		return true, gone
	}
	frame, err := c.frame(gone.Title)
	if err != nil {
		return true, err
	}
	near, err := c.near(gone)
	if err != nil {
		return true, err
	}
	v := goneView{frameView: frame, Gone: gone, Similar: rows.NewHits(c.site.Facets, search.Request{}, frame.Masthead.distinct(near)), Search: newSearchForm(search.Request{})}
	v.NoIndex = true
	if gone.Category != "" && !frame.Masthead.hasOneCategory() {
		v.Listing = address.At("/", withValues(search.Request{}, search.CategoryFacet, gone.Category))
	}
	if err := c.render(c.files.views.gone, v); err != nil {
		return true, err
	}
	c.made.Status = http.StatusGone
	return true, nil
}

// minNear is how many open positions are shown beside a closed one, if there are as many.
const minNear = 3

// near are the open positions that are like a closed one. Where few have its skills or the
// words of its title, they are followed by others of its category.
func (c *requestContext) near(gone *search.GoneError) ([]search.Hit, error) {
	near := gone.Similar
	if len(near) >= minNear || gone.Category == "" {
		return near, nil
	}
	same := address.Asked(withValues(search.Request{PerPage: 2 * minNear}, search.CategoryFacet, gone.Category))
	res, err := c.engine.Search(c.r.Context(), same)
	if err != nil {
		return nil, err
	}
	for _, h := range res.Hits {
		isThere := func(known search.Hit) bool { return known.Path == h.Path }
		if len(near) < minNear && !slices.ContainsFunc(near, isThere) {
			h.Snippets = nil
			near = append(near, h)
		}
	}
	return near, nil
}
