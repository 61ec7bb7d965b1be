package web

import (
	"errors"
	"net/http"

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
	v := goneView{frameView: frame, Gone: gone, Similar: rows.NewHits(c.site.Facets, search.Request{}, gone.Similar), Search: newSearchForm(search.Request{})}
	v.NoIndex = true
	if gone.Category != "" {
		v.Listing = address.At("/", withValues(search.Request{}, search.CategoryFacet, gone.Category))
	}
	if err := c.render(c.files.views.gone, v); err != nil {
		return true, err
	}
	c.made.Status = http.StatusGone
	return true, nil
}
