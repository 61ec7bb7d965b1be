package web

import (
	"cmp"
	"errors"
	"strings"

	"github.com/careers-index/careers/search"
	"github.com/careers-index/careers/web/address"
	"github.com/careers-index/careers/web/card"
	"github.com/careers-index/careers/web/gate"
	"github.com/careers-index/careers/web/theme"
	"github.com/careers-index/careers/web/wording"
)

// Cards: images that other sites show beside links to pages. One is drawn when it is asked
// for, and kept with the other answers of its generation.

const (
	cardFolder = "/assets/cards"
	cardEnd    = ".png"
	// cardOfStart is the name of the one of the page at "/".
	cardOfStart = "/index"
)

// cardOf is the absolute address of a page's card; "" where there are no letters for it.
func (c *requestContext) cardOf(p *search.Page) string {
	if !card.Covers(p.Title) {
		return ""
	}
	path := p.Path
	if path == "/" {
		path = cardOfStart
	}
	return c.base() + cardFolder + address.Path(path) + cardEnd
}

// card answers the card of a page.
func (c *requestContext) card() error {
	path, ok := strings.CutSuffix(strings.TrimPrefix(c.r.URL.Path, cardFolder), cardEnd)
	if !ok || path == "/" {
		return errNotFound
	}
	if path == cardOfStart {
		path = "/"
	}
	if done, err := c.answered("", gate.LightCost+1); done || err != nil { // as long as ten searches
		return err
	}
	p, err := c.engine.Page(c.r.Context(), path)
	if errors.Is(err, search.ErrNotFound) || err == nil && !card.Covers(p.Title) {
		return errNotFound
	}
	if err != nil {
		return err
	}
	scheme := theme.New(theme.Accent(c.site.Accent)).Light
	body, err := card.PNG(card.Card{
		Site: cmp.Or(c.site.Title, c.organization(), "Careers"), Title: p.Title,
		Facts: strings.Join(wording.Facts(p.Job, c.site.Facets), " · "), Accent: scheme.Accent, Paper: scheme.Paper,
	})
	if err != nil {
		return err
	}
	c.header.Set("Content-Security-Policy", filePolicy)
	c.header.Set("Cross-Origin-Resource-Policy", "cross-origin")
	return c.write("image/png", body)
}
